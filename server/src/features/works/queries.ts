import { getChain, getReferences, getWork, getWorks, setFollowing } from '@quorate/shared/contracts/works'
import {
  answer,
  found,
  inView,
  type PersonalAnswer,
  personalAnswer,
  type QueryAnswer,
  type QueryInput,
} from '../../http/answer.ts'
import { after, matching, pageOf, readList } from '../../http/paging.ts'
import { personalId } from '../../http/personal.ts'
import type { ReadModels } from '../../record/read-model.ts'
import { DECISION_OUTLINE, type DecisionDoc } from '../decisions/read-models.ts'
import { searchedFor } from '../search-words.ts'
import { mayOpenVote } from '../votes/may-open-vote.ts'
import { summarizeVote, VOTE_SUMMARY, type VoteSummaryDoc } from '../votes/presenter.ts'
import { chainOf } from './chain.ts'
import { linking, linksOf } from './links.ts'
import { LINE, presentLine, SUMMARY, type WorkOutline, type WorkSummaryDoc } from './presenter.ts'
import { clauseKey, type WorkDoc } from './read-models.ts'
import { followedBy, ownOf, rowOf } from './rows.ts'

const getWorksAnswer = answer(getWorks, async (input) => {
  const { query, read, state, seq } = input
  const { kind, open, mandate, clause, following, limit } = query
  const words = searchedFor(query.search)
  const [followed, matched] =
    following === undefined ? [] : await Promise.all([followedBy(input), matchesOf(input, words)])
  const find = ({ works }: Pick<ReadModels, 'works'>, within: object) =>
    works
      .find({
        ...within,
        ...(kind === undefined ? {} : { kind }),
        ...(open === undefined ? {} : { open }),
        ...(query.for === undefined ? {} : { for: query.for }),
        ...(mandate === undefined || clause === undefined ? {} : { clauses: clauseKey({ mandate, clause }) }),
        ...(matched === undefined && matching(words)),
        ...after('order', query.cursor),
      })
      .select(SUMMARY)
      .sort({ order: -1 })
      .limit(limit + 1)
      .lean<WorkSummaryDoc[]>()
  const docs =
    followed === undefined
      ? await readList(input, 'works', query, find)
      : await firstOf(
          // The state has works in the order in which they were brought.
          [...state.works.works.keys()]
            .reverse()
            .filter((id) => followed.has(id) === following && (matched?.has(id) ?? true)),
          limit + 1,
          (ids) => find(read, { ...inView(input), _id: { $in: ids } }),
        )
  const { rows, next } = pageOf(docs, limit, ({ order }) => order)
  const own = await ownOf(
    input,
    rows.map(({ thread }) => thread),
  )
  return { seq, works: rows.map((doc) => rowOf(doc, own)), next }
})

/**
 * The works that have these words, found by the index of words, once for everybody: also those that the viewer may not
 * see. Undefined if there are no words.
 */
async function matchesOf({ params, readShared }: QueryInput<typeof getWorks>, words: readonly string[]) {
  if (words.length === 0) return undefined
  const docs = await readShared(['works'], ['matches', ...words], ({ works }) =>
    works
      .find({ committee: params.committee, ...matching(words) })
      .select({ _id: 1 })
      .lean<Pick<WorkDoc, '_id'>[]>(),
  )
  return new Set(docs.map(({ _id }) => _id))
}

/**
 * The first documents that `find` returns of these ids. It is given more and more of them until there are enough: the
 * first are nearly always enough, and only a rare word or a page far down needs all.
 */
async function firstOf<D>(ids: readonly string[], most: number, find: (ids: readonly string[]) => Promise<D[]>) {
  const docs: D[] = []
  for (let from = 0, step = 2 * most; from < ids.length && docs.length < most; from += step, step *= 4)
    docs.push(...(await find(ids.slice(from, from + step))))
  return docs.slice(0, most)
}

const getWorkAnswer = answer(getWork, async (input) => {
  const { params, read, viewer, state, seq } = input
  const doc = found(
    await read.works.findOne({ _id: params.work, ...inView(input) }).lean<WorkDoc>(),
    'work',
    params.work,
  )
  const [own, links, votes] = await Promise.all([
    ownOf(input, [doc.thread]),
    linksOf(input, doc),
    read.votes
      .find({ work: doc._id, ...inView(input) })
      .select(VOTE_SUMMARY)
      .sort({ order: -1 })
      .lean<VoteSummaryDoc[]>(),
  ])
  return {
    seq,
    work: rowOf(doc, own),
    moves: doc.moves,
    links,
    votes: votes.map(summarizeVote),
    can: { ...linking(viewer), openVote: mayOpenVote(viewer, state, doc._id) },
  }
})

const getChainAnswer = answer(getChain, async (input) => {
  const { params, read, seq } = input
  const doc = await read.works.findOne({ _id: params.work, ...inView(input) }).lean<WorkDoc>()
  return { seq, ...(await chainOf(input, found(doc, 'work', params.work))) }
})

const MOST_SYMBOLS = 50

const getReferencesAnswer = answer(getReferences, async (input) => {
  const { query, read, seq } = input
  const symbols = [...new Set(query.symbols.split(','))].filter(Boolean).slice(0, MOST_SYMBOLS)
  const named = { ...inView(input), symbol: { $in: symbols } }
  const [works, decisions] = await Promise.all([
    read.works.find(named).select(LINE).lean<WorkOutline[]>(),
    read.decisions.find(named).select(DECISION_OUTLINE).lean<Pick<DecisionDoc, '_id' | 'symbol'>[]>(),
  ])
  return {
    seq,
    references: [
      ...works.map((doc) => ({ what: 'work' as const, symbol: doc.symbol, work: presentLine(doc) })),
      ...decisions.map(({ _id, symbol }) => ({ what: 'decision' as const, symbol, decision: _id })),
    ],
  }
})

const setFollowingAnswer = personalAnswer(setFollowing, async (input) => {
  const { params, body, read, viewer, personal } = input
  const { committee, work } = params
  const { following } = body
  found(
    await read.works
      .findOne({ _id: work, ...inView(input) })
      .select(LINE)
      .lean<WorkOutline>(),
    'work',
    work,
  )
  const { account } = viewer
  await personal.follows.updateOne(
    { _id: personalId({ account, committee }) },
    { $set: { account, committee, [`works.${work}`]: following } },
    { upsert: true },
  )
  return { following }
})

export const workQueries: readonly QueryAnswer[] = [getWorksAnswer, getWorkAnswer, getChainAnswer, getReferencesAnswer]
export const workPersonal: readonly PersonalAnswer[] = [setFollowingAnswer]
