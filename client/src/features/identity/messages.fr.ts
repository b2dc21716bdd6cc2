import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './messages.en.ts'

export const messages: Like<typeof en> = {
  title: 'Connexion',
  purpose: 'Le lieu où un comité consulte, rédige, débat et décide, et où tout ce qu’il a fait reste consigné.',
  personas: {
    title: 'Essayer la démonstration',
    lead: 'Choisissez qui vous voulez être. Ouvrez plusieurs navigateurs, ou des fenêtres privées, pour être plusieurs personnes à la fois.',
    search: 'Trouver une personne ou une délégation',
    none: 'Personne ne correspond.',
  },
  form: {
    title: 'Avec votre compte',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    show: 'Afficher le mot de passe',
    submit: 'Se connecter',
  },
}
