import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './pages.en.ts'

export const messages: Like<typeof en> = {
  title: 'Décisions',
  lead: 'Les décisions du comité, de la plus récente à la plus ancienne.',
  listLabel: 'Décisions',
  search: 'Rechercher par cote ou par titre',
  empty: {
    title: 'Aucune décision n’a encore été prise',
    text: 'Une décision apparaît ici lorsque la présidence et le Secrétariat ont tous deux certifié le résultat d’un scrutin.',
  },
  decision: 'Décision {{symbol}}',
  on: 'Prise le {{when}}',
  text: {
    title: 'La décision',
    carried: 'Le comité a adopté {{symbol}}, «\u202f{{title}}\u202f».',
    rejected: 'Le comité n’a pas adopté {{symbol}}, «\u202f{{title}}\u202f».',
    broughtFor: '{{kind}} {{sponsor, de}}',
  },
  how: {
    title: 'Comment elle a été prise',
    vote: 'Voir le scrutin',
    certified: 'Certifié par {{name}} pour la présidence, le {{when}}',
    certifiedSecretariat: 'Certifié par {{name}} pour le Secrétariat, le {{when}}',
  },
  changed: {
    title: 'Ce qu’elle a changé',
    version: 'Elle a produit la version {{number}} de l’instrument «\u202f{{instrument}}\u202f».',
    readVersion: 'Lire la version {{number}}',
    nothing: 'Elle n’a rien changé à l’instrument.',
    rejectedText: 'Le texte qui n’a pas été adopté',
  },
  cite: {
    title: 'Citer ainsi',
    copy: 'Copier la référence',
    copied: 'La référence est copiée.',
    failed: 'Le navigateur ne l’autorise pas. Sélectionnez la ligne et copiez-la.',
    line: '{{body}}, {{committee}}, décision {{symbol}}, {{title}}, {{date}}',
    outcome: {
      carried: 'adopté',
      rejected: 'rejeté',
    },
  },
}
