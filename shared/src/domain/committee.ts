import { assertNever } from './assert-never.ts'
import type { Command } from './command.ts'
import type { CommitteeState } from './committee-state.ts'
import type { Context } from './context.ts'
import { applyDecision } from './decisions/apply.ts'
import type { Draft, RecordedEvent } from './event.ts'
import { applyInstrument } from './instrument/apply.ts'
import { decideImportInstrument } from './instrument/decide.ts'
import { applyMandate } from './mandate/apply.ts'
import { decideImportMandate } from './mandate/decide.ts'
import { applyMembership } from './membership/apply.ts'
import { decideMembership } from './membership/decide.ts'
import { applyProposal } from './proposals/apply.ts'
import { decideProposal } from './proposals/decide.ts'
import { type Result, refuse } from './refusal.ts'
import { applySession } from './sessions/apply.ts'
import { decideSession } from './sessions/decide.ts'
import { applyThread } from './threads/apply.ts'
import { decideThread } from './threads/decide.ts'
import { applyVote } from './votes/apply.ts'
import { decideVote } from './votes/decide.ts'

export { type CommitteeState, emptyState } from './committee-state.ts'

/**
 * Whether a command is in order now, and the events it makes. Who may give it at all is for the policies to say; this
 * judges the state of things. Pure: the state stays as it is, and the same command, context and state give the same
 * answer.
 */
export function decide(state: CommitteeState, command: Command, context: Context): Result<Draft[]> {
  if (state.established === null && command.type !== 'establishCommittee')
    return refuse('not-found', 'There is no such committee. Check the address.', { what: 'committee', id: state.id })
  switch (command.type) {
    case 'establishCommittee':
    case 'admitDelegation':
    case 'createSeat':
    case 'admitObserver':
    case 'enrolParticipant':
    case 'changeAppointment':
    case 'retireParticipant':
    case 'issueCredential':
    case 'suspendParticipant':
    case 'reinstateParticipant':
    case 'eraseWords':
      return decideMembership(state, command, context)
    case 'importMandate':
      return decideImportMandate(command, context)
    case 'importInstrument':
      return decideImportInstrument(command, context)
    case 'tableProposal':
    case 'withdrawProposal':
      return decideProposal(state, command, context)
    case 'postComment':
    case 'editComment':
    case 'withdrawComment':
    case 'hideComment':
    case 'restoreComment':
    case 'closeDebate':
    case 'reopenDebate':
      return decideThread(state, command, context)
    case 'scheduleSession':
    case 'openSession':
    case 'suspendSession':
    case 'resumeSession':
    case 'closeSession':
    case 'takeUpItem':
    case 'recordPresence':
    case 'requestFloor':
    case 'withdrawFloorRequest':
    case 'giveFloor':
    case 'endFloor':
    case 'closeSpeakersList':
    case 'reopenSpeakersList':
    case 'limitSpeakingTime':
      return decideSession(state, command, context)
    case 'openVote':
    case 'castBallot':
    case 'closeVote':
    case 'certifyVote':
      return decideVote(state, command, context)
    default:
      return assertNever(command)
  }
}

/**
 * Takes an event of the record into the state, which it changes in place. Events are applied in the order of the
 * record, each once; the same events give the same state.
 *
 * @throws Error at an event that no rule of this version can have made: the record must then not be served.
 */
export function apply(state: CommitteeState, event: RecordedEvent): void {
  applyToArea(state, event)
  state.seq = event.seq
  state.at = event.at
}

function applyToArea(state: CommitteeState, event: RecordedEvent): void {
  switch (event.type) {
    case 'CommitteeEstablished':
    case 'DelegationAdmitted':
    case 'SeatCreated':
    case 'ObserverAdmitted':
    case 'ParticipantEnrolled':
    case 'AppointmentChanged':
    case 'ParticipantRetired':
    case 'CredentialIssued':
    case 'CredentialLapsed':
    case 'ParticipantSuspended':
    case 'ParticipantReinstated':
    case 'WordsErased':
      applyMembership(state, event)
      return
    case 'MandateImported':
      applyMandate(state, event)
      return
    case 'InstrumentImported':
    case 'VersionConsolidated':
      applyInstrument(state, event)
      return
    case 'ProposalTabled':
    case 'ProposalWithdrawn':
      applyProposal(state, event)
      return
    case 'ThreadOpened':
    case 'CommentPosted':
    case 'CommentEdited':
    case 'CommentWithdrawn':
    case 'CommentHidden':
    case 'CommentRestored':
    case 'DebateClosed':
    case 'DebateReopened':
      applyThread(state, event)
      return
    case 'SessionScheduled':
    case 'SessionOpened':
    case 'SessionSuspended':
    case 'SessionResumed':
    case 'SessionClosed':
    case 'ItemTakenUp':
    case 'PresenceRecorded':
    case 'FloorRequested':
    case 'FloorRequestWithdrawn':
    case 'FloorRequestLapsed':
    case 'FloorGiven':
    case 'FloorEnded':
    case 'SpeakersListClosed':
    case 'SpeakersListReopened':
    case 'SpeakingTimeLimited':
      applySession(state, event)
      return
    case 'VoteOpened':
    case 'BallotCast':
    case 'BallotCounted':
    case 'VoteClosed':
    case 'VoteCertified':
      applyVote(state, event)
      return
    case 'DecisionTaken':
      applyDecision(state, event)
      return
    default:
      assertNever(event)
  }
}
