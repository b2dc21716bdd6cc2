import type { identity as en } from '../en/identity.ts'
import type { Like } from '../like.ts'

export const identity: Like<typeof en> = {
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
