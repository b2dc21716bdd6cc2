import type { shell as en } from '../en/shell.ts'
import type { Like } from '../like.ts'

export const shell: Like<typeof en> = {
  product: 'Quorate',
  skip: 'Aller au contenu',
  printed: 'Imprimé le {{when}}',
  navigation: 'Navigation principale',
  more: 'Plus',
  close: 'Fermer',
  groups: {
    work: 'Travaux',
    meetings: 'En séance',
    text: 'Textes',
    committee: 'Comité',
  },
  language: 'Langue',
  scheme: { label: 'Couleurs', auto: 'Comme l’appareil', light: 'Clair', dark: 'Sombre' },
  dismissAlert: 'Fermer cet avis',
  signOut: 'Se déconnecter',
  leaving: {
    title: 'Se déconnecter\u202f?',
    unsent_one: 'Un commentaire ou une modification n’a pas été publié sur cet appareil. La déconnexion le supprime.',
    unsent_other:
      '{{count}} commentaires ou modifications n’ont pas été publiés sur cet appareil. La déconnexion les supprime.',
    anyway: 'Se déconnecter et supprimer',
    failed: 'La déconnexion n’a pas eu lieu sur cet appareil.',
  },
  connection: {
    live: 'En direct',
    liveHint: 'Ce que font les autres apparaît ici aussitôt.',
    'catching-up': 'Mise à jour',
    'catching-upHint': 'Cette page se met à jour avec ce que les autres ont fait entre-temps.',
    offline: 'Hors ligne depuis {{time}}',
    offlineHint:
      'Vous pouvez continuer à lire et à écrire. Ce que les autres font entre-temps apparaîtra au retour de la connexion.',
    why: {
      'too-many-sockets':
        'Vous avez ouvert Quorate dans trop de fenêtres. Fermez-en quelques-unes. Celle-ci réessaie chaque minute.',
      'too-many-messages': 'Cette fenêtre a demandé trop de choses à la fois. Elle se reconnecte dans un instant.',
    },
  },
  notFound: {
    title: 'Page introuvable',
    text: 'Il n’y a pas de page à cette adresse, ou vous n’y avez pas accès. Vérifiez l’adresse.',
    back: 'Aller à la page Aujourd’hui',
  },
  failed: {
    title: 'Cette page n’a pas pu s’afficher',
    text: 'Un problème est survenu. Rechargez la page. Vos projets et vos commentaires sont conservés.',
    reload: 'Recharger la page',
    fetchTitle: 'Cette page n’a pas pu être chargée',
    fetchText:
      'Il n’y a pas de connexion, ou Quorate a été mis à jour pendant que cette fenêtre était ouverte. Rechargez la page. Vos projets et vos commentaires sont conservés.',
  },
  outside: {
    title: 'Vous ne prenez pas part aux travaux de ce comité',
    text: 'Vous l’avez quitté, ou votre inscription n’a jamais eu lieu. Vos écrits et vos actes restent à son registre. Si vous devez y prendre part, adressez-vous à son Secrétariat.',
  },
  noCommittee: {
    title: 'Aucun comité pour l’instant',
    text: 'Votre compte n’est inscrit à aucun comité. Demandez au Secrétariat de vous inscrire.',
  },
  loading: 'Chargement',
}
