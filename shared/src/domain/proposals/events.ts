import type { Operation } from '../instrument/provision.ts'
import type { OfficialText } from '../official-text.ts'
import type { Words } from '../words.ts'
import type { ClauseRef } from '../works/events.ts'

/** Kinds of proposal. An amendment carries operations on a version of an instrument. */
export type ProposalKind = 'amendment'

export type ProposalEvents = {
  /** The content of a proposal. The same entry brings its work, under the same id. */
  ProposalTabled: {
    proposal: string
    instrument: string
    /** The version the operations are pinned to. */
    version: number
    operations: Operation[]
    justification: Words
    /** The head of the sponsoring delegation at that moment, who follows the proposal; null where it has none. */
    head: string | null
  }
}

export type ProposalCommands = {
  tableProposal: {
    kind: ProposalKind
    clause: ClauseRef
    instrument: string
    version: number
    title: OfficialText
    operations: Operation[]
    justification: string
  }
  withdrawProposal: { proposal: string }
}
