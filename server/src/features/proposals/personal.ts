import { type Draft, discardDraft, saveDraft } from '@quorate/shared/contracts/proposals'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { type PersonalAnswer, personalAnswer } from '../../http/answer.ts'
import { putAtMost } from '../../http/personal.ts'
import { RefusalError } from '../../http/refusal-error.ts'
import { type DraftDoc, draftId } from './read-models.ts'

/** Drafts a person may keep in one committee. */
export const MOST_DRAFTS = 100
/** Bytes of JSON a draft may have. */
export const LARGEST_DRAFT = 256 * 1024

export function presentDraft(doc: DraftDoc): Draft {
  const { draft: id, kind, clause, instrument, version, title, operations, justification, savedAt } = doc
  return { id, kind, clause, instrument, version, title, operations, justification, savedAt }
}

const saveDraftAnswer = personalAnswer(saveDraft, async ({ params, body, viewer, personal, now }) => {
  if (Buffer.byteLength(JSON.stringify(body)) > LARGEST_DRAFT) throw new RefusalError(TOO_LARGE)
  const key = { account: viewer.account, ...params }
  const doc: DraftDoc = { _id: draftId(key), ...key, ...body, savedAt: now }
  if (!(await putAtMost(personal.drafts, doc, MOST_DRAFTS))) throw new RefusalError(TOO_MANY)
  return presentDraft(doc)
})

/** A draft that does not exist counts as discarded. */
const discardDraftAnswer = personalAnswer(discardDraft, async ({ params, viewer, personal }) => {
  await personal.drafts.deleteOne({ _id: draftId({ account: viewer.account, ...params }) })
  return {}
})

const TOO_LARGE: Refusal = {
  code: 'request-too-large',
  message: 'This draft is too large (over 256 kB). Divide it into several amendments.',
  details: { limit: LARGEST_DRAFT },
}
const TOO_MANY: Refusal = {
  code: 'invalid-request',
  message: `You already have ${MOST_DRAFTS} drafts in this committee. Delete one, then try again.`,
  details: { limit: MOST_DRAFTS },
}

export const proposalPersonal: readonly PersonalAnswer[] = [saveDraftAnswer, discardDraftAnswer]
