import type { Area } from './area.ts'
import { type DecisionTypes, decisions } from './decisions/area.ts'
import { type InstrumentTypes, instrument } from './instrument/area.ts'
import { type MandateTypes, mandate } from './mandate/area.ts'
import { type MembershipTypes, membership } from './membership/area.ts'
import { type ProposalTypes, proposals } from './proposals/area.ts'
import { type SessionTypes, sessions } from './sessions/area.ts'
import { type ThreadTypes, threads } from './threads/area.ts'
import { type VoteTypes, votes } from './votes/area.ts'
import { type WorkTypes, works } from './works/area.ts'

/** The one list of areas. Commands, events, the state, dispatch, erasable kinds and what falls due follow from it. */
export type Areas = {
  membership: MembershipTypes
  mandate: MandateTypes
  instrument: InstrumentTypes
  works: WorkTypes
  proposals: ProposalTypes
  threads: ThreadTypes
  sessions: SessionTypes
  votes: VoteTypes
  decisions: DecisionTypes
}

export const areas: { readonly [A in keyof Areas]: Area<Areas[A]> } = {
  membership,
  mandate,
  instrument,
  works,
  proposals,
  threads,
  sessions,
  votes,
  decisions,
}
