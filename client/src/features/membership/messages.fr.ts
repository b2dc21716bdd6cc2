import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './messages.en.ts'

export const messages: Like<typeof en> = {
  nav: 'Participants',
  regions: {
    'americas-caribbean': 'Amérique du Sud, Amérique du Nord, Amérique centrale et Caraïbes',
    europe: 'Europe',
    'east-southern-africa': 'Afrique orientale et australe',
    'north-africa-middle-east': 'Afrique du Nord, Proche et Moyen-Orient',
    'west-central-africa': 'Afrique occidentale et centrale',
    'far-east-asia-pacific': 'Extrême-Orient, Asie du Sud et du Sud-Est, Australasie et Îles du Pacifique',
  },
  restored: {
    known:
      'Le registre du comité a été restauré à partir d’une sauvegarde, tel qu’il était le {{asOf}}. Ce qui a été fait ensuite n’y figure plus\u202f: commentaires, votes et tout le reste. Ce que vous avez écrit sans l’envoyer est toujours là.',
    unknown:
      'Le registre du comité n’est plus celui que cette page montrait\u202f: il a été restauré à partir d’une sauvegarde. Ce qui a été fait après la sauvegarde n’y figure plus. Ce que vous avez écrit sans l’envoyer est toujours là.',
    dismiss: 'Masquer cet avis',
  },
  area: 'Composition',
}
