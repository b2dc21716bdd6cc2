import type { Session } from '@quorate/shared/contracts/sessions'
import { useState } from 'react'
import { voteOn, worksOf } from './works-of.ts'

/** The work of the current item whose text, discussion and vote are shown: the reader may choose another. */
export function useWorkAtHand(answer: Session) {
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
