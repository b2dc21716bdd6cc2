import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useCommittee } from '../../../data/committee-context.ts'
import { PrincipalName } from '../../../data/person.tsx'
import { useWorkKinds } from '../../../data/work-kinds.ts'
import { useTranslation } from '../../../i18n/translate.ts'
import { Line } from '../../../ui/line.tsx'
import { Link } from '../../../ui/link.tsx'
import { Loaded } from '../../../ui/loaded.tsx'
import { LongList } from '../../../ui/long-list.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { useAnnounced } from '../../../ui/use-announced.ts'
import { useLanguage } from '../../../ui/use-language.ts'
import { decisionPaths } from '../../decisions/names.ts'
import { instrumentPaths } from '../../instrument/names.ts'
import { mandatePaths } from '../../mandate/names.ts'
import { sessionPaths } from '../../sessions/names.ts'
import { votePaths } from '../../votes/names.ts'
import { arrangeChain, type ChainPart } from '../arrange-chain.ts'
import styles from '../chain.module.css'
import { chainQuery } from '../queries.ts'
import { WorkName } from './work-name.tsx'
import { WorkStage } from './work-stage.tsx'

type ChainProps = {
  committee: string
  work: string
  /** The decision on whose page it is. */
  decision?: string
}

/** From the mandate to the outcome of a work: everything it is linked to, near and far, each with its link. */
export function Chain({ committee, work, decision }: ChainProps) {
  const { t } = useTranslation()
  const query = useQuery(chainQuery(committee, work))
  return (
    <Loaded query={query} lines={7}>
      {(chain) => (
        <div className={styles.chain}>
          <LongList
            as="div"
            items={arrangeChain(chain)}
            keyOf={(part) => part.work.id}
            estimate={300}
            allAtOnce={10}
            row={(part, props) => (
              <div {...props} className={styles.place}>
                <Part part={part} current={part.work.id === work} decision={decision} />
              </div>
            )}
          />
          {chain.more && <p className={styles.more}>{t('works.chain.more')}</p>}
        </div>
      )}
    </Loaded>
  )
}

type PartProps = { part: ChainPart; current: boolean; decision: string | undefined }

function Part({ part, current, decision }: PartProps) {
  const { t } = useTranslation()
  const kinds = useWorkKinds()
  const { address } = useCommittee()
  const { work, links, sessions, later } = part
  return (
    <article className={styles.part} data-current={current} aria-label={work.symbol}>
      <ol className={styles.steps}>
        <Step label={t('works.chain.clause')}>
          <Link to={mandatePaths(address).clause(work.clause.mandate, work.clause.clause)}>
            {t('works.clause', { clause: work.clause.clause })}
          </Link>
        </Step>
        <Step label={kinds.label(t, work.kind)}>
          <WorkName work={work} />
          <p className={styles.facts}>
            <WorkStage work={work} />
            {work.for !== null && (
              <span>
                <PrincipalName id={work.for} />
              </span>
            )}
            <Moment at={work.broughtAt} />
          </p>
          {links.map(({ meaning, way, work: other }) => (
            <p key={`${meaning}-${way}-${other.id}`} className={styles.link}>
              {t(`works.meaning.${meaning}.${way}`)} <WorkName work={other} />
            </p>
          ))}
        </Step>
        <Step label={t('works.chain.discussion')}>
          <Link to={`${kinds.path(address, work)}#discussion`}>{t('works.comments', { count: work.comments })}</Link>
          {!work.debateOpen && <>, {t('works.chain.debateClosed')}</>}
        </Step>
        <Sessions sessions={sessions} />
        <Decided part={part} here={decision} />
        <Sessions sessions={later} />
      </ol>
    </article>
  )
}

function Sessions({ sessions }: Pick<ChainPart, 'sessions'>) {
  const { t } = useTranslation()
  const announced = useAnnounced()
  const { address } = useCommittee()
  return sessions.map(({ id, title, status, startsAt, timeZone }) => (
    <Step key={id} label={t(status === 'scheduled' ? 'works.chain.upcoming' : 'works.chain.session')}>
      <Link to={sessionPaths(address).session(id)}>
        <Line text={title} />
      </Link>
      , <time dateTime={new Date(startsAt).toISOString()}>{announced(startsAt, timeZone)}</time>
    </Step>
  ))
}

function Decided({ part: { work, votes, decisions }, here }: { part: ChainPart; here: string | undefined }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { address } = useCommittee()
  const version = work.decision?.version ?? null
  return (
    <>
      {votes.map((vote) => (
        <Step key={vote.id} label={t('works.chain.vote')}>
          <Link to={votePaths(address).vote(vote.id)}>
            {vote.sentence?.[language] ?? t('works.chain.underWay', { cast: vote.cast, entitled: vote.entitled })}
          </Link>
        </Step>
      ))}
      {decisions.map(({ id, symbol, outcome, at }) => (
        <Step key={id} label={t('works.chain.decision')}>
          {id === here ? (
            <strong aria-current="page">
              {symbol} ({t('works.chain.here')})
            </strong>
          ) : (
            <Link to={decisionPaths(address).decision(id)}>{symbol}</Link>
          )}
          , {t(`works.outcome.${outcome}`)}, <Moment at={at} />
        </Step>
      ))}
      {version !== null && (
        <Step label={t('works.chain.version')}>
          <Link to={instrumentPaths(address).instrument(version.instrument, version.number)}>
            {t('works.chain.versionNumber', { number: version.number })}
          </Link>
        </Step>
      )}
    </>
  )
}

function Step({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li className={styles.step}>
      <span className={styles.label}>{label}</span>
      <div>{children}</div>
    </li>
  )
}
