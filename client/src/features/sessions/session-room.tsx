import type { Session } from '@quorate/shared/contracts/sessions'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { formatMoment } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { votePaths } from '../votes/paths.ts'
import { votesQuery } from '../votes/queries.ts'
import { Agenda } from './agenda.tsx'
import { Console, conducts } from './console.tsx'
import { Floor } from './floor.tsx'
import { sessionPaths } from './paths.ts'
import { Presence } from './presence.tsx'
import { sessionQuery } from './queries.ts'
import { Quorum } from './quorum.tsx'
import styles from './session-room.module.css'
import { SessionStatus } from './session-status.tsx'
import { Standing } from './standing.tsx'

export type SessionRoomProps = {
  committee: string
  session: string
  /** The text at hand, the thread and the votes of the current item, put in by the page that composes the features. */
  proposalText: (proposal: string) => ReactNode
  /** `presided`: the caller opens and closes its debate from the console. */
  thread: (proposal: string, presided: boolean) => ReactNode
  vote: (vote: string) => ReactNode
  openVote: (proposal: string) => ReactNode
}

/** The room of a session: what is being discussed, by what text, with whom present, and the chair's console beside it. */
export function SessionRoom(props: SessionRoomProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { address } = useCommittee()
  const query = useQuery(sessionQuery(props.committee, props.session))
  const session = query.data?.session
  return (
    <Page
      title={session?.title ?? t('sessions.title')}
      width="wide"
      kicker={
        session && (
          <>
            <span>{t('sessions.number', { number: session.number })}</span>
            <SessionStatus status={session.status} />
            <span>{formatMoment(session.openedAt ?? session.startsAt, language, session.timeZone)}</span>
          </>
        )
      }
      actions={session && <Link to={sessionPaths(address).screen(session.id)}>{t('sessions.room.screen')}</Link>}
    >
      <Loaded query={query} lines={10}>
        {(answer) => <Room {...props} answer={answer} />}
      </Loaded>
    </Page>
  )
}

function Room({ committee, answer, proposalText, thread, vote, openVote }: SessionRoomProps & { answer: Session }) {
  const { t } = useTranslation()
  const votes = useQuery(votesQuery(committee))
  const { session } = answer
  const item = session.agenda.find((each) => each.item === session.current)
  const proposal = item?.proposal ?? null
  const held = votes.data?.votes.filter((each) => answer.votes.includes(each.id)) ?? []
  const latest = held.find((each) => each.proposal === proposal)
  const presides = conducts(answer)
  const earlier = held.filter((each) => each !== latest)
  return (
    <div className={styles.room}>
      <div className={styles.now}>
        <Standing session={session} />
        {latest && vote(latest.id)}
        {(session.status === 'open' || answer.floor.requests.length > 0) && (
          <Floor committee={committee} answer={answer} presides={presides} />
        )}
      </div>
      <div className={styles.side}>
        {presides && session.status !== 'closed' && (
          <Console committee={committee} answer={answer} proposal={proposal} vote={latest} openVote={openVote} />
        )}
        <section className={styles.block} aria-labelledby="quorum">
          <h2 id="quorum" className={styles.heading}>
            {t('sessions.quorum.title')}
          </h2>
          <Quorum answer={answer} />
          <Presence committee={committee} answer={answer} />
        </section>
        <section className={styles.block} aria-labelledby="agenda">
          <h2 id="agenda" className={styles.heading}>
            {t('sessions.room.agenda')}
          </h2>
          <Agenda committee={committee} answer={answer} />
        </section>
        {earlier.length > 0 && <Held votes={earlier} />}
      </div>
      <div className={styles.work}>
        {item && proposal === null && session.status !== 'scheduled' && (
          <EmptyState title={t('sessions.room.itemWithoutText')} />
        )}
        {proposal !== null && (
          <>
            {!latest && <div className={styles.block}>{proposalText(proposal)}</div>}
            <div className={styles.block}>{thread(proposal, presides && session.status === 'open')}</div>
          </>
        )}
      </div>
    </div>
  )
}

function Held({ votes }: { votes: readonly { id: string; question: string }[] }) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  return (
    <section className={styles.block} aria-labelledby="held">
      <h2 id="held" className={styles.heading}>
        {t('sessions.room.votes')}
      </h2>
      <ul className={styles.held}>
        {votes.map(({ id, question }) => (
          <li key={id}>
            <Link to={votePaths(address).vote(id)}>{question}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
