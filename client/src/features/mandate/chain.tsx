import type { Chain as ChainData } from '@quorate/shared/contracts/mandate'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { PrincipalName } from '../../data/person.tsx'
import type { RowProps } from '../../ui/long-list.tsx'
import { Moment } from '../../ui/moment.tsx'
import { useLanguage } from '../../ui/use-language.ts'
import { decisionPaths } from '../decisions/paths.ts'
import { instrumentPaths } from '../instrument/paths.ts'
import { proposalPaths } from '../proposals/paths.ts'
import { sessionPaths } from '../sessions/paths.ts'
import { votePaths } from '../votes/paths.ts'
import styles from './chain.module.css'

/** One piece of work, link by link: proposal, discussion, sessions, votes, decision, version. */
export function Chain({ chain, props }: { chain: ChainData; props: RowProps }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { address } = useCommittee()
  const { proposal, thread, sessions, votes, decision, version } = chain
  return (
    <article {...props} className={styles.chain} aria-labelledby={`chain-${proposal.id}`} data-status={proposal.status}>
      <h3 id={`chain-${proposal.id}`} className={styles.title}>
        <Link to={proposalPaths(address).proposal(proposal.id)}>
          <strong>{proposal.symbol}</strong> {proposal.title}
        </Link>
      </h3>
      <ol className={styles.links}>
        <ChainLink kind={t('mandate.chain.proposal')}>
          {t(`ui.status.${proposal.status}`)}, <PrincipalName id={proposal.sponsor} />,{' '}
          <Moment at={proposal.tabledAt} />
        </ChainLink>
        <ChainLink kind={t('mandate.chain.thread')}>
          <a href={`${proposalPaths(address).proposal(proposal.id)}#discussion`}>
            {t('mandate.chain.comments', { count: thread.comments })}
          </a>
          {!thread.open && <>, {t('mandate.chain.closed')}</>}
        </ChainLink>
        {sessions.map((session) => (
          <ChainLink key={session.id} kind={t('mandate.chain.session')}>
            <Link to={sessionPaths(address).session(session.id)}>{session.title}</Link>,{' '}
            <Moment at={session.startsAt} />
          </ChainLink>
        ))}
        {votes.map((vote) => (
          <ChainLink key={vote.id} kind={t('mandate.chain.vote')}>
            <Link to={votePaths(address).vote(vote.id)}>
              {vote.sentence?.[language] ?? t('mandate.chain.underWay', { cast: vote.cast, entitled: vote.entitled })}
            </Link>
          </ChainLink>
        ))}
        {decision && (
          <ChainLink kind={t('mandate.chain.decision')}>
            <Link to={decisionPaths(address).decision(decision.id)}>{decision.symbol}</Link>,{' '}
            {t(`ui.status.${decision.outcome}`)}, <Moment at={decision.at} />
          </ChainLink>
        )}
        {version && (
          <ChainLink kind={t('mandate.chain.version')}>
            <Link to={instrumentPaths(address).instrument(version.instrument, version.number)}>
              {t('mandate.chain.versionNumber', { number: version.number })}
            </Link>
          </ChainLink>
        )}
      </ol>
    </article>
  )
}

function ChainLink({ kind, children }: { kind: string; children: ReactNode }) {
  return (
    <li className={styles.link}>
      <span className={styles.kind}>{kind}</span>
      <span>{children}</span>
    </li>
  )
}
