import { discardImportDraft, keepFile, previewImport, saveImportDraft } from '@quorate/shared/contracts/reading'
import { notFound, type Refusal } from '@quorate/shared/domain/refusal'
import { KEPT_FOR } from '../../files/files.ts'
import { found, type PersonalAnswer, personalAnswer, rawAnswer, type Viewer } from '../../http/answer.ts'
import { inThread, TOO_MUCH } from '../../http/in-thread.ts'
import { parseBody } from '../../http/parse-json.ts'
import { putAtMost } from '../../http/personal.ts'
import { RefusalError } from '../../http/refusal-error.ts'
import type { FileSent } from './keep-file-worker.ts'
import type { Previewed, ToPreview } from './preview-worker.ts'
import { IMPORT_MANDATE } from './queries.ts'
import { type ImportDraftDoc, importDraftId, keptFileId } from './read-models.ts'
import { fileOf, filesOf, refuseSources } from './source-files.ts'

/** Ten times what the largest document needs, and less than an answer may take. */
const LIMITS = { milliseconds: 8000, megabytes: 512 }
/** Bytes of a body that is parsed at once, without a thread. */
const SHORT = 16 * 1024
/** Drafts of imports that a person may keep in one committee. */
export const MOST_IMPORT_DRAFTS = 20
/** Files a person may send within a day to one committee, but for those whose draft was discarded. */
export const MOST_FILES = 2 * MOST_IMPORT_DRAFTS
/** How often a person may send a file, or have one read. */
const RATE = { perMinute: 30, perHour: 300 }

/** Only those who may import a mandate or an instrument keep files and drafts, and see how a document would come in. */
function mayImport({ may }: Viewer): Refusal | null {
  const mandate = may(IMPORT_MANDATE)
  return mandate && may({ ...IMPORT_MANDATE, type: 'importInstrument' }) && mandate
}

const keepFileAnswer = rawAnswer(
  keepFile,
  async ({ params: { committee }, body, viewer: { account }, personal, files, now }) => {
    const sent = await inThread<FileSent>('features/mandate/keep-file-worker.js', body.bytes, LIMITS)
    if (sent === 'too-much') throw new RefusalError(TOO_MUCH)
    if (!sent.ok) throw new RefusalError(sent.refusal)
    const { name, bytes, sha256 } = sent
    await personal.keptFiles.deleteMany({ account, committee, keptAt: { $lt: now - KEPT_FOR } })
    const _id = keptFileId({ account, committee, sha256 })
    const isKept = await putAtMost(personal.keptFiles, { _id, account, committee, sha256, keptAt: now }, MOST_FILES)
    if (!isKept) throw new RefusalError(TOO_MANY_FILES)
    await files.keep({ committee, sha256 }, bytes)
    return { sha256, name, size: bytes.length }
  },
  { may: mayImport, rate: RATE },
)

const previewAnswer = rawAnswer(
  previewImport,
  async ({ params: { committee }, body: { bytes }, viewer: { account }, personal, files }) => {
    const toPreview = async (): Promise<ToPreview> => {
      if (bytes !== null && bytes.length > SHORT) return { body: bytes }
      const { file: sha256, changes, encoding } = parseBody(previewImport.body, bytes)
      if (sha256 === undefined) return { body: bytes }
      const file = found(await fileOf({ account, personal, files }, { committee, sha256 }), 'file', sha256)
      const pieces: Uint8Array[] = []
      for await (const piece of files.read(file)) pieces.push(piece)
      return { bytes: Buffer.concat(pieces), changes, encoding }
    }
    const read = await inThread<Previewed>('features/mandate/preview-worker.js', await toPreview(), LIMITS)
    if (read === 'too-much') throw new RefusalError(TOO_MUCH)
    if (!read.ok) throw new RefusalError(read.refusal)
    return read.json
  },
  { may: mayImport, costly: true, rate: RATE },
)

const saveImportDraftAnswer = personalAnswer(
  saveImportDraft,
  async ({ params, body, viewer: { account }, personal, files, now }) => {
    const { en, fr } = body.documents
    const named = filesOf({ en: en?.file, fr: fr?.file })
    const refusal = await refuseSources({ account, personal, files }, params.committee, named)
    if (refusal !== null) throw new RefusalError(refusal)
    const hashes = named.map(({ sha256 }) => sha256)
    const doc: ImportDraftDoc = {
      _id: importDraftId({ account, ...params }),
      account,
      ...params,
      ...body,
      files: hashes,
      names: { ...(en && { en: en.file.name }), ...(fr && { fr: fr.file.name }) },
      corrections: (en?.corrections.length ?? 0) + (fr?.corrections.length ?? 0),
      savedAt: now,
    }
    if (!(await putAtMost(personal.importDrafts, doc, MOST_IMPORT_DRAFTS))) throw new RefusalError(TOO_MANY_DRAFTS)
    // After the draft: whoever removes a file from now on sees that it is named.
    const areThere = await files.touch(params.committee, hashes)
    if (!areThere) throw new RefusalError(notFound('file', hashes[0] ?? '').refusal)
    return { savedAt: now }
  },
  { may: mayImport },
)

/** A draft that does not exist counts as discarded. Who may no longer import still discards theirs. */
const discardImportDraftAnswer = personalAnswer(
  discardImportDraft,
  async ({ params, viewer: { account }, personal, files }) => {
    const { committee } = params
    const _id = importDraftId({ account, ...params })
    const draft = await personal.importDrafts.findOneAndDelete({ _id }).lean<ImportDraftDoc>()
    if (draft === null) return {}
    await personal.keptFiles.deleteMany({ account, committee, sha256: { $in: draft.files } })
    await files.release(committee, draft.files)
    return {}
  },
)

const TOO_MANY_FILES: Refusal = {
  code: 'rate-limited',
  message: `You have sent ${MOST_FILES} files within a day. Delete drafts of imports that you no longer need, or go on tomorrow.`,
  details: { seconds: KEPT_FOR / 1000 },
}
const TOO_MANY_DRAFTS: Refusal = {
  code: 'invalid-request',
  message: `You already have ${MOST_IMPORT_DRAFTS} drafts of imports in this committee. Delete one, then try again.`,
  details: { limit: MOST_IMPORT_DRAFTS },
}

export const mandatePersonal: readonly PersonalAnswer[] = [
  keepFileAnswer,
  previewAnswer,
  saveImportDraftAnswer,
  discardImportDraftAnswer,
]
