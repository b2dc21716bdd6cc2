import type { Feature } from '../../http/feature.ts'
import { change } from '../../record/projection.ts'
import { involve } from '../works/involve.ts'
import { proposalPersonal } from './personal.ts'
import { proposalPolicies } from './policy.ts'
import { proposalQueries } from './queries.ts'
import { proposalPersonalModels, proposalReadModels } from './read-models.ts'

export const proposals: Feature<'proposals'> = {
  policies: proposalPolicies,
  projection: {
    async ProposalTabled({ audience, data: { proposal, justification, head, ...rest } }, docs) {
      docs.proposals.put({ _id: proposal, audience, ...rest, justification: justification.words })
      if (head !== null) await involve(docs, { work: proposal, member: head })
    },
  },
  alsoProjects: {
    async WordsErased({ data: { subject } }, docs) {
      if (subject.kind !== 'proposal') return
      await change(docs.proposals, subject.id, (doc) => {
        doc.justification = null
      })
    },
  },
  readModels: proposalReadModels,
  presenters: { ProposalTabled: ({ data }) => ({ ...data, justification: data.justification.words }) },
  queries: proposalQueries,
  personal: proposalPersonal,
  personalModels: proposalPersonalModels,
}
