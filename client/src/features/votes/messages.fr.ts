import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './messages.en.ts'

export const messages: Like<typeof en> = {
  nav: 'Scrutins',
  title: 'Scrutins',
  lead: 'Tous les scrutins du comité, du plus récent au plus ancien.',
  empty: {
    title: 'Aucun scrutin n’a encore eu lieu',
    text: 'Un scrutin apparaît ici lorsque la présidence met une question aux voix en séance.',
  },
  show: {
    label: 'Ce qui est affiché',
    all: 'Tous',
    open: 'Ouverts',
    closed: 'À certifier',
    'no-quorum': 'Sans quorum',
    certified: 'Certifiés',
  },
  search: 'Rechercher par cote ou par titre',
  vote: 'Scrutin',
  pageTitle: 'Scrutin sur {{symbol}}',
  methods: {
    'roll-call': 'Appel nominal',
    'show-of-hands': 'Main levée',
  },
  methodExplained: {
    'roll-call':
      'À la clôture du scrutin, le vote de chaque délégation est publié. D’ici là, seule la participation est affichée.',
    'show-of-hands':
      'À la clôture du scrutin, seuls les nombres sont publiés. D’ici là, seule la participation est affichée.',
  },
  secondBallot: 'Second tour de scrutin',
  status: {
    open: 'Ouvert',
    closed: 'Clos, à certifier',
    'no-quorum': 'Clos sans quorum',
    certified: 'Certifié',
  },
  textPut: 'Le texte mis aux voix',
  textPutBy: 'Déposé par {{sponsor, le}}',
  closedOn: 'Clos le',
  session: 'Séance',
  rule: 'Règle de décision',
  profiles: {
    'wco-convention': 'Convention de l’OMD, article VIII',
    'un-important': 'Assemblée générale de l’ONU, question importante',
    'un-ordinary': 'Assemblée générale de l’ONU, autre question',
    ecosoc: 'Commissions techniques de l’ECOSOC',
    absolute: 'Majorité absolue de tous les Membres',
    other: 'Règle «\u202f{{id}}\u202f»',
  },
  explain: {
    base: {
      'present-and-entitled':
        'Le texte est adopté si {{share}} des Membres présents et ayant le droit de vote votent pour. Ceux qui s’abstiennent ou ne votent pas sont comptés parmi eux.',
      'present-and-voting':
        'Le texte est adopté si {{share}} des voix exprimées pour ou contre sont favorables. Les abstentions ne sont pas comptées.',
      'all-entitled':
        'Le texte est adopté si {{share}} de tous les Membres ayant le droit de vote, présents ou non, votent pour.',
    },
    quorum: 'Quorum\u202f: {{share}} des Membres doivent être présents\u202f; sinon, rien n’est décidé.',
    noQuorum: 'Aucun quorum n’est requis.',
    tie: {
      lost: 'En cas de partage égal des voix, le texte est rejeté.',
      'second-ballot': 'En cas de partage égal des voix, un second tour de scrutin a lieu.',
    },
    more: {
      half: 'plus de la moitié',
      third: 'plus du tiers',
      twoThirds: 'plus des deux tiers',
      threeQuarters: 'plus des trois quarts',
      threeFifths: 'plus des trois cinquièmes',
      all: 'plus que la totalité',
      other: 'plus de {{numerator}}/{{denominator}}',
    },
    least: {
      half: 'au moins la moitié',
      third: 'au moins le tiers',
      twoThirds: 'au moins les deux tiers',
      threeQuarters: 'au moins les trois quarts',
      threeFifths: 'au moins les trois cinquièmes',
      all: 'la totalité',
      other: 'au moins {{numerator}}/{{denominator}}',
    },
  },
  choices: {
    for: 'Pour',
    against: 'Contre',
    abstain: 'Abstention',
  },
  outcome: {
    for: 'Pour',
    against: 'Contre',
    abstain: 'Abstentions',
    silent: 'N’ont pas voté',
  },
  rollCallChoice: {
    for: 'Pour',
    against: 'Contre',
    abstain: 'Abstention',
    none: 'N’a pas voté',
  },
  toVote: 'Aller au scrutin',
  toText: 'Lire le texte exact mis aux voix',
  toBallot: 'Revenir au scrutin',
  call: 'Le scrutin est ouvert\u202f: {{question}}',
  callUnnamed: 'Le scrutin est ouvert.',
  ballot: {
    legend: 'Votre vote pour la délégation {{delegation, de}}',
    change: 'Modifier le vote de la délégation {{delegation, de}}',
    hint: 'Choisissez, puis confirmez. Vous pouvez modifier votre vote jusqu’à la clôture du scrutin.',
    consequence: {
      for: 'Vous allez voter pour, au nom de la délégation {{delegation, de}}.',
      against: 'Vous allez voter contre, au nom de la délégation {{delegation, de}}.',
      abstain: 'Vous allez vous abstenir, au nom de la délégation {{delegation, de}}.',
    },
    same: 'C’est le vote de la délégation {{delegation, de}}. Pour le modifier, choisissez-en un autre.',
    none: 'Vous n’avez pas encore choisi.',
    cast: {
      for: 'Voter pour',
      against: 'Voter contre',
      abstain: 'S’abstenir',
    },
    castNone: 'Voter',
    casting: 'Enregistrement du vote',
    waiting: 'Cette page se met à jour. Vous pourrez voter dans un instant.',
    offline:
      'Vous êtes hors ligne. Votre vote ne peut pas être enregistré avant le retour de la connexion. Votre choix est gardé ici.',
    cannot: 'Pourquoi vous ne pouvez pas voter',
  },
  receipt: {
    title: 'Votre vote est enregistré',
    changedTitle: 'Votre vote modifié est enregistré',
    delegationVoted: 'La délégation {{delegation, de}} a voté',
    choice: 'Vote',
    at: 'Enregistré',
    by: 'Exprimé par',
    number: 'Récépissé',
    note: 'Seul votre dernier vote avant la clôture est compté.',
    noteClosed: 'C’est ce vote qui a été compté.',
  },
  turnout: {
    title: 'Participation',
    text_one: '{{count}} délégation sur {{entitled}} a voté',
    text_other: '{{count}} délégations sur {{entitled}} ont voté',
    short: '{{cast}} sur {{entitled}}',
  },
  close: {
    button: 'Clore le scrutin',
    confirmTitle: 'Clore ce scrutin\u202f?',
    confirmText_one:
      'Délégations qui ont voté\u202f: {{count}} sur {{entitled}}. Après la clôture, personne ne pourra voter ni modifier son vote, et le résultat sera publié.',
    confirmText_other:
      'Délégations qui ont voté\u202f: {{count}} sur {{entitled}}. Après la clôture, personne ne pourra voter ni modifier son vote, et le résultat sera publié.',
    confirm: 'Clore et publier le résultat',
  },
  result: {
    title: 'Résultat',
    barLabel:
      'Pour\u202f: {{for}}. Contre\u202f: {{against}}. Abstentions\u202f: {{abstain}}. Voix requises\u202f: {{needed}} sur {{base}}.',
    needed: '{{needed}} requises',
    notInBase: 'Les abstentions ({{abstain}}) ne sont pas comptées.',
    nothingToShow: 'Aucune voix n’a été exprimée pour ou contre.',
    quorum: 'Quorum\u202f: {{needed}} délégations requises, {{present}} présentes.',
  },
  rollCall: {
    title: 'Appel nominal',
    caption: 'Vote de chaque délégation, par région',
    delegation: 'Délégation',
    vote: 'Vote',
    none: 'Le scrutin a eu lieu à main levée\u202f: seuls les nombres sont publiés.',
    unknownRegion: 'Autres',
  },
  certify: {
    title: 'Certification',
    lead: 'Le résultat devient une décision lorsque la présidence et le Secrétariat l’ont tous deux certifié.',
    chair: 'Présidence',
    secretariat: 'Secrétariat',
    done: 'Certifié par {{name}}, le {{when}}',
    awaited: 'Pas encore certifié',
    button: 'Certifier le résultat',
    explain: 'Vous confirmez que le résultat est conforme aux règles. Cette certification est définitive.',
    cannot: 'Vous ne pouvez pas certifier\u202f: {{reason}}',
    decision: 'La décision',
    readDecision: 'Lire la décision',
  },
  openForm: {
    title: 'Mettre la question aux voix',
    question: { en: 'Question en anglais', fr: 'Question en français' },
    questionHint: 'Telle que la présidence en donne lecture.',
    otherHint: 'Si vous la laissez vide, il est indiqué dans cette langue que la traduction est attendue.',
    method: 'Mode de scrutin',
    profile: 'Majorité',
    fixed: 'À l’ouverture du scrutin, le texte, la question, la règle et les délégations qui peuvent voter sont fixés.',
    submit: 'Ouvrir le scrutin',
    questionMissing: 'Veuillez formuler la question.',
  },
  columns: {
    date: 'Ouvert le',
  },
  record: {
    area: 'Scrutins',
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
