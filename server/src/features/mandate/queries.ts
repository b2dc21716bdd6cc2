import { type Clause, getClause, getMandates, type Mandates } from '@quorate/shared/contracts/mandate'
import { getImportDraft, getImportDrafts } from '@quorate/shared/contracts/reading'
import type { Command } from '@quorate/shared/domain/command'
import type { CommitteeState } from '@quorate/shared/domain/committee'
import type { MandateClause } from '@quorate/shared/domain/mandate/events'
import {
  abilities,
  answer,
  found,
  type QueryAnswer,
  type QuerySource,
  type Viewer,
  visibleTo,
} from '../../http/answer.ts'
import { type ImportDraftDoc, importDraftId, type MandateDoc } from './read-models.ts'

/** The mandates that the viewer may see, the newest first. */
export async function mandatesOf({ params, readShared, viewer }: Source): Promise<MandateDoc[]> {
  const { committee } = params
  const docs = await readShared(['mandates'], [], ({ mandates }) =>
    mandates.find({ committee }).sort({ at: -1, _id: 1 }).lean<MandateDoc[]>(),
  )
  return visibleTo(viewer, docs).filter(({ withdrawn }) => !withdrawn)
}

type Source = Pick<QuerySource, 'readShared' | 'viewer'> & { params: { committee: string } }

const getMandatesAnswer = answer(getMandates, async (input) => {
  const { viewer, state, seq } = input
  const docs = await mandatesOf(input)
  const mandates = docs.map(({ _id: id, title, authentic, clauses, surroundings, sources, corrigenda }) => {
    const counts = countWorks(state, viewer, id)
    return {
      id,
      title,
      authentic,
      clauses: clauses.map((clause) => presentClause(clause, countsOf(counts, clause.number))),
      surroundings,
      sources,
      corrigenda,
      used: state.mandate.get(id)?.used ?? true,
    }
  })
  return { seq, mandates, can: abilities([IMPORT_MANDATE, WITHDRAW, CORRECT], viewer.may) }
})

/** The document is chosen later, so only the policy judges. */
export const IMPORT_MANDATE = {
  type: 'importMandate',
  title: {},
  provisions: [],
  surroundings: { front: {}, end: {}, notes: {} },
  sources: {},
} as const satisfies Command
const WITHDRAW = { type: 'withdrawMandate', mandate: '', reason: '' } as const
const CORRECT = {
  type: 'correctMandate',
  mandate: '',
  clause: '',
  field: 'text',
  language: 'en',
  after: '',
  reason: '',
} as const

function presentClause(
  { number, parent, heading = {}, text, shown, cited }: MandateClause,
  counts: Counts,
): Clause['clause'] {
  return { number, parent, heading, text, ...(shown && { shown }), ...(cited && { cited }), ...counts }
}

const getClauseAnswer = answer(getClause, async (input) => {
  const { params, viewer, state, seq } = input
  const {
    _id: id,
    title,
    clauses,
  } = found(
    (await mandatesOf(input)).find(({ _id }) => _id === params.mandate),
    'mandate',
    params.mandate,
  )
  const clause = found(
    clauses.find(({ number }) => number === params.clause),
    'clause',
    params.clause,
  )
  const counts = countsOf(countWorks(state, viewer, id), clause.number)
  return { seq, mandate: { id, title }, clause: presentClause(clause, counts) }
})

type Counts = Pick<Mandates['mandates'][number]['clauses'][number], 'works' | 'open'>

/** By clause, the works under it that the viewer may see, from the decision state. */
function countWorks({ works }: CommitteeState, { audiences }: Viewer, mandate: string): Map<string, Counts> {
  const counts = new Map<string, Counts>()
  for (const { audience, clauses, open } of works.works.values()) {
    if (!audiences.has(audience)) continue
    for (const { clause } of clauses.filter((one) => one.mandate === mandate)) {
      const count = countsOf(counts, clause)
      counts.set(clause, { works: count.works + 1, open: count.open + (open ? 1 : 0) })
    }
  }
  return counts
}

function countsOf(counts: ReadonlyMap<string, Counts>, clause: string): Counts {
  return counts.get(clause) ?? { works: 0, open: 0 }
}

const getImportDraftsAnswer = answer(getImportDrafts, async ({ params: { committee }, viewer, personal }) => {
  const docs = await personal.importDrafts
    .find({ account: viewer.account, committee })
    .select({ documents: 0 })
    .sort({ savedAt: -1 })
    .lean<Omit<ImportDraftDoc, 'documents'>[]>()
  return {
    drafts: docs.map(({ draft: id, kind, title, names, corrections, savedAt }) => {
      return { id, kind, title, files: names, corrections, savedAt }
    }),
  }
})

const getImportDraftAnswer = answer(getImportDraft, async ({ params, viewer, personal }) => {
  const _id = importDraftId({ account: viewer.account, ...params })
  const doc = found(await personal.importDrafts.findById(_id).lean<ImportDraftDoc>(), 'draft', params.draft)
  const { draft: id, kind, title, documents, savedAt } = doc
  return { id, kind, title, documents, savedAt }
})

export const mandateQueries: readonly QueryAnswer[] = [
  getMandatesAnswer,
  getClauseAnswer,
  getImportDraftsAnswer,
  getImportDraftAnswer,
]
