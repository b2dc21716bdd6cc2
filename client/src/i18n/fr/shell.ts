import type { shell as en } from '../en/shell.ts'
import type { Like } from '../like.ts'

export const shell: Like<typeof en> = {
  product: 'Quorate',
  skip: 'Aller au contenu',
  printed: 'Imprimé le {{when}}',
  navigation: 'Navigation principale',
  more: 'Plus',
  menu: 'Menu',
  close: 'Fermer',
  groups: {
    work: 'Travaux',
    meetings: 'Réunions',
    text: 'Textes',
    committee: 'Comité',
  },
  account: 'Vous : {{name}}',
  settings: 'Réglages',
  language: 'Langue',
  scheme: { label: 'Couleurs', auto: 'Comme l’appareil', light: 'Clair', dark: 'Sombre' },
  dismissAlert: 'Retirer cet avis',
  signOut: 'Se déconnecter',
  leaving: {
    title: 'Se déconnecter ?',
    unsent_one: 'Un commentaire ou une modification n’a pas été publié sur cet appareil. La déconnexion le supprime.',
    unsent_other:
      '{{count}} commentaires ou modifications n’ont pas été publiés sur cet appareil. La déconnexion les supprime.',
    anyway: 'Se déconnecter et supprimer',
    failed: 'La session reste ouverte sur cet appareil.',
  },
  connection: {
    live: 'En direct',
    liveHint: 'Ce que font les autres apparaît ici au fur et à mesure.',
    'catching-up': 'Mise à jour',
    'catching-upHint': 'Récupération de ce qui s’est passé entre-temps.',
    offline: 'Hors ligne depuis {{time}}',
    offlineHint:
      'Vous pouvez continuer à lire et à écrire. Ce qui s’est passé entre-temps arrivera dès que vous serez reconnecté.',
    why: {
      'too-many-sockets':
        'Quorate est ouvert dans trop de vos fenêtres. Fermez-en quelques-unes ; celle-ci réessaie chaque minute.',
      'too-many-messages':
        'Cette fenêtre a demandé trop de choses à la fois ; elle attend un peu avant de se reconnecter.',
    },
  },
  notFound: {
    title: 'Rien à cette adresse',
    text: 'Il n’y a rien à cette adresse : elle est peut-être erronée, ou vous n’y avez pas accès.',
    back: 'Aller à Aujourd’hui',
  },
  failed: {
    title: 'Cette page n’a pas pu s’afficher',
    text: 'Un problème est survenu à l’affichage. Ce que vous aviez saisi dans un projet ou un commentaire est conservé.',
    reload: 'Recharger la page',
    fetchTitle: 'Cette page n’a pas pu être chargée',
    fetchText:
      'La connexion a échoué, ou Quorate a été mis à jour pendant que cette fenêtre était ouverte. Rechargez la page ; ce que vous aviez saisi dans un projet ou un commentaire est conservé.',
  },
  outside: {
    title: 'Vous ne prenez pas part aux travaux de ce comité',
    text: 'Vous l’avez quitté, ou n’y avez jamais été inscrit. Vos interventions et vos actes demeurent à son registre. Si vous devez y prendre part, adressez-vous à son Secrétariat.',
  },
  noCommittee: {
    title: 'Aucun comité pour l’instant',
    text: 'Votre compte n’est inscrit à aucun comité. Demandez au Secrétariat de vous inscrire.',
  },
  loading: 'Chargement',
}
