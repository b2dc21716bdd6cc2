import type { Folds } from '../area.ts'
import { textRef, textsAfter } from '../words.ts'
import type { WorkEvents, WorkLink } from './events.ts'

/** Takes the events of works into the state. */
export const workFolds: Folds<WorkEvents> = {
  WorkBrought({ works: { works, numbers } }, { audience, actor, data }) {
    const { work, kind, series, number, symbol, clause, touches, thread, stage } = data
    const clauses = [clause, ...touches]
    const brought = { by: actor.member, for: data.for }
    works.set(work, { work, kind, symbol, audience, clauses, ...brought, thread, stage, open: true, texts: [] })
    numbers.set(series, number)
  },
  WorkMoved({ works: { works } }, { seq, data: { work: id, stage, open, reason } }) {
    const work = works.get(id)
    if (work === undefined) return
    work.stage = stage
    work.open = open
    if (reason !== null) work.texts = [...work.texts, ...textRef(seq, reason)]
  },
  WorksLinked({ works }, { data }) {
    works.links.set(linkKey(data), true)
  },
  WorksUnlinked({ works }, { data }) {
    works.links.delete(linkKey(data))
  },
}

export const eraseReasons: Folds<{ WordsErased: unknown }>['WordsErased'] = ({ works }, event) => {
  const { subject } = event.data
  const work = subject.kind === 'work' ? works.works.get(subject.id) : undefined
  if (work !== undefined) work.texts = textsAfter(work.texts, event)
}

export function linkKey({ from, to, meaning }: WorkLink): string {
  return `${from} ${meaning} ${to}`
}
