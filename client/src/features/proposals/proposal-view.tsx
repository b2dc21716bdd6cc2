import type { Proposal } from '@quorate/shared/contracts/proposals'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useCommittee } from '../../data/committee-context.ts'
import { PrincipalName } from '../../data/person.tsx'
import { useTranslation } from '../../i18n/translate.ts'
import { Beside } from '../../ui/beside.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { OnlyIn } from '../../ui/official.tsx'
import { Page } from '../../ui/page.tsx'
import { readIn } from '../../ui/read-in.ts'
import { useLanguage } from '../../ui/use-language.ts'
import { mandatePaths } from '../mandate/names.ts'
import { ChainOnDemand } from '../works/parts/chain-on-demand.tsx'
import { FollowButton } from '../works/parts/follow-button.tsx'
import { LinkedMarkdown } from '../works/parts/linked-markdown.tsx'
import { LinkedText } from '../works/parts/linked-text.tsx'
import { RelatedWorks } from '../works/parts/related-works.tsx'
import { WorkStage } from '../works/parts/work-stage.tsx'
import styles from './proposal.module.css'
import { ProposalFacts } from './proposal-facts.tsx'
import { ProposalSteps } from './proposal-steps.tsx'
import { ProposalText } from './proposal-text.tsx'
import { proposalQuery } from './queries.ts'
import { WithdrawProposal } from './withdraw-proposal.tsx'

type Slots = {
  thread: (thread: string) => ReactNode
  vote: (vote: string) => ReactNode
  openVote: (session: string) => ReactNode
}
type ProposalViewProps = { committee: string; proposal: string } & Slots

/** A proposal: its status, text, justification and discussion, and the vote when there is one. */
export function ProposalView({ committee, proposal, ...slots }: ProposalViewProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { address } = useCommittee()
  const query = useQuery(proposalQuery(committee, proposal))
  const { data } = query
  const client = useQueryClient()
  const showFollowing = (following: boolean) =>
    client.setQueryData(
      proposalQuery(committee, proposal).queryKey,
      (old) => old && { ...old, proposal: { ...old.proposal, following } },
    )
  return (
    <Page
      width="beside"
      title={data ? readIn(data.proposal.title, language).text : t('proposals.one')}
      heading={data && <LinkedText text={readIn(data.proposal.title, language).text} />}
      actions={data && <FollowButton committee={committee} work={data.proposal} onShow={showFollowing} />}
      kicker={
        data && (
          <>
            <strong>{data.proposal.symbol}</strong>
            <OnlyIn text={data.proposal.title} />
            <span>{t('proposals.kind.amendment')}</span>
            <Link to={mandatePaths(address).clause(data.clause.mandate, data.clause.number)}>
              {t('proposals.clause', { clause: data.clause.number })}
            </Link>
            {data.proposal.for !== null && (
              <span>
                <PrincipalName id={data.proposal.for} />
              </span>
            )}
            <WorkStage work={data.proposal} />
            <a href="#discussion">{t('proposals.toDiscussion', { count: data.proposal.comments })}</a>
          </>
        )
      }
    >
      <Loaded query={query} lines={12}>
        {(loaded) => <ProposalBody committee={committee} data={loaded} {...slots} />}
      </Loaded>
    </Page>
  )
}

function ProposalBody({ committee, data, thread, vote, openVote }: { committee: string; data: Proposal } & Slots) {
  const { t } = useTranslation()
  const { proposal, votes, sessions, can } = data
  const current = votes[0]
  const sitting = sessions.find(({ status }) => status === 'open')
  return (
    <div className={styles.page}>
      <ProposalSteps data={data} />
      <Beside
        text={
          <>
            {current && vote(current.id)}
            {can.openVote === null && sitting && openVote(sitting.id)}
            {can.openVote && <BeforeVote code={can.openVote.code} />}
            {current?.status !== 'open' && <ProposalText data={data} />}
            <section className={styles.section} aria-label={t('proposals.justification')}>
              <h2 className={styles.heading}>{t('proposals.justification')}</h2>
              {proposal.justification === null ? (
                <p className={styles.missing}>{t('proposals.erased')}</p>
              ) : (
                <LinkedMarkdown text={proposal.justification} />
              )}
            </section>
            <section className={styles.section} aria-label={t('proposals.about')}>
              <h2 className={styles.heading}>{t('proposals.about')}</h2>
              <ProposalFacts data={data} />
              <WithdrawProposal committee={committee} data={data} />
            </section>
            <section className={styles.section} aria-label={t('works.related.title')}>
              <h2 className={styles.heading}>{t('works.related.title')}</h2>
              <RelatedWorks committee={committee} work={proposal} links={data.links} can={can} />
              <ChainOnDemand committee={committee} work={proposal} />
            </section>
          </>
        }
        discussion={thread(proposal.thread)}
      />
    </div>
  )
}

/** For the presiding officer: the reason why this cannot be put to the vote yet. Others are refused by capacity. */
function BeforeVote({ code }: { code: string }) {
  const { t } = useTranslation()
  if (code !== 'session-not-open' && code !== 'item-not-current' && code !== 'rival-pending') return null
  return <p className={styles.beforeVote}>{t(`proposals.beforeVote.${code}`)}</p>
}
