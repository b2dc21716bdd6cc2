import type { Like } from '../../i18n/like.ts'
import type { messages as en } from './messages.en.ts'

export const messages: Like<typeof en> = {
  nav: 'Votes',
  title: 'Votes',
  lead: 'Tous les scrutins du comité, du plus récent au plus ancien.',
  empty: {
    title: 'Aucun scrutin n’a encore eu lieu',
    text: 'Un scrutin paraît ici lorsque la présidence met une question aux voix au cours d’une séance.',
  },
  show: { label: 'Ce qui est affiché', all: 'Tous', open: 'En cours', closed: 'À certifier', certified: 'Certifiés' },
  search: 'Rechercher par cote ou par titre',
  vote: 'Scrutin',
  pageTitle: 'Scrutin sur {{symbol}}',
  methods: {
    'roll-call': 'Appel nominal',
    'show-of-hands': 'Main levée',
  },
  methodExplained: {
    'roll-call': 'Le vote de chaque délégation est publié à la clôture. D’ici là, seule la participation est visible.',
    'show-of-hands': 'Seuls les nombres sont publiés à la clôture. D’ici là, seule la participation est visible.',
  },
  secondBallot: 'Second tour de scrutin',
  status: {
    open: 'En cours',
    closed: 'Clos, à certifier',
    certified: 'Certifié',
  },
  textPut: 'Le texte mis aux voix',
  textPutBy: 'Déposé par',
  closedOn: 'Clos le',
  inSession: 'En séance',
  goToSession: 'Salle de séance',
  rule: 'Règle de décision',
  profiles: {
    'wco-convention': 'Convention de l’OMD, article VIII',
    'un-important': 'Assemblée générale de l’ONU, question importante',
    'un-ordinary': 'Assemblée générale de l’ONU, autre question',
    ecosoc: 'Commissions techniques de l’ECOSOC',
    absolute: 'Majorité absolue de tous les Membres',
    other: 'Règle «\u00a0{{id}}\u00a0»',
  },
  explain: {
    base: {
      'present-and-entitled':
        'Le texte est adopté si {{share}} des Membres présents et ayant le droit de vote votent pour. Ceux qui s’abstiennent ou ne votent pas sont compris dans ce nombre.',
      'present-and-voting':
        'Le texte est adopté si {{share}} des voix exprimées pour ou contre sont favorables. Les abstentions ne sont pas comptées.',
      'all-entitled':
        'Le texte est adopté si {{share}} de tous les Membres ayant le droit de vote, présents ou non, votent pour.',
    },
    quorum: 'Quorum\u00a0: {{share}} des Membres doivent être présents, faute de quoi rien n’est décidé.',
    noQuorum: 'Aucun quorum n’est requis.',
    tie: {
      lost: 'Le partage égal des voix vaut rejet.',
      'second-ballot': 'En cas de partage égal des voix, il est procédé à un second tour de scrutin.',
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
  toVote: 'Aller au vote',
  toText: 'Lire le texte exact mis aux voix',
  toBallot: 'Revenir au vote',
  call: 'Le vote est ouvert : {{question}}',
  callUnnamed: 'Le vote est ouvert.',
  ballot: {
    legend: 'Votre vote au nom de la délégation\u00a0: {{delegation}}',
    change: 'Modifier le vote de la délégation\u00a0: {{delegation}}',
    hint: 'Choisissez, puis confirmez. Vous pouvez modifier votre vote jusqu’à la clôture du scrutin.',
    consequence: {
      for: 'Vous allez voter pour, au nom de la délégation «\u00a0{{delegation}}\u00a0».',
      against: 'Vous allez voter contre, au nom de la délégation «\u00a0{{delegation}}\u00a0».',
      abstain: 'Vous allez vous abstenir, au nom de la délégation «\u00a0{{delegation}}\u00a0».',
    },
    same: 'Tel est le vote de la délégation «\u00a0{{delegation}}\u00a0». Choisissez-en un autre pour le modifier.',
    none: 'Aucun choix n’est encore fait.',
    cast: {
      for: 'Voter pour',
      against: 'Voter contre',
      abstain: 'S’abstenir',
    },
    castNone: 'Voter',
    casting: 'Enregistrement du vote',
    waiting: 'Mise à jour en cours. Vous pourrez voter dans un instant.',
    offline:
      'Vous êtes hors ligne. Votre vote ne pourra être enregistré qu’au retour de la connexion\u202f; votre choix est gardé ici.',
    cannot: 'Pourquoi vous ne pouvez pas voter',
  },
  receipt: {
    title: 'Votre vote est enregistré',
    changedTitle: 'Votre vote modifié est enregistré',
    delegationVoted: 'La délégation «\u00a0{{delegation}}\u00a0» a voté',
    choice: 'Vote',
    at: 'Enregistré',
    by: 'Émis par',
    number: 'Récépissé',
    note: 'Seul compte le dernier vote émis avant la clôture.',
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
      'Délégations ayant voté\u00a0: {{count}} sur {{entitled}}. Après la clôture, nul ne pourra voter ni modifier son vote, et le résultat sera publié.',
    confirmText_other:
      'Délégations ayant voté\u00a0: {{count}} sur {{entitled}}. Après la clôture, nul ne pourra voter ni modifier son vote, et le résultat sera publié.',
    confirm: 'Clore et publier le résultat',
  },
  result: {
    title: 'Résultat',
    barLabel:
      'Pour\u00a0: {{for}}. Contre\u00a0: {{against}}. Abstentions\u00a0: {{abstain}}. Majorité requise\u00a0: {{needed}}, sur {{base}}.',
    needed: '{{needed}} requises',
    notInBase: 'Les abstentions ({{abstain}}) ne sont pas comprises dans le calcul.',
    nothingToShow: 'Aucune voix comprise dans le calcul n’a été émise.',
    quorum: 'Quorum\u00a0: {{needed}} requis, {{present}} présents.',
  },
  rollCall: {
    title: 'Appel nominal',
    caption: 'Vote de chaque délégation, par région',
    delegation: 'Délégation',
    vote: 'Vote',
    none: 'Le vote a eu lieu à main levée\u00a0: seuls les nombres sont publiés.',
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
    explain: 'Vous attestez que ce résultat a été établi conformément aux règles. Cette certification est irrévocable.',
    cannot: 'Vous ne pouvez pas certifier\u00a0: {{reason}}',
    decision: 'La décision',
    readDecision: 'Lire la décision',
  },
  openForm: {
    title: 'Mettre la question aux voix',
    question: 'Question',
    questionHint: 'Telle que la présidence en donne lecture.',
    questionDefault: 'Le comité adopte-t-il {{symbol}}, «\u00a0{{title}}\u00a0»\u202f?',
    method: 'Mode de scrutin',
    profile: 'Majorité',
    fixed: 'Le texte, la question, le corps électoral et la règle sont arrêtés au moment de l’ouverture du scrutin.',
    submit: 'Ouvrir le scrutin',
    questionMissing: 'Veuillez formuler la question.',
  },
  columns: {
    date: 'Ouvert le',
  },
  record: {
    area: 'Votes',
    sentence: {
      VoteOpened: '{{actor}} a ouvert {{vote}} sur {{work}}.',
      VoteOpenedAgain: '{{actor}} a ouvert {{vote}} sur {{work}}\u00a0: second tour après partage égal des voix.',
      BallotCast: '{{actor}} a voté au nom de la délégation «\u00a0{{delegation}}\u00a0» ({{vote}}).',
      BallotCastOpen:
        '{{actor}} a voté au nom de la délégation «\u00a0{{delegation}}\u00a0» ({{vote}})\u00a0: {{choice}}.',
      BallotChanged: '{{actor}} a modifié le vote de la délégation «\u00a0{{delegation}}\u00a0» ({{vote}}).',
      BallotChangedOpen:
        '{{actor}} a modifié le vote de la délégation «\u00a0{{delegation}}\u00a0» ({{vote}})\u00a0: {{choice}}.',
      BallotCounted_one: '{{count}} Membre a voté ({{vote}}).',
      BallotCounted_other: '{{count}} Membres ont voté ({{vote}}).',
      VoteClosed: {
        carried:
          '{{actor}} a clos {{vote}}\u00a0: adopté par {{for}} voix contre {{against}}, abstentions\u00a0: {{abstain}}.',
        rejected:
          '{{actor}} a clos {{vote}}\u00a0: rejeté, {{for}} voix pour, {{against}} contre, abstentions\u00a0: {{abstain}}.',
        tied: '{{actor}} a clos {{vote}}\u00a0: partage égal des voix, {{for}} pour et {{against}} contre. Il sera procédé à un second tour de scrutin.',
        'no-quorum': '{{actor}} a clos {{vote}}\u00a0: aucune décision, faute de quorum.',
      },
      VoteCertifiedByChair: '{{actor}} a certifié, pour la présidence, le résultat ({{vote}}).',
      VoteCertifiedBySecretariat: '{{actor}} a certifié, pour le Secrétariat, le résultat ({{vote}}).',
    },
    type: {
      VoteOpened: 'ouverture d’un scrutin',
      BallotCast: 'vote d’une délégation',
      BallotCounted: 'décompte des votes émis',
      VoteClosed: 'clôture d’un scrutin',
      VoteCertified: 'certification d’un résultat',
    },
    methods: {
      'roll-call': 'un vote par appel nominal',
      'show-of-hands': 'un vote à main levée',
    },
    choices: {
      for: 'pour',
      against: 'contre',
      abstain: 'abstention',
    },
    unknown: {
      vote: 'un scrutin',
    },
    voteOn: 'le scrutin sur {{work}}',
    secondBallotOn: 'le second tour de scrutin sur {{work}}',
  },
}
