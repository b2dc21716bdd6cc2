import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './sentences.en.ts'

export const messages: Like<typeof en> = {
  record: {
    sentence: {
      SessionScheduled_one:
        '{{actor}} a convoqué {{session}} pour le {{when}}, avec {{count}} point à l’ordre du jour.',
      SessionScheduled_other:
        '{{actor}} a convoqué {{session}} pour le {{when}}, avec {{count}} points à l’ordre du jour.',
      SessionOpened: '{{actor}} a ouvert {{session}}.',
      SessionSuspended: '{{actor}} a suspendu {{session}}.',
      SessionResumed: '{{actor}} a repris {{session}}.',
      SessionClosed: '{{actor}} a clos {{session}}.',
      ItemTakenUp: '{{actor}} a abordé {{item}} à {{session}}.',
      PresenceRecorded_one: '{{actor}} a constaté la présence {{delegations}} à {{session}}.',
      PresenceRecorded_other: '{{actor}} a constaté la présence {{delegations}} à {{session}}.',
      PresenceRecordedMany_one: '{{actor}} a constaté la présence de {{count}} délégation à {{session}}.',
      PresenceRecordedMany_other: '{{actor}} a constaté la présence de {{count}} délégations à {{session}}.',
      AbsenceRecorded_one: '{{actor}} a constaté l’absence {{delegations}} à {{session}}.',
      AbsenceRecorded_other: '{{actor}} a constaté l’absence {{delegations}} à {{session}}.',
      AbsenceRecordedMany_one: '{{actor}} a constaté l’absence de {{count}} délégation à {{session}}.',
      AbsenceRecordedMany_other: '{{actor}} a constaté l’absence de {{count}} délégations à {{session}}.',
      FloorRequested: '{{actor}} a demandé la parole pour {{principal, le}}, {{kind}}, à {{session}}.',
      FloorRequestWithdrawn: '{{actor}} a retiré la demande de parole {{principal, de}}, {{kind}}, à {{session}}.',
      FloorRequestLapsed:
        'De ce fait, la demande de parole {{principal, de}}, {{kind}}, a été retirée de la liste à {{session}}.',
      FloorGiven: '{{actor}} a donné la parole {{principal, à}}, {{kind}}, à {{session}}.',
      FloorEnded: '{{actor}} a mis fin à l’intervention {{principal, de}} à {{session}}.',
      SpeakersListClosed: '{{actor}} a clos la liste des orateurs à {{session}}.',
      SpeakersListReopened: '{{actor}} a rouvert la liste des orateurs à {{session}}.',
      SpeakingTimeLimited: '{{actor}} a limité le temps de parole à {{time}} à {{session}}.',
      SpeakingTimeUnlimited: '{{actor}} a levé la limite du temps de parole à {{session}}.',
    },
    type: {
      SessionScheduled: 'convocation d’une séance',
      SessionOpened: 'ouverture d’une séance',
      SessionSuspended: 'suspension d’une séance',
      SessionResumed: 'reprise d’une séance',
      SessionClosed: 'clôture d’une séance',
      ItemTakenUp: 'examen d’un point',
      PresenceRecorded: 'constat de présence',
      FloorRequested: 'demande de parole',
      FloorRequestWithdrawn: 'retrait d’une demande de parole',
      FloorRequestLapsed: 'demande de parole retirée de la liste',
      FloorGiven: 'parole donnée',
      FloorEnded: 'fin d’une intervention',
      SpeakersListClosed: 'clôture de la liste des orateurs',
      SpeakersListReopened: 'réouverture de la liste des orateurs',
      SpeakingTimeLimited: 'limitation du temps de parole',
    },
    floor: {
      statement: 'pour une déclaration',
      question: 'pour une question',
      reply: 'au titre du droit de réponse',
      'point-of-order': 'pour une motion d’ordre',
    },
    delegation: '{{delegation, de}}',
    session: 'la séance «\u202f{{title}}\u202f»',
    unknown: {
      session: 'une séance',
      item: 'un point',
    },
    item: 'le point {{number}}, «\u202f{{title}}\u202f»,',
  },
}
