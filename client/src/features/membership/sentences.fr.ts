import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './sentences.en.ts'

export const messages: Like<typeof en> = {
  record: {
    words: 'un texte',
    nameOf: 'le nom {{participant, d}}',
    sentence: {
      CommitteeEstablished: '{{actor}} a institué le comité\u202f: {{committee}}.',
      DelegationAdmitted: '{{actor}} a admis la délégation {{delegation, de}}.',
      SeatCreated: '{{actor}} a créé un siège du Comité consultatif pour {{entity}} ({{sector}}), {{from}}–{{until}}.',
      ObserverAdmitted: '{{actor}} a admis {{observer, le}} parmi les observateurs.',
      ParticipantEnrolled: '{{actor}} a inscrit {{participant}} ({{place}}).',
      ParticipantEnrolledFor: '{{actor}} a inscrit {{participant}} ({{place}}) pour {{principal, le}}.',
      AppointmentChanged: '{{actor}} a nommé {{participant}} ({{place}}).',
      AppointmentChangedFor: '{{actor}} a nommé {{participant}} ({{place}}) pour {{principal, le}}.',
      ParticipantRetired: '{{actor}} a consigné le départ {{participant, d}}.',
      CredentialLapsed:
        'De ce fait, {{voter}} a cessé de voter pour la délégation {{delegation, de}}, pour laquelle personne ne votait plus.',
      CredentialIssued: '{{actor}} a désigné {{voter}} pour voter au nom de la délégation {{delegation, de}}.',
      ParticipantSuspended: '{{actor}} a suspendu {{participant}}.',
      ParticipantReinstated: '{{actor}} a mis fin à la suspension {{participant, d}}.',
      RecordRestored:
        'Le registre a été restauré à partir d’une sauvegarde, tel qu’il était le {{asOf}}. Il a repris après l’entrée {{seq}}\u202f; ce qui avait été enregistré ensuite n’y figure plus.',
      WordsErased: '{{actor}} a effacé {{words}}.',
    },
    type: {
      CommitteeEstablished: 'institution du comité',
      DelegationAdmitted: 'admission d’une délégation',
      SeatCreated: 'création d’un siège',
      ObserverAdmitted: 'admission d’un observateur',
      ParticipantEnrolled: 'inscription d’un participant',
      AppointmentChanged: 'changement de nomination',
      ParticipantRetired: 'départ d’un participant',
      CredentialIssued: 'désignation de la personne qui vote',
      CredentialLapsed: 'fin de la désignation pour voter',
      ParticipantSuspended: 'suspension d’un participant',
      ParticipantReinstated: 'fin d’une suspension',
      RecordRestored: 'restauration du registre',
      WordsErased: 'effacement',
    },
    places: {
      head: 'tête de délégation',
      alternate: 'suppléance',
      adviser: 'conseil',
      delegate: 'délégation',
      business: 'secteur privé',
      observer: 'observateurs',
      chair: 'présidence',
      'vice-chair': 'vice-présidence',
      secretariat: 'Secrétariat',
      system: 'plateforme',
    },
  },
}
