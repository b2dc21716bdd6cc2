import { VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommittee } from '../../app/committee-context.ts'
import { useConnection } from '../../live/live-context.ts'
import { callsQuery } from './calls.ts'

/**
 * Says at once that a vote is open, to those who listen, on whichever page they are. What comes while the page catches up
 * waits until it has: by then a vote may be over.
 */
export function VoteCalls() {
  const { t } = useTranslation()
  const { id: committee } = useCommittee()
  const { data: calls } = useQuery(callsQuery(committee))
  const live = useConnection().state === 'live'
  const said = useRef(calls)
  if (live) said.current = calls
  return (
    <VisuallyHidden role="alert" aria-atomic="false">
      {said.current.map(({ vote, question }) => (
        <p key={vote}>{question === null ? t('votes.callUnnamed') : t('votes.call', { question })}</p>
      ))}
    </VisuallyHidden>
  )
}
