import { Button } from '@mantine/core'
import type { Decision } from '@quorate/shared/contracts/decisions'
import type { Proposal } from '@quorate/shared/contracts/proposals'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { readIn } from '../../ui/read-in.ts'
import { formatDate, formatMoment } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { instrumentPaths } from '../instrument/paths.ts'
import { proposalQuery } from '../proposals/queries.ts'
import { VoteText } from '../votes/parts/vote-text.tsx'
import { votePaths } from '../votes/paths.ts'
import { DecisionChain } from './chain.tsx'
import { Citation } from './citation.tsx'
import styles from './decision.module.css'
import { Outcome } from './outcome.tsx'
import { decisionQuery } from './queries.ts'

/** A decision: what was decided, how, what it changed, and its place in the work; ready to print and to cite. */
export function DecisionPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id: committee } = useCommittee()
  const { decision: id = '' } = useParams()
  const query = useQuery(decisionQuery(committee, id))
  const decision = query.data?.decision
  return (
    <Page
      title={decision ? t('decisions.decision', { symbol: decision.symbol }) : t('decisions.title')}
      kicker={
        decision && (
          <>
            <Outcome outcome={decision.outcome} />
            <span>{t('decisions.on', { when: formatDate(decision.at, language) })}</span>
          </>
        )
      }
      actions={
        decision && (
          <Button
            variant="default"
            leftSection={<IconPrinter aria-hidden size={18} stroke={1.75} />}
            onClick={() => window.print()}
            className={styles.print}
          >
            {t('decisions.print')}
          </Button>
        )
      }
    >
      <Loaded query={query} lines={10}>
        {(answer) => <Body committee={committee} answer={answer} />}
      </Loaded>
    </Page>
  )
}

type BodyProps = { committee: string; answer: Decision }

function Body({ committee, answer }: BodyProps) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const { decision, version } = answer
  const proposal = useQuery(proposalQuery(committee, decision.proposal))
  return (
    <article className={styles.decision}>
      <Statement answer={answer} proposal={proposal.data} />
      <How answer={answer} />
      <section className={styles.block} aria-labelledby="changed">
        <h2 id="changed" className={styles.heading}>
          {t('decisions.changed.title')}
        </h2>
        <Changed answer={answer} proposal={proposal.data} />
        {version && (
          <p>
            <Link to={instrumentPaths(address).instrument(version.instrument, version.number)}>
              {t('decisions.changed.readVersion', { number: version.number })}
            </Link>
          </p>
        )}
        <VoteText committee={committee} vote={decision.vote} />
      </section>
      <section className={styles.block} aria-labelledby="chain">
        <h2 id="chain" className={styles.heading}>
          {t('decisions.chain.title')}
        </h2>
        <Loaded query={proposal} lines={7}>
          {(data) => <DecisionChain answer={answer} proposal={data} />}
        </Loaded>
      </section>
      <Citation decision={decision} />
    </article>
  )
}

function Statement({ answer: { decision }, proposal }: { answer: Decision; proposal: Proposal | undefined }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { principal } = useCommittee()
  const sponsor = proposal && principal(proposal.proposal.sponsor)
  return (
    <p className={styles.statement}>
      {t(`decisions.text.${decision.outcome}`, {
        symbol: decision.proposalSymbol,
        title: decision.title,
        sponsor: sponsor ? readIn(sponsor.name, language).text : '…',
      })}
    </p>
  )
}

function How({ answer: { decision, sentence, certifiedBy } }: { answer: Decision }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { address, participant } = useCommittee()
  return (
    <section className={styles.block} aria-labelledby="how">
      <h2 id="how" className={styles.heading}>
        {t('decisions.how.title')}
      </h2>
      <p className={styles.sentence}>{sentence[language]}</p>
      <ul className={styles.certified}>
        {certifiedBy.map(({ office, member, at }) => (
          <li key={office}>
            {t(office === 'chair' ? 'decisions.how.certified' : 'decisions.how.certifiedSecretariat', {
              name: participant(member)?.name ?? t('ui.erasedName'),
              when: formatMoment(at, language),
            })}
          </li>
        ))}
      </ul>
      <p>
        <Link to={votePaths(address).vote(decision.vote)}>{t('decisions.how.vote')}</Link>
      </p>
    </section>
  )
}

function Changed({ answer: { version }, proposal }: { answer: Decision; proposal: Proposal | undefined }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (version === null) return <p>{t('decisions.changed.nothing')}</p>
  const instrument = proposal ? readIn(proposal.instrument.title, language).text : '…'
  return <p>{t('decisions.changed.version', { number: version.number, instrument })}</p>
}
