import type { ProposalEvents } from '@quorate/shared/domain/proposals/events'
import { IconCircle, IconCircleCheck, IconCircleX, IconFileText, IconProgress, IconRotate2 } from '@tabler/icons-react'
import { lazy } from 'react'
import { type ClientArea, page } from '../../area.ts'
import type { ClientWorkKind } from '../../data/work-kinds.ts'
import { proposalLive, proposalReactions } from './live.ts'
import type { messages } from './messages.en.ts'
import { proposalPaths } from './names.ts'
import type { messages as pageMessages } from './pages.en.ts'
import { pages, withProposalMessages } from './parts/with-messages.ts'
import type { messages as templates } from './sentences.en.ts'

/** The stages of a proposal: by shape, by colour and by label. */
const stages: ClientWorkKind['stages'] = {
  tabled: { shape: IconCircle, tone: 'open', label: (t) => t('proposals.stage.tabled') },
  voting: { shape: IconProgress, tone: 'now', label: (t) => t('proposals.stage.voting') },
  carried: { shape: IconCircleCheck, tone: 'good', label: (t) => t('proposals.stage.carried') },
  rejected: { shape: IconCircleX, tone: 'over', label: (t) => t('proposals.stage.rejected') },
  withdrawn: { shape: IconRotate2, tone: 'over', label: (t) => t('proposals.stage.withdrawn') },
}

export const proposals: ClientArea<ProposalEvents, typeof messages, typeof templates, typeof pageMessages> = {
  routes: [
    page('proposals', async () => (await withProposalMessages(import('./proposal-list-page.tsx'))).ProposalListPage),
    page('proposals/new', async () => (await withProposalMessages(import('./draft-page.tsx'))).NewDraftPage),
    page('proposals/drafts/:draft', async () => (await withProposalMessages(import('./draft-page.tsx'))).DraftPage),
    page('proposals/:proposal', async () => (await import('./proposal-page.tsx')).ProposalPage),
  ],
  navigation: [
    {
      group: 'work',
      order: 50,
      label: (t) => t('proposals.nav'),
      icon: IconFileText,
      to: (address) => proposalPaths(address).proposals,
      inBar: true,
    },
  ],
  live: proposalLive,
  reacts: proposalReactions,
  words: async () => (await import('./sentences.ts')).proposalWords,
  kinds: {
    amendment: {
      path: (address, work, comment) => proposalPaths(address).proposal(work, comment),
      label: (t) => t('proposals.kind.amendment'),
      stages,
      Text: lazy(async () => ({ default: (await import('./parts/amendment-text.tsx')).AmendmentText })),
    },
  },
  templates: { en: () => import('./sentences.en.ts'), fr: () => import('./sentences.fr.ts') },
  messages: { en: () => import('./messages.en.ts'), fr: () => import('./messages.fr.ts') },
  pages,
}
