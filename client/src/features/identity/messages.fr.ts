import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './messages.en.ts'

export const messages: Like<typeof en> = {
  title: 'Connexion',
  purpose: 'Un comité consulte, débat, rédige et décide ici. Tout ce qu’il fait reste consigné au registre.',
  personas: {
    title: 'Essayer la démonstration',
    lead: 'Choisissez une personne. Ouvrez plusieurs navigateurs, ou des fenêtres privées, pour être plusieurs personnes à la fois.',
    search: 'Rechercher une personne ou une délégation',
    none: 'Aucune personne ni délégation ne porte ce nom.',
  },
  form: {
    title: 'Avec votre compte',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    show: 'Afficher le mot de passe',
    submit: 'Se connecter',
  },
}
