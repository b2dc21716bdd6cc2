import type { Proposal } from '@quorate/shared/contracts/proposals'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommittee } from '../../data/committee-context.ts'
import { Moment } from '../../ui/moment.tsx'
import { type Step, Stepper } from '../../ui/stepper.tsx'

/** Where a proposal stands, from tabled to the version that its decision made. */
export function ProposalSteps({ data }: { data: Proposal }) {
  const { t } = useTranslation()
  const { paths } = useCommittee()
  const { proposal, votes, decision, resultingVersion, instrument } = data
  const { status } = proposal
  const vote = votes[0]
  const settled = status === 'carried' || status === 'rejected'
  const steps: Step[] = [
    { key: 'tabled', label: t('ui.stepper.tabled'), state: 'done', detail: <Moment at={proposal.tabledAt} /> },
    {
      key: 'debate',
      label: t(proposal.debateOpen ? 'ui.stepper.debate' : 'ui.stepper.debateClosed'),
      state: status === 'tabled' && !vote ? 'now' : 'done',
    },
  ]
  if (status === 'withdrawn') {
    steps.push({ key: 'withdrawn', label: t('ui.stepper.withdrawn'), state: 'now' })
    return <Stepper label={t('ui.stepper.label')} steps={steps} />
  }
  const certified = vote?.status === 'certified'
  steps.push({
    key: 'vote',
    label: vote ? <Link to={paths.vote(vote.id)}>{t('ui.stepper.vote')}</Link> : t('ui.stepper.vote'),
    state: settled || certified ? 'done' : vote ? 'now' : 'ahead',
    detail: vote ? t(`proposals.voteIs.${vote.status}`) : null,
  })
  steps.push({
    key: 'decision',
    label: decision ? (
      <Link to={paths.decision(decision.id)}>{t(`ui.stepper.${decision.outcome}`)}</Link>
    ) : (
      t('ui.stepper.decision')
    ),
    state: decision ? 'done' : 'ahead',
    detail: decision?.symbol ?? null,
  })
  if (resultingVersion !== null)
    steps.push({
      key: 'version',
      label: (
        <Link to={paths.instrument(instrument.id, resultingVersion)}>
          {t('ui.stepper.version', { number: resultingVersion })}
        </Link>
      ),
      state: 'done',
    })
  return <Stepper label={t('ui.stepper.label')} steps={steps} />
}
