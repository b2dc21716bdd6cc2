import { CloseButton, VisuallyHidden } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../../app/committee-context.ts'
import { useConnection } from '../../live/live-context.ts'
import { type Call, callsQuery, meetCall } from './calls.ts'
import styles from './vote-calls.module.css'

/**
 * Says at once that a vote is open, on whichever page one is: aloud to those who listen, and at the edge, with the way
 * there, until one has seen it. What comes while the page catches up waits until it has: by then a vote may be over.
 */
export function VoteCalls() {
  const { t } = useTranslation()
  const { id: committee } = useCommittee()
  const { data: calls } = useQuery(callsQuery(committee))
  const live = useConnection().state === 'live'
  const said = useRef(calls)
  if (live) said.current = calls
  const unmet = said.current.filter(({ met }) => met !== true)
  return (
    <>
      <VisuallyHidden role="alert" aria-atomic="false">
        {said.current.map(({ vote, question }) => (
          <p key={vote}>{question === null ? t('votes.callUnnamed') : t('votes.call', { question })}</p>
        ))}
      </VisuallyHidden>
      {unmet.length > 0 && (
        <div className={styles.edge}>
          <ul className={styles.calls}>
            {unmet.map((call) => (
              <AtTheEdge key={call.vote} call={call} />
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function AtTheEdge({ call: { vote, question } }: { call: Call }) {
  const { t } = useTranslation()
  const { id: committee, paths } = useCommittee()
  const client = useQueryClient()
  return (
    <li className={styles.call}>
      <p>
        <strong>{t('votes.callUnnamed')}</strong>{' '}
        <Link to={question === null ? paths.votes : paths.vote(vote)}>{t('votes.toVote')}</Link>
      </p>
      <CloseButton size="sm" aria-label={t('votes.putAway')} onClick={() => meetCall(vote, { client, committee })} />
    </li>
  )
}
