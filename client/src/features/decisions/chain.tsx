import type { Decision } from '@quorate/shared/contracts/decisions'
import type { Proposal } from '@quorate/shared/contracts/proposals'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { instrumentPaths } from '../instrument/paths.ts'
import { mandatePaths } from '../mandate/paths.ts'
import { proposalPaths } from '../proposals/paths.ts'
import { sessionPaths } from '../sessions/paths.ts'
import { votePaths } from '../votes/paths.ts'
import styles from './decision.module.css'

/** From the clause of the mandate to what came of it, each link a way there. */
export function DecisionChain({ answer, proposal }: { answer: Decision; proposal: Proposal }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { address } = useCommittee()
  const { decision, clause, version } = answer
  const { proposal: tabled, sessions, votes } = proposal
  const session = sessions.find(({ id }) => votes.some((vote) => vote.id === decision.vote && vote.session === id))
  const links: { key: string; label: string; content: ReactNode }[] = [
    {
      key: 'clause',
      label: t('decisions.chain.clause'),
      content: (
        <Link to={mandatePaths(address).clause(clause.mandate, clause.clause)}>
          {t('decisions.chain.clauseNumber', { number: clause.clause })}
        </Link>
      ),
    },
    {
      key: 'proposal',
      label: t('decisions.chain.proposal'),
      content: (
        <Link to={proposalPaths(address).proposal(tabled.id)}>
          {tabled.symbol} · {tabled.title}
        </Link>
      ),
    },
    {
      key: 'discussion',
      label: t('decisions.chain.discussion'),
      content: (
        <Link to={proposalPaths(address).proposal(tabled.id, 1)}>
          {t('decisions.chain.comments', { count: tabled.comments })}
        </Link>
      ),
    },
    {
      key: 'session',
      label: t('decisions.chain.session'),
      content: session ? (
        <Link to={sessionPaths(address).session(session.id)}>{session.title}</Link>
      ) : (
        t('decisions.chain.none')
      ),
    },
    {
      key: 'vote',
      label: t('decisions.chain.vote'),
      content: <Link to={votePaths(address).vote(decision.vote)}>{answer.sentence[language]}</Link>,
    },
    {
      key: 'decision',
      label: t('decisions.chain.decision'),
      content: (
        <strong aria-current="page">
          {decision.symbol} ({t('decisions.chain.here')})
        </strong>
      ),
    },
    {
      key: 'version',
      label: t('decisions.chain.version'),
      content: version ? (
        <Link to={instrumentPaths(address).instrument(version.instrument, version.number)}>
          {t('decisions.chain.versionNumber', { number: version.number })}
        </Link>
      ) : (
        t('decisions.chain.noVersion')
      ),
    },
  ]
  return (
    <ol className={styles.chain}>
      {links.map(({ key, label, content }) => (
        <li key={key} className={styles.link}>
          <span className={styles.linkLabel}>{label}</span>
          <span>{content}</span>
        </li>
      ))}
    </ol>
  )
}
