import type { Operation } from '../instrument/provision.ts'
import type { Words } from '../words.ts'

/** Kinds of proposal. An amendment carries operations on a version of an instrument. */
export type ProposalKind = 'amendment'

/** A clause of a mandate: what every piece of work hangs on. */
export type ClauseRef = { mandate: string; clause: string }

export type ProposalEvents = {
  ProposalTabled: {
    proposal: string
    /** Running number within the committee, from 1. */
    number: number
    symbol: string
    kind: ProposalKind
    clause: ClauseRef
    instrument: string
    /** The version the operations are pinned to. */
    version: number
    title: string
    operations: Operation[]
    justification: Words
    /** The sponsoring delegation. */
    sponsor: string
    thread: string
  }
  ProposalWithdrawn: { proposal: string }
}

export type ProposalCommands = {
  tableProposal: {
    kind: ProposalKind
    clause: ClauseRef
    instrument: string
    version: number
    title: string
    operations: Operation[]
    justification: string
  }
  withdrawProposal: { proposal: string }
}
