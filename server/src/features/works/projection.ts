import type { WorkLink } from '@quorate/shared/domain/works/events'
import type { Feature } from '../../http/feature.ts'
import { change } from '../../record/projection.ts'
import type { Docs } from '../../record/read-model.ts'
import { principalId } from '../membership/read-models.ts'
import { searchWords } from '../search-words.ts'
import { involve, noteOwnComment } from './involve.ts'
import { clauseKey, type WorkDoc } from './read-models.ts'

export const workProjection: Feature<'works'>['projection'] = {
  async WorkBrought({ audience, actor, seq, index, at, data }, docs, committee) {
    const { work, kind, symbol, title, clause, touches, stage, thread } = data
    // What a principal is called never changes.
    const sponsor = data.for === null ? undefined : await docs.principals.get(principalId(committee, data.for))
    docs.works.put({
      _id: work,
      audience,
      ...{ kind, symbol, title, clause, touches, stage, thread },
      clauses: [clause, ...touches].map(clauseKey),
      by: actor,
      for: data.for,
      open: true,
      // Several works may come in one entry; an entry holds far fewer than a thousand events.
      order: seq * 1000 + index,
      broughtAt: at,
      movedAt: at,
      moves: [{ stage, by: actor, at, reason: null }],
      comments: 0,
      debateOpen: true,
      decision: null,
      links: [],
      words: searchWords(symbol, title.en, title.fr, sponsor?.name.en, sponsor?.name.fr),
    })
    await involve(docs, { work, member: actor.member })
  },

  async WorkMoved({ actor, at, data: { work, stage, open, reason } }, docs) {
    await change(docs.works, work, (doc) => {
      doc.stage = stage
      doc.open = open
      doc.movedAt = at
      doc.moves = [...doc.moves, { stage, by: actor, at, reason: reason?.words ?? null }]
    })
  },

  async WorksLinked({ audience, data: { from, to, meaning } }, docs) {
    await changeLinks(docs, { from, to, meaning }, (links, link) => [...links, { ...link, audience }])
  },

  async WorksUnlinked({ data: { from, to, meaning } }, docs) {
    await changeLinks(docs, { from, to, meaning }, (links, link) => links.filter((one) => !isSame(one, link)))
  },
}

/** Lists of works show what happens in a work's thread and what is decided on it. */
export const alsoOnWorks: NonNullable<Feature<'works'>['alsoProjects']> = {
  async CommentPosted({ actor, data: { thread, number } }, docs) {
    const work = await onThread(docs, thread, (doc) => {
      doc.comments = Math.max(doc.comments, number)
    })
    if (work !== null) await involve(docs, { work, member: actor.member })
    await noteOwnComment(docs, { thread, number, member: actor.member })
  },

  DebateClosed: ({ data: { thread } }, docs) => setDebate(docs, thread, false),
  DebateReopened: ({ data: { thread } }, docs) => setDebate(docs, thread, true),

  async DecisionTaken({ data: { work, decision, symbol } }, docs) {
    await change(docs.works, work, (doc) => {
      doc.decision = { id: decision, symbol, version: null }
    })
  },

  async VersionConsolidated({ data: { decision, instrument, version } }, docs) {
    const taken = await docs.decisions.get(decision)
    if (taken === undefined) return
    await change(docs.works, taken.work.id, (doc) => {
      if (doc.decision?.id === decision) doc.decision = { ...doc.decision, version: { instrument, number: version } }
    })
  },

  async WordsErased({ data: { subject } }, docs) {
    if (subject.kind !== 'work') return
    await change(docs.works, subject.id, (doc) => {
      doc.moves = doc.moves.map((move) => ({ ...move, reason: null }))
    })
  },
}

type Link = Pick<WorkDoc['links'][number], 'way' | 'meaning' | 'work'>

async function changeLinks(
  docs: Docs,
  { from, to, meaning }: WorkLink,
  how: (links: WorkDoc['links'], link: Link) => WorkDoc['links'],
): Promise<void> {
  await change(docs.works, from, (doc) => {
    doc.links = how(doc.links, { way: 'to', meaning, work: to })
  })
  await change(docs.works, to, (doc) => {
    doc.links = how(doc.links, { way: 'from', meaning, work: from })
  })
}

function isSame(one: { way: string; meaning: string; work: string }, other: typeof one): boolean {
  return one.way === other.way && one.meaning === other.meaning && one.work === other.work
}

/**
 * Changes the work whose main thread this is; it never changes. Other threads of the work may be hidden from some
 * viewers. Returns the work; null if this is the main thread of none.
 */
async function onThread(docs: Docs, thread: string, how: (doc: WorkDoc) => void): Promise<string | null> {
  const work = (await docs.threads.get(thread))?.work
  if (work === undefined) return null
  let isMain = false
  await change(docs.works, work, (doc) => {
    isMain = doc.thread === thread
    if (isMain) how(doc)
  })
  return isMain ? work : null
}

async function setDebate(docs: Docs, thread: string, open: boolean): Promise<void> {
  await onThread(docs, thread, (doc) => {
    doc.debateOpen = open
  })
}
