import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

const MARK = 'STORE'
const MARK_TEXT = 'embedded document store, format 1\n'
export const DATA = 'store.mdb'
const LMDB_MAGIC = 0xbeefc0de

/** Why a folder cannot be used as a data folder; nothing in it was touched. */
export class FolderError extends Error {}

export function dataFile(folder: string): string {
  return join(folder, DATA)
}

// Room for the small files beside the data, and for writes of others meanwhile.
const SPARE = 1024 * 1024

/**
 * Whether so many bytes more fit on the disk of a folder: if they do not, a file mapped into memory ends the process.
 */
export function hasRoom(folder: string, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize >= bytes + SPARE
}

/** Makes new names in a folder durable. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Marks an empty folder as ours, durably. */
export function markFolder(folder: string): void {
  const fd = openSync(join(folder, MARK), 'w', 0o600)
  try {
    writeSync(fd, MARK_TEXT)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  syncFolder(folder)
}

/** @throws FolderError for a folder that holds files of anything but this store; nothing is touched */
export function refuseForeign(folder: string): void {
  if (!existsSync(folder) || existsSync(join(folder, MARK))) return
  const foreign = readdirSync(folder).filter((name) => !name.startsWith('.') && !name.startsWith('LOCK'))
  if (foreign.length > 0) {
    const some = foreign.slice(0, 3).join(', ')
    throw new FolderError(`${folder} is not a data folder of this store (it holds ${some}); choose an empty one`)
  }
}

/**
 * Makes sure that a folder is a complete data folder of this store, marking it if it is new and empty.
 * @throws FolderError for a folder that holds anything else or data that is damaged
 */
export function prepareFolder(folder: string): void {
  refuseForeign(folder)
  if (!existsSync(join(folder, MARK))) {
    markFolder(folder)
    return
  }
  const mark = readFileSync(join(folder, MARK), 'utf8')
  if (mark !== MARK_TEXT) {
    throw new FolderError(`${folder} was written by another version of the store (${mark.slice(0, 60).trim()})`)
  }
  checkDataFile(dataFile(folder))
}

/** Checks the head of the data file. @throws FolderError if the file cannot be complete */
export function checkDataFile(path: string): void {
  if (!existsSync(path)) return
  const size = statSync(path).size
  // A crash in the first moment of a new folder may leave an empty file, from which no command was ever answered.
  if (size === 0) return
  const head = Buffer.alloc(8192)
  const fd = openSync(path, 'r')
  try {
    readSync(fd, head, 0, head.length, 0)
  } finally {
    closeSync(fd)
  }
  const at = [16, 24].find((offset) => head.readUInt32LE(offset) === LMDB_MAGIC)
  if (at === undefined)
    throw new FolderError(`${path} is damaged: its head is not that of a data file. Restore a backup.`)
  const pageSize = head.readUInt32LE(at + 24)
  if (size < pageSize * 2) throw new FolderError(`${path} is damaged: it is cut short. Restore a backup.`)
  checkLength(path, head, at, pageSize, size)
}

/** The file must hold every page that its newest head counts. */
function checkLength(path: string, head: Buffer, at: number, pageSize: number, size: number): void {
  const lastPage = Math.max(
    ...[0, pageSize >> 1, pageSize]
      .filter((off) => off + at + 136 <= head.length && head.readUInt32LE(off + at) === LMDB_MAGIC)
      .map((off) => Number(head.readBigUInt64LE(off + at + 120))),
  )
  if ((lastPage + 1) * pageSize > size) {
    throw new FolderError(
      `${path} is damaged: it is cut short (${size} of ${(lastPage + 1) * pageSize} bytes). Restore a backup.`,
    )
  }
}
