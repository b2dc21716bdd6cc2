import { getFile } from '@quorate/shared/contracts/reading'
import { type DownloadAnswer, downloadAnswer, found } from '../../http/answer.ts'
import { instrumentsOf } from '../instrument/queries.ts'
import { mandatesOf } from './queries.ts'
import type { ImportDraftDoc } from './read-models.ts'
import { filesOf } from './source-files.ts'

/** Who sees a mandate or an instrument gets the files that it was read from; who has a draft, those of the draft. */
const getFileAnswer = downloadAnswer(getFile, async (input) => {
  const { params, viewer, personal, files } = input
  const { committee, file: sha256 } = params
  const [mandates, instruments, draft] = await Promise.all([
    mandatesOf(input),
    instrumentsOf(input),
    personal.importDrafts.findOne({ account: viewer.account, committee, files: sha256 }).lean<ImportDraftDoc>(),
  ])
  const ofDraft = { en: draft?.documents.en?.file, fr: draft?.documents.fr?.file }
  const named = [...[...mandates, ...instruments].map(({ sources }) => sources), ofDraft].flatMap(filesOf)
  const { name } = found(
    named.find((file) => file.sha256 === sha256),
    'file',
    sha256,
  )
  return { file: found(await files.find({ committee, sha256 }), 'file', sha256), name }
})

export const mandateDownloads: readonly DownloadAnswer[] = [getFileAnswer]
