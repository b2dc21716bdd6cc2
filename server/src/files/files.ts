import { type Connection, Schema } from 'mongoose'
import { inTime, isDuplicateKey } from '../store-errors.ts'

/** Bytes of a piece: each is read and written for itself, so that nothing holds a whole file. */
const PIECE = 255 * 1024
/** Milliseconds for which a file is kept at least that nothing names yet. */
export const KEPT_FOR = 24 * 60 * 60_000
/** Milliseconds after which a file that has not come in whole is removed: much longer than a request takes. */
const COMES_WITHIN = 60 * 60_000
/** Files that are looked at together when those that nothing names are removed. */
const AT_ONCE = 100

/** The bytes of a file are known by their SHA-256, in hexadecimal digits, within a committee. */
export type FileKey = { committee: string; sha256: string }
export type KeptFile = FileKey & { _id: string; size: number }

type FileDoc = KeptFile & {
  /** False while its pieces come in or are removed: then it is not there for anybody. */
  complete: boolean
  /** Until then it is kept also if nothing names it; null: for good. */
  until: Date | null
  /** Counts what is done to it: who removes it makes sure that nobody has named it since they looked. */
  touched: number
}
type PieceDoc = { _id: string; bytes: Buffer }

const fileSchema = new Schema<FileDoc>(
  {
    _id: { type: String, required: true },
    committee: { type: String, required: true },
    sha256: { type: String, required: true },
    size: { type: Number, required: true },
    complete: { type: Boolean, required: true },
    until: { type: Date, default: null },
    touched: { type: Number, default: 0 },
  },
  { versionKey: false, strict: 'throw', collection: 'files', autoCreate: false, autoIndex: false },
)
fileSchema.index({ committee: 1, sha256: 1 }, { unique: true, partialFilterExpression: { complete: true } })
fileSchema.index({ until: 1 })

const pieceSchema = new Schema<PieceDoc>(
  { _id: { type: String, required: true }, bytes: { type: Buffer, required: true } },
  { versionKey: false, strict: 'throw', collection: 'filePieces', autoCreate: false, autoIndex: false },
)

/** Tests make it again on one connection. */
const ANEW = { overwriteModels: true }

type FilesOptions = {
  now: () => number
  newId: (prefix: string) => string
  /** Whether anything of the product names the file. */
  isNamed: (file: FileKey) => Promise<boolean>
}

export type Files = ReturnType<typeof createFiles>

/**
 * Files of committees, in the store. They are no read model: they are not made from the record, so no rebuild touches
 * them. Any node may do any of this at any time: a file is removed only if nothing names it, and if nobody has touched it
 * since that was found out. Whoever is about to name a file writes the name first, and touches the file then.
 */
export function createFiles(connection: Connection, { now, newId, isNamed }: FilesOptions) {
  const files = connection.model<FileDoc>('File', fileSchema, undefined, ANEW)
  const pieces = connection.model<PieceDoc>('FilePiece', pieceSchema, undefined, ANEW)
  const later = (milliseconds: number) => new Date(now() + milliseconds)
  const whole = (committee: string, hashes: readonly string[]) => ({
    committee,
    sha256: { $in: [...hashes] },
    complete: true,
  })

  /** Keeps files for another day at least; whether all of them are there. */
  async function touch(committee: string, hashes: readonly string[]): Promise<boolean> {
    const there = whole(committee, hashes)
    await files.updateMany(
      { ...there, until: { $ne: null } },
      { $set: { until: later(KEPT_FOR) }, $inc: { touched: 1 } },
    )
    return (await files.countDocuments(there)) === new Set(hashes).size
  }

  async function find({ committee, sha256 }: FileKey): Promise<KeptFile | null> {
    return files.findOne({ committee, sha256, complete: true }).lean<KeptFile>()
  }

  /** Keeps bytes for a day at least; the same bytes once. `sha256` is theirs. */
  async function keep(key: FileKey, bytes: Uint8Array): Promise<void> {
    if (await touch(key.committee, [key.sha256])) return
    const _id = newId('file')
    const size = bytes.byteLength
    await files.create({ _id, ...key, size, complete: false, until: later(COMES_WITHIN) })
    for (const [number, piece] of pieceIds({ _id, size }).entries()) {
      const part = Buffer.from(bytes.buffer, bytes.byteOffset + number * PIECE, Math.min(PIECE, size - number * PIECE))
      await inTime(pieces.create({ _id: piece, bytes: part }))
    }
    try {
      await files.updateOne({ _id }, { $set: { complete: true, until: later(KEPT_FOR) }, $inc: { touched: 1 } })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      // Somebody else has kept the same bytes meanwhile.
      await removePieces({ _id, size })
      await keep(key, bytes)
    }
  }

  async function removePieces(file: Pick<FileDoc, '_id' | 'size'>): Promise<void> {
    await pieces.deleteMany({ _id: { $in: pieceIds(file) } })
    await files.deleteOne({ _id: file._id })
  }

  async function removeUnlessNamed(file: FileDoc): Promise<void> {
    const { _id, touched, complete } = file
    const untouched = { _id, touched, until: { $ne: null } }
    if (complete && (await isNamed(file))) {
      await files.updateOne(untouched, { $set: { until: later(KEPT_FOR) }, $inc: { touched: 1 } })
      return
    }
    // From here on it is not there; if this node dies, it is found again, as it is due.
    const due = { $set: { complete: false, until: new Date(now()) }, $inc: { touched: 1 } }
    const { matchedCount } = await files.updateOne(untouched, due)
    if (matchedCount === 1) await removePieces(file)
  }

  return {
    async prepare(): Promise<void> {
      for (const model of [files, pieces]) await model.createCollection()
      await files.createIndexes()
    },

    touch,
    find,
    keep,

    /** Keeps files for good; whether all of them are there. */
    async pin(committee: string, hashes: readonly string[]): Promise<boolean> {
      const { matchedCount } = await files.updateMany(whole(committee, hashes), {
        $set: { until: null },
        $inc: { touched: 1 },
      })
      return matchedCount === new Set(hashes).size
    },

    /** A file that is kept for good; null: there is none. */
    async findPinned({ committee, sha256 }: FileKey): Promise<KeptFile | null> {
      return files.findOne({ committee, sha256, complete: true, until: null }).lean<KeptFile>()
    },

    /** The bytes, piece by piece. @throws if the file is removed meanwhile */
    async *read(file: Pick<KeptFile, '_id' | 'size'>): AsyncGenerator<Uint8Array> {
      for (const _id of pieceIds(file)) {
        const piece = await pieces.findById(_id).lean<{ bytes: { buffer: Uint8Array } }>()
        if (piece === null) throw new Error(`The piece ${_id} of a file is missing`)
        yield piece.bytes.buffer
      }
    },

    /** Removes those of these files that nothing names any more. */
    async release(committee: string, hashes: readonly string[]): Promise<void> {
      const there = await files.find({ ...whole(committee, hashes), until: { $ne: null } }).lean<FileDoc[]>()
      for (const file of there) await removeUnlessNamed(file)
    },

    /** Removes the files whose time is over and that nothing names, and those that never came in whole. */
    async removeUnnamed(): Promise<void> {
      for (;;) {
        const due = await files
          .find({ until: { $lt: new Date(now()) } })
          .sort({ until: 1 })
          .limit(AT_ONCE)
          .lean<FileDoc[]>()
        for (const file of due) await removeUnlessNamed(file)
        if (due.length < AT_ONCE) return
      }
    },
  }
}

/** The ids of a file's pieces, in order. */
function pieceIds({ _id, size }: Pick<FileDoc, '_id' | 'size'>): string[] {
  return Array.from({ length: Math.ceil(size / PIECE) }, (_, number) => `${_id}:${number}`)
}
