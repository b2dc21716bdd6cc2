import { SegmentedControl } from '@mantine/core'
import type { Session } from '@quorate/shared/contracts/sessions'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Beside } from '../../ui/beside.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded, Outline } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { useAnnounced } from '../../ui/use-announced.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { votePaths } from '../votes/names.ts'
import { Question } from '../votes/parts/question.tsx'
import { withVoteMessages } from '../votes/parts/with-messages.ts'
import { LinkedText } from '../works/parts/linked-text.tsx'
import { WorkName } from '../works/parts/work-name.tsx'
import { WorkText } from '../works/parts/work-text.tsx'
import { WorkThread } from '../works/parts/work-thread.tsx'
import { Agenda } from './agenda.tsx'
import { agendaIn } from './agenda-in.ts'
import { Console, conducts } from './console.tsx'
import { CurrentItem } from './current-item.tsx'
import { useCurrentWork } from './current-work.ts'
import { Floor } from './floor.tsx'
import { sessionPaths } from './names.ts'
import { Presence } from './presence.tsx'
import { sessionQuery } from './queries.ts'
import { Quorum } from './quorum.tsx'
import { RoomBar, useTools } from './room-bar.tsx'
import styles from './session-room.module.css'
import { SessionStatus } from './session-status.tsx'

/** Loaded only if there is a vote on the work under discussion. */
const VotePanel = lazy(async () => ({
  default: (await withVoteMessages(import('../votes/parts/vote-panel.tsx'))).VotePanel,
}))

export type SessionRoomProps = {
  committee: string
  session: string
}

/** The room of a session: the item under discussion, its text, the presence, and the chair's console beside them. */
export function SessionRoom(props: SessionRoomProps) {
  const { t } = useTranslation()
  const announced = useAnnounced()
  const language = useLanguage()
  const { address } = useCommittee()
  const query = useQuery(sessionQuery(props.committee, props.session))
  const session = query.data?.session
  return (
    <Page
      title={session?.title ?? t('sessions.title')}
      heading={session && <LinkedText text={session.title} />}
      width="room"
      kicker={
        session && (
          <>
            <span>{t('sessions.number', { number: session.number })}</span>
            <SessionStatus status={session.status} />
            <span>{announced(session.startsAt, session.timeZone)}</span>
          </>
        )
      }
      actions={session && <Link to={sessionPaths(address).screen(session.id)}>{t('sessions.room.screen')}</Link>}
    >
      <Loaded query={query} lines={10}>
        {(answer) => <Room {...props} answer={agendaIn(answer, language)} />}
      </Loaded>
    </Page>
  )
}

function Room({ committee, answer }: SessionRoomProps & { answer: Session }) {
  const { t } = useTranslation()
  const { works, work, vote, choose } = useCurrentWork(answer)
  const { session } = answer
  const presides = conducts(answer)
  const earlier = answer.votes.filter(({ id }) => id !== vote)
  const { tool, bar } = useTools()
  const hasFloor = session.status === 'open' || answer.floor.requests.length > 0
  return (
    <div className={styles.room} data-text={work !== null} data-voting={vote !== undefined}>
      <div className={styles.head}>
        <CurrentItem session={session} />
        {works.length > 1 && (
          <div className={styles.which}>
            <SegmentedControl
              aria-label={t('sessions.room.which')}
              data={works.map(({ id, symbol }) => ({ value: id, label: symbol }))}
              value={work?.id ?? ''}
              onChange={choose}
            />
          </div>
        )}
      </div>
      <div className={styles.side}>
        {presides && session.status !== 'closed' && (
          <div {...tool('console')}>
            <Console committee={committee} answer={answer} work={work} vote={vote} />
          </div>
        )}
        {hasFloor && (
          <div {...tool('floor')}>
            <Floor committee={committee} answer={answer} presides={presides} />
          </div>
        )}
        <div {...tool('agenda')}>
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
      </div>
      {session.current !== null && work === null && session.status !== 'scheduled' && (
        <EmptyState title={t('sessions.room.itemWithoutText')} />
      )}
      {work !== null && (
        <Beside
          text={
            vote === undefined ? (
              <div className={styles.block}>
                <WorkText
                  committee={committee}
                  work={work.id}
                  kind={work.kind}
                  heading={
                    <h2 className={styles.heading}>
                      <WorkName work={work} />
                    </h2>
                  }
                />
              </div>
            ) : (
              <Suspense fallback={<Outline lines={6} />}>
                <VotePanel key={vote} committee={committee} vote={vote} />
              </Suspense>
            )
          }
          discussion={
            <WorkThread
              key={work.id}
              committee={committee}
              work={work.id}
              presided={presides && session.status === 'open'}
            />
          }
        />
      )}
      {work !== null && (
        <RoomBar
          {...bar}
          tools={[
            ...(presides && session.status !== 'closed' ? (['console'] as const) : []),
            ...(hasFloor ? (['floor'] as const) : []),
            'agenda',
          ]}
          speakers={answer.floor.requests.length}
        />
      )}
    </div>
  )
}

function Held({ votes }: { votes: Session['votes'] }) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  return (
    <section className={styles.block} aria-labelledby="held">
      <h2 id="held" className={styles.heading}>
        {t('sessions.room.votes')}
      </h2>
      <ul className={styles.held}>
        {votes.map((vote) => (
          <li key={vote.id}>
            <Link to={votePaths(address).vote(vote.id)}>
              <Question vote={vote} plain />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
