import type { Address } from '../../data/address.ts'

type StartingFrom = { instrument?: string; provision?: string; mandate?: string; clause?: string }

export const proposalPaths = (at: Address) => ({
  proposals: at('proposals'),
  newProposal: (from: StartingFrom = {}) => {
    const search = new URLSearchParams(from)
    return at('proposals', 'new') + (search.size > 0 ? `?${search}` : '')
  },
  draft: (draft: string) => at('proposals', 'drafts', draft),
  proposal: (proposal: string, comment?: number) =>
    at('proposals', proposal) + (comment === undefined ? '' : `#comment-${comment}`),
})
