import type { EventActor } from '@quorate/shared/domain/event'
import type { Operation } from '@quorate/shared/domain/instrument/provision'
import type { ClauseRef, ProposalKind } from '@quorate/shared/domain/proposals/events'
import type { SeenDoc } from '../docs.ts'

export type ProposalStatus = 'tabled' | 'voting' | 'carried' | 'rejected' | 'withdrawn'

export type ProposalDoc = SeenDoc & {
  number: number
  symbol: string
  kind: ProposalKind
  clause: ClauseRef
  instrument: string
  /** The version the operations are pinned to. */
  version: number
  title: string
  operations: Operation[]
  /** Null once erased. */
  justification: string | null
  sponsor: string
  thread: string
  status: ProposalStatus
  tabledAt: number
  tabledBy: EventActor
}

/** The statuses in which a proposal is still before the committee. */
export const OPEN_STATUSES: readonly ProposalStatus[] = ['tabled', 'voting']
