import type { CommitteeState } from '../committee-state.ts'
import { areRivals, stillApplies } from '../instrument/touched.ts'
import { notFound, refuse } from '../refusal.ts'
import { pendingVotes } from '../votes/state.ts'
import type { WorkKindRules } from '../works/kind.ts'
import type { Work } from '../works/state.ts'
import type { Proposal } from './state.ts'

type Obstacle = ReturnType<typeof refuse>

/** How a vote decides an amendment: on unchanged text, one rival at a time. When carried, it makes the next version. */
export const amendment: WorkKindRules = {
  series: 'P',
  deciding: {
    stages: { open: 'tabled', voting: 'voting', carried: 'carried', rejected: 'rejected' },

    cannotBePut(state, work) {
      const proposal = state.proposals.get(work.work)
      if (proposal === undefined) return notFound('proposal', work.work)
      return textHasChanged(state, work, proposal) ?? rivalPending(state, proposal)
    },

    /**
     * Votes on rival amendments are never open or uncertified together (see `rivalPending`), but of three amendments
     * each pair may agree and all three not. The text is never overwritten silently.
     */
    cannotBeCarriedOut({ proposals, instrument: instruments }, { work: id, symbol }) {
      const proposal = proposals.get(id)
      if (proposal === undefined) return notFound('proposal', id)
      const instrument = instruments.get(proposal.instrument)
      if (instrument !== undefined && stillApplies(instrument, proposal)) return undefined
      const { version } = proposal
      return refuse(
        'version-superseded',
        `Another decision has changed the text since the vote, and ${symbol} no longer fits it. Its sponsor can table it again for the current version.`,
        { symbol, version, current: instrument?.version ?? 0 },
      )
    },

    carryOut({ proposals, instrument: instruments }, { work, audience }, decision) {
      const proposal = proposals.get(work)
      if (proposal === undefined) return []
      const { instrument, operations } = proposal
      const version = (instruments.get(instrument)?.version ?? 0) + 1
      const data = { instrument, version, decision, operations: [...operations] }
      return [{ type: 'VersionConsolidated', audience, data }]
    },
  },
}

function textHasChanged(state: CommitteeState, { symbol }: Work, proposal: Proposal): Obstacle | undefined {
  const instrument = state.instrument.get(proposal.instrument)
  if (instrument === undefined) return notFound('instrument', proposal.instrument)
  if (stillApplies(instrument, proposal)) return undefined
  const { version } = proposal
  return refuse(
    'version-superseded',
    `The provisions that ${symbol} amends have changed since version ${version}. Its sponsor can table it again for version ${instrument.version}.`,
    { symbol, version, current: instrument.version },
  )
}

/**
 * Only one of two amendments that change the same text is put to the vote at a time: its result decides which text the
 * other one would amend. Otherwise both could carry, and one would overwrite the other.
 */
function rivalPending(state: CommitteeState, proposal: Proposal): Obstacle | undefined {
  const provisions = state.instrument.get(proposal.instrument)?.provisions ?? []
  const rival = pendingVotes(state)
    .filter(({ closed }) => closed === null || closed.outcome === 'carried')
    .map(({ work }) => state.proposals.get(work))
    .find(
      (other) =>
        other !== undefined &&
        other.proposal !== proposal.proposal &&
        other.instrument === proposal.instrument &&
        areRivals(provisions, proposal.operations, other.operations),
    )
  if (rival === undefined) return undefined
  const symbol = state.works.works.get(rival.proposal)?.symbol ?? rival.proposal
  return refuse(
    'rival-pending',
    `${symbol} amends the same text and was put to the vote. Close and certify that vote first.`,
    { symbol },
  )
}
