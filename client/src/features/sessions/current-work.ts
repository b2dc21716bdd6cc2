import type { Session } from '@quorate/shared/contracts/sessions'
import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { useState } from 'react'

/** The works of an item of the agenda that the reader may see, in the order of the agenda. */
export function worksOf({ works }: Session, item: { works: readonly string[] } | undefined): WorkLine[] {
  return (item?.works ?? []).flatMap((id) => works.find((work) => work.id === id) ?? [])
}

/** The newest vote of the session on a work. */
export function voteOn({ votes }: Session, work: string | undefined): string | undefined {
  return votes.find((vote) => vote.work === work)?.id
}

/** The work of the current item whose text, discussion and vote are shown: the reader may choose another. */
export function useCurrentWork(answer: Session) {
  const { session, votes } = answer
  const works = worksOf(
    answer,
    session.agenda.find(({ item }) => item === session.current),
  )
  const [chosen, choose] = useState<string | null>(null)
  // The work with the open or latest vote comes before the others.
  const voted = votes.find((vote) => works.some(({ id }) => id === vote.work))?.work
  const work = works.find(({ id }) => id === chosen) ?? works.find(({ id }) => id === voted) ?? works[0] ?? null
  return { works, work, vote: voteOn(answer, work?.id), choose }
}
