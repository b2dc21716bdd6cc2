import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './sentences.en.ts'

export const messages: Like<typeof en> = {
  record: {
    sentence: {
      VoteOpened: '{{actor}} a ouvert {{vote}} sur {{work}}.',
      VoteOpenedAgain: '{{actor}} a ouvert {{vote}} sur {{work}}\u202f: second tour après partage égal des voix.',
      BallotCast: '{{actor}} a exprimé le vote de la délégation {{delegation, de}} dans {{vote}}.',
      BallotCastOpen:
        '{{actor}} a exprimé le vote de la délégation {{delegation, de}} dans {{vote}}\u202f: {{choice}}.',
      BallotChanged: '{{actor}} a modifié le vote de la délégation {{delegation, de}} dans {{vote}}.',
      BallotChangedOpen:
        '{{actor}} a modifié le vote de la délégation {{delegation, de}} dans {{vote}}\u202f: {{choice}}.',
      BallotCounted_one: '{{count}} délégation avait voté dans {{vote}}.',
      BallotCounted_other: '{{count}} délégations avaient voté dans {{vote}}.',
      VoteClosed: {
        carried:
          '{{actor}} a clos {{vote}}\u202f: texte adopté par {{for}} voix contre {{against}} (abstentions\u202f: {{abstain}}).',
        rejected:
          '{{actor}} a clos {{vote}}\u202f: texte rejeté, avec {{for}} voix pour et {{against}} contre (abstentions\u202f: {{abstain}}).',
        tied: '{{actor}} a clos {{vote}}\u202f: partage égal des voix, {{for}} pour et {{against}} contre. Un second tour de scrutin devait suivre.',
        'no-quorum': '{{actor}} a clos {{vote}}\u202f: aucune décision, car le quorum n’était pas atteint.',
      },
      VoteCertifiedByChair: '{{actor}} a certifié {{result}} pour la présidence.',
      VoteCertifiedBySecretariat: '{{actor}} a certifié {{result}} pour le Secrétariat.',
    },
    type: {
      VoteOpened: 'ouverture d’un scrutin',
      BallotCast: 'vote d’une délégation',
      BallotCounted: 'nombre de votes exprimés',
      VoteClosed: 'clôture d’un scrutin',
      VoteCertified: 'certification d’un résultat',
    },
    methods: {
      'roll-call': 'un scrutin par appel nominal',
      'show-of-hands': 'un scrutin à main levée',
    },
    choices: {
      for: 'pour',
      against: 'contre',
      abstain: 'abstention',
    },
    unknown: {
      vote: 'un scrutin',
      result: 'le résultat d’un scrutin',
    },
    voteOn: 'le scrutin sur {{work}}',
    secondBallotOn: 'le second tour de scrutin sur {{work}}',
    resultOn: 'le résultat du scrutin sur {{work}}',
    secondResultOn: 'le résultat du second tour de scrutin sur {{work}}',
  },
}
