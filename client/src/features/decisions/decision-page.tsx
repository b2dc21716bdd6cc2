import type { Decision, DecisionSummary } from '@quorate/shared/contracts/decisions'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { useWorkKinds } from '../../data/work-kinds.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { OnlyIn } from '../../ui/official.tsx'
import { Page } from '../../ui/page.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { readIn } from '../../ui/read-in.ts'
import { formatDate, formatMoment } from '../../ui/time.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { instrumentPaths } from '../instrument/names.ts'
import { instrumentsQuery } from '../instrument/queries.ts'
import { votePaths } from '../votes/names.ts'
import { Chain } from '../works/parts/chain.tsx'
import { WorkText } from '../works/parts/work-text.tsx'
import { workQuery } from '../works/queries.ts'
import { Citation } from './citation.tsx'
import styles from './decision.module.css'
import { Outcome } from './outcome.tsx'
import { decisionQuery } from './queries.ts'

/** A decision: its subject, how it was reached, its changes, and its place in the work; ready to print and to cite. */
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
      actions={decision && <PrintButton />}
    >
      <Loaded query={query} lines={10}>
        {(answer) => <Body committee={committee} answer={answer} />}
      </Loaded>
    </Page>
  )
}

function Body({ committee, answer }: { committee: string; answer: Decision }) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const { decision, version } = answer
  const { work } = decision
  return (
    <article className={styles.decision}>
      <Statement committee={committee} decision={decision} />
      <How answer={answer} />
      <section className={styles.block} aria-labelledby="changed">
        <h2 id="changed" className={styles.heading}>
          {t('decisions.changed.title')}
        </h2>
        <Changed committee={committee} answer={answer} />
        {version && (
          <p>
            <Link to={instrumentPaths(address).instrument(version.instrument, version.number)}>
              {t('decisions.changed.readVersion', { number: version.number })}
            </Link>
          </p>
        )}
        <WorkText
          committee={committee}
          work={work.id}
          kind={work.kind}
          heading={
            decision.outcome === 'rejected' && <h3 className={styles.heading}>{t('decisions.changed.rejectedText')}</h3>
          }
        />
      </section>
      <section className={styles.block} aria-labelledby="chain">
        <h2 id="chain" className={styles.heading}>
          {t('works.chain.title')}
        </h2>
        <Chain committee={committee} work={work.id} decision={decision.id} />
      </section>
      <Citation decision={decision} />
    </article>
  )
}

function Statement({ committee, decision }: { committee: string; decision: DecisionSummary }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const kinds = useWorkKinds()
  const { work, outcome } = decision
  const { data } = useQuery(workQuery(committee, work.id))
  const { principal } = useCommittee()
  const sponsor = data?.work.for ? principal(data.work.for) : undefined
  const kind = kinds.label(t, work.kind)
  return (
    <div>
      <p className={styles.statement}>
        {t(`decisions.text.${outcome}`, { symbol: work.symbol, title: readIn(work.title, language).text })}
      </p>
      <p className={styles.brought}>
        {sponsor ? t('decisions.text.broughtFor', { kind, sponsor: readIn(sponsor.name, language).text }) : kind}{' '}
        <OnlyIn text={work.title} />
      </p>
    </div>
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
        <Link to={votePaths(address).vote(decision.by.vote)}>{t('decisions.how.vote')}</Link>
      </p>
    </section>
  )
}

function Changed({ committee, answer: { version } }: { committee: string; answer: Decision }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data } = useQuery(instrumentsQuery(committee))
  if (version === null) return <p>{t('decisions.changed.nothing')}</p>
  const title = data?.instruments.find(({ id }) => id === version.instrument)?.title
  const instrument = title === undefined ? '…' : readIn(title, language).text
  return <p>{t('decisions.changed.version', { number: version.number, instrument })}</p>
}
