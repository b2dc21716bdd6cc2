import { type NamedThing, type Names, plain } from '../../data/sentence.ts'

/** A work by its symbol, with its link; if the reader may not know it, only that it is a work. */
export function workName(names: Names, id: string): NamedThing {
  const work = names.of(id)?.work
  return work ? names.work(work) : plain(names.t('works.record.unknown'))
}

/** The work that a thread belongs to. */
export const threadName = workName

/** A comment, by its number in its thread. */
export function commentName(names: Names, thread: string, number: number): NamedThing {
  const work = names.of(thread)?.work
  const text = names.t('threads.record.comment', { number })
  return work ? { ...names.work(work, number), text } : plain(text)
}
