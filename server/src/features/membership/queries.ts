import { getCommittee } from '@quorate/shared/contracts/membership'
import type { Command } from '@quorate/shared/domain/command'
import { abilities, answer, found, type QueryAnswer, visibleTo } from '../../http/answer.ts'
import { presentParticipant, presentPrincipal } from './presenter.ts'
import type { CommitteeDoc, ParticipantDoc, PrincipalDoc } from './read-models.ts'

const getCommitteeAnswer = answer(getCommittee, async (input) => {
  const { params, viewer, readShared, entries, seq } = input
  const { committee } = params
  const [mark, committees, participants, principals] = await Promise.all([
    entries.markAt(committee, seq),
    readShared(['committees'], [], ({ committees }) =>
      committees.find({ _id: committee, committee }).lean<CommitteeDoc[]>(),
    ),
    readShared(['participants'], [], ({ participants }) =>
      participants.find({ committee }).sort({ _id: 1 }).lean<ParticipantDoc[]>(),
    ),
    readShared(['principals'], [], ({ principals }) =>
      principals.find({ committee }).sort({ _id: 1 }).lean<PrincipalDoc[]>(),
    ),
  ])
  const { _id: id, name, body, symbol, restored } = found(visibleTo(viewer, committees)[0], 'committee', committee)
  const seen = visibleTo(viewer, participants)
  const me = found(
    seen.find(({ _id }) => _id === viewer.member),
    'participant',
    viewer.member,
  )
  return {
    seq,
    mark: mark ?? '',
    ...{ id, name, body, symbol, restored },
    me: presentParticipant(me),
    participants: seen.map(presentParticipant),
    principals: visibleTo(viewer, principals).map(presentPrincipal),
    can: abilities(PROBES, viewer.may),
  }
})

/** The subjects of these commands are chosen later, so only the policy judges. */
const PROBES = [
  { type: 'admitDelegation', delegation: '', name: {}, region: 'europe' },
  { type: 'createSeat', seat: '', entity: '', sector: '', region: 'europe', from: 0, until: 0 },
  { type: 'admitObserver', observer: '', name: {} },
  { type: 'enrolParticipant', name: '', capacity: 'observer', principal: null, role: null },
  { type: 'changeAppointment', member: '', capacity: 'observer', principal: null, role: null },
  { type: 'retireParticipant', member: '' },
  { type: 'issueCredential', delegation: '', voter: '' },
  { type: 'suspendParticipant', member: '', reason: '' },
  { type: 'reinstateParticipant', member: '' },
  { type: 'eraseWords', subject: { kind: 'comment', id: '' }, reason: '' },
] as const satisfies readonly Command[]

export const membershipQueries: readonly QueryAnswer[] = [getCommitteeAnswer]
