import iconv from 'iconv-lite'

/** A text file as text, and the encoding it was read in; `certain` if the file itself says so or allows no other. */
export type Decoded = { text: string; encoding: Encoding; certain: boolean }
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * Recognises the encoding of a text: by its byte order mark, by the zero bytes of UTF-16, as UTF-8 if it is valid, and
 * else as Windows-1252. That is a guess, certain only if the text then has no letters that Western languages lack.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = encodingOfMark(bytes) ?? encodingOfZeros(bytes)
  if (marked !== undefined) return { text: decode(bytes, marked), encoding: marked, certain: true }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', certain: true }
  } catch {
    const text = decode(bytes, 'windows-1252')
    return { text, encoding: 'windows-1252', certain: !UNUSUAL.test(text) }
  }
}

/** The text of bytes in a given encoding, without its byte order mark. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  return iconv.decode(Buffer.from(bytes), encoding)
}

const UNUSUAL = /[^\n\r\t\u0020-\u007e\u00a0«»’‘“”–—…•€œŒŸ§°º²³£àâäæçéèêëîïôöùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖÙÛÜñÑáíóúÁÍÓÚ¿¡ß]/u

function encodingOfMark([one, two, three]: Uint8Array): Encoding | undefined {
  if (one === 0xef && two === 0xbb && three === 0xbf) return 'utf-8'
  if (one === 0xff && two === 0xfe) return 'utf-16le'
  return one === 0xfe && two === 0xff ? 'utf-16be' : undefined
}

/** In a text of Western letters in UTF-16 nearly every second byte is zero. */
function encodingOfZeros(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > sample.length * 0.2 && even < sample.length * 0.05) return 'utf-16le'
  return even > sample.length * 0.2 && odd < sample.length * 0.05 ? 'utf-16be' : undefined
}
