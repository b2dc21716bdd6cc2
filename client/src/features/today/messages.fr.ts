import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './messages.en.ts'

export const messages: Like<typeof en> = {
  nav: 'Aujourd’hui',
  title: 'Aujourd’hui',
  asked: 'Action requise',
  nothing: 'Aucune action requise pour l’instant.',
  may: {
    delegate: 'Vous pouvez commenter les propositions ouvertes et proposer des amendements à partir de l’instrument.',
    business:
      'Vous pouvez commenter toute proposition ouverte ; le comité prend connaissance de vos avis avant de décider.',
    observer: 'Vous pouvez suivre tous les travaux et commenter les propositions ouvertes.',
    chair: 'Ouvrez la prochaine séance lorsque le comité est prêt à siéger.',
    'vice-chair': 'Vous présidez lorsque la présidence vous le demande.',
    secretariat: 'Les résultats à certifier apparaîtront ici.',
  },
  certify: 'Un résultat attend votre certification',
  certifyAction: 'Examiner le résultat et le certifier',
  vote: {
    awaited: 'Le vote de votre délégation est attendu',
    cast: 'Votre délégation a voté',
    underWay: 'Un vote est en cours',
    turnout: '{{cast}} délégations sur {{entitled}} ont voté jusqu’ici.',
    castAction: 'Voter',
    changeAction: 'Le revoir, ou le modifier jusqu’à la clôture',
    followAction: 'Suivre le vote',
  },
  replies: 'Réponses à vos commentaires',
  unread: 'Du nouveau dans les débats',
  allRead: 'Vous avez tout lu.',
  toMandate: 'Tous les travaux, par clause du mandat',
  on: 'sur {{symbol}}',
  moreUnread_one: 'Et {{count}} autre document avec du nouveau.',
  moreUnread_other: 'Et {{count}} autres documents avec du nouveau.',
  new_one: '{{count}} nouveau commentaire',
  new_other: '{{count}} nouveaux commentaires',
  sessions: 'Séances',
  noSessions: 'Aucune séance n’est prévue.',
  session: {
    open: 'En cours',
    suspended: 'Suspendue',
    scheduled: 'Prochaine séance',
    closed: 'Clôturée',
    item: 'Point {{number}} : {{title}}',
  },
  decisions: 'Dernières décisions',
  noDecisions: 'Aucune décision n’a encore été prise.',
}
