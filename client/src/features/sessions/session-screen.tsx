import type { Session } from '@quorate/shared/contracts/sessions'
import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Line } from '../../ui/line.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Official } from '../../ui/official.tsx'
import { readIn } from '../../ui/read-in.ts'
import { formatMoment } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { VoteScreen } from '../votes/parts/vote-screen.tsx'
import { agendaIn } from './agenda-in.ts'
import { useCurrentWork } from './current-work.ts'
import { FloorHall } from './floor-hall.tsx'
import { HallText } from './hall-text.tsx'
import { sessionPaths } from './names.ts'
import { sessionQuery } from './queries.ts'
import { Quorum } from './quorum.tsx'
import styles from './session-screen.module.css'
import { SessionStatus } from './session-status.tsx'

type SessionScreenProps = { committee: string; session: string }

/** The session for the hall: large, without controls, over everything else. */
export function SessionScreen({ committee, session: id }: SessionScreenProps) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const language = useLanguage()
  const query = useQuery(sessionQuery(committee, id))
  const title = query.data?.session.title

  useEffect(() => {
    document.title = `${t('sessions.screen.title', { title: title ?? '' })} · Quorate`
  }, [t, title])

  // The covered page is out of reach as well, as behind a dialog.
  useEffect(() => {
    const root = document.getElementById('root')
    root?.setAttribute('inert', '')
    return () => root?.removeAttribute('inert')
  }, [])

  return createPortal(
    <main className={styles.screen}>
      <Loaded query={query} lines={6}>
        {(answer) => <Hall committee={committee} answer={agendaIn(answer, language)} />}
      </Loaded>
      <p className={styles.leave}>
        <span>{t('sessions.screen.keys')}</span>
        <Link to={sessionPaths(address).session(id)}>{t('sessions.screen.leave')}</Link>
      </p>
    </main>,
    document.body,
  )
}

function Hall({ committee, answer }: { committee: string; answer: Session }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { session } = answer
  const item = session.agenda.find((each) => each.item === session.current)
  const { works, work, vote, choose } = useCurrentWork(answer)
  const sitting = item !== undefined && session.status !== 'closed'
  useChoiceByKeys(works, work, choose)
  const waiting =
    session.status === 'scheduled'
      ? t('sessions.screen.waiting')
      : session.status === 'closed'
        ? t('sessions.room.closed')
        : t('sessions.screen.noItem')
  return (
    <div className={styles.hall} data-text={sitting && work !== null}>
      <header className={styles.head}>
        <p>
          <Line text={session.title} />
        </p>
        <SessionStatus status={session.status} />
      </header>
      <div className={styles.main}>
        <div className={styles.item} aria-live="polite">
          {sitting ? (
            <>
              <p className={styles.kicker}>{t('sessions.room.itemNumber', { number: item.number })}</p>
              <h1 className={styles.title}>
                <Line text={item.title} />
              </h1>
              {work !== null && (
                <p className={styles.text}>
                  <span className={styles.symbol}>{work.symbol}</span>{' '}
                  {readIn(work.title, language).text !== item.title && <Official text={work.title} saysLanguage />}
                </p>
              )}
            </>
          ) : (
            <>
              <h1 className={styles.title}>{waiting}</h1>
              {session.status === 'scheduled' && (
                <p className={styles.text}>{formatMoment(session.startsAt, language, session.timeZone)}</p>
              )}
            </>
          )}
        </div>
        {vote !== undefined && session.status !== 'closed' && (
          <div className={styles.vote}>
            <VoteScreen key={vote} committee={committee} vote={vote} />
          </div>
        )}
        {sitting && work !== null && <HallText key={work.id} committee={committee} work={work} />}
      </div>
      <div className={styles.floor}>
        <FloorHall floor={answer.floor} />
      </div>
      <footer className={styles.foot}>
        <Quorum answer={answer} size="hall" />
      </footer>
    </div>
  )
}

/** Of several texts under one item, the arrow keys to the left and to the right show another. */
function useChoiceByKeys(works: readonly WorkLine[], work: WorkLine | null, choose: (work: string) => void): void {
  const at = works.findIndex(({ id }) => id === work?.id)
  const before = works[at - 1]?.id
  const after = works[at + 1]?.id
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      const wanted = key === 'ArrowLeft' ? before : key === 'ArrowRight' ? after : undefined
      if (wanted !== undefined) choose(wanted)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [before, after, choose])
}
