import { CloseButton, VisuallyHidden } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../data/committee-context.ts'
import type { Paths } from '../data/paths.ts'
import { type Call, callsQuery, meetCall } from '../live/calls.ts'
import { useConnection } from '../live/live-context.ts'
import styles from './calls.module.css'

/**
 * Says at once that a vote is open, or that one has the floor, on whichever page one is: aloud to those who listen, and
 * at the edge, with the way there, until one has seen it. What comes while the page catches up waits until it has: by
 * then it may be over.
 */
export function Calls() {
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
        {said.current.map((call) => (
          <p key={call.id}>{inFull(call, t)}</p>
        ))}
      </VisuallyHidden>
      {unmet.length > 0 && (
        <div className={styles.edge}>
          <ul className={styles.calls}>
            {unmet.map((call) => (
              <AtTheEdge key={call.id} call={call} />
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function inFull(call: Call, t: TFunction): string {
  if (call.about === 'floor') return t('sessions.floor.call')
  return call.question === null ? t('votes.callUnnamed') : t('votes.call', { question: call.question })
}

function AtTheEdge({ call }: { call: Call }) {
  const { t } = useTranslation()
  const { id: committee, paths } = useCommittee()
  const client = useQueryClient()
  const floor = call.about === 'floor'
  return (
    <li className={styles.call}>
      <p>
        <strong>{t(floor ? 'sessions.floor.call' : 'votes.callUnnamed')}</strong>{' '}
        <Link to={wayTo(call, paths)}>{t(floor ? 'sessions.floor.toSession' : 'votes.toVote')}</Link>
      </p>
      <CloseButton size="sm" aria-label={t('votes.putAway')} onClick={() => meetCall(call.id, { client, committee })} />
    </li>
  )
}

function wayTo(call: Call, paths: Paths): string {
  if (call.about === 'floor') return paths.session(call.session)
  return call.question === null ? paths.votes : paths.vote(call.id)
}
