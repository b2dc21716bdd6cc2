const POLYNOMIAL = 0x82f63b78
const table = new Uint32Array(256)
for (let i = 0; i < 256; i++) {
  let value = i
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1
  table[i] = value >>> 0
}

/** The checksum of the wire protocol (Castagnoli). */
export function crc32c(buf: Buffer, start: number, end: number): number {
  let crc = 0xffffffff
  for (let i = start; i < end; i++) crc = (crc >>> 8) ^ (table[(crc ^ (buf[i] as number)) & 0xff] as number)
  return (crc ^ 0xffffffff) >>> 0
}
