import { previewImport } from '@quorate/shared/contracts/reading'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { type PersonalAnswer, personalAnswer, type Viewer } from '../../http/answer.ts'
import { inThread, TOO_MUCH } from '../../http/in-thread.ts'
import { RefusalError } from '../../http/refusal-error.ts'
import type { FileRead } from '../../reading/read-file.ts'
import { IMPORT_MANDATE } from './queries.ts'

/** Ten times what the largest document needs, and less than an answer may take. */
const LIMITS = { milliseconds: 8000, megabytes: 512 }

const previewAnswer = personalAnswer(
  previewImport,
  async ({ body }) => {
    const read = await inThread<FileRead>('reading/read-file-worker.js', body, LIMITS)
    if (read === 'too-much') throw new RefusalError(TOO_MUCH)
    if (!read.ok) throw new RefusalError(read.refusal)
    return read.preview
  },
  { may: mayImport, costly: true },
)

/** Only those who may import a mandate or an instrument see how one would come in. */
function mayImport({ may }: Viewer): Refusal | null {
  const mandate = may(IMPORT_MANDATE)
  return mandate && may({ ...IMPORT_MANDATE, type: 'importInstrument' }) && mandate
}

export const mandatePersonal: readonly PersonalAnswer[] = [previewAnswer]
