import type { Proposal } from '@quorate/shared/contracts/proposals'
import { useCommittee } from '../../data/committee-context.ts'
import { useTranslation } from '../../i18n/translate.ts'
import { Link } from '../../ui/link.tsx'
import { Moment } from '../../ui/moment.tsx'
import { type Step, Stepper } from '../../ui/stepper.tsx'
import { decisionPaths } from '../decisions/names.ts'
import { instrumentPaths } from '../instrument/names.ts'
import { votePaths } from '../votes/names.ts'

/** The steps of a proposal, from tabled to the version that its decision made. */
export function ProposalSteps({ data }: { data: Proposal }) {
  const { t } = useTranslation()
  const { address } = useCommittee()
  const { proposal, votes, decision, resultingVersion, instrument } = data
  const { stage } = proposal
  const vote = votes[0]
  const settled = stage === 'carried' || stage === 'rejected'
  const steps: Step[] = [
    { key: 'tabled', label: t('proposals.steps.tabled'), state: 'done', detail: <Moment at={proposal.broughtAt} /> },
    {
      key: 'debate',
      label: t(proposal.debateOpen ? 'proposals.steps.debate' : 'proposals.steps.debateClosed'),
      state: stage === 'tabled' && !vote ? 'now' : proposal.debateOpen ? 'open' : 'done',
    },
  ]
  if (stage === 'withdrawn') {
    steps.push({ key: 'withdrawn', label: t('proposals.steps.withdrawn'), state: 'now' })
    return <Stepper label={t('proposals.steps.label')} steps={steps} />
  }
  const certified = vote?.status === 'certified'
  steps.push({
    key: 'vote',
    label: vote ? (
      <Link to={votePaths(address).vote(vote.id)}>{t('proposals.steps.vote')}</Link>
    ) : (
      t('proposals.steps.vote')
    ),
    state: settled || certified ? 'done' : vote ? 'now' : 'ahead',
    detail: vote ? t(`proposals.voteIs.${vote.status}`) : null,
  })
  steps.push({
    key: 'decision',
    label: decision ? (
      <Link to={decisionPaths(address).decision(decision.id)}>{t(`proposals.steps.${decision.outcome}`)}</Link>
    ) : (
      t('proposals.steps.decision')
    ),
    state: decision ? 'done' : 'ahead',
    detail: decision?.symbol ?? null,
  })
  if (resultingVersion !== null)
    steps.push({
      key: 'version',
      label: (
        <Link to={instrumentPaths(address).instrument(instrument.id, resultingVersion)}>
          {t('proposals.steps.version', { number: resultingVersion })}
        </Link>
      ),
      state: 'done',
    })
  return <Stepper label={t('proposals.steps.label')} steps={steps} />
}
