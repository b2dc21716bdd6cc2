import type { Operation } from '@quorate/shared/domain/instrument/provision'
import type { Language } from '@quorate/shared/domain/language'
import { frenchSpacing } from './french-spacing.ts'
import type { Bilingual } from './people.ts'

/** An amendment to the framework of the demonstration. People are named by their `persona`. */
export type DemoProposal = {
  key: string
  /** The clause of the mandate under which it is made. */
  clause: string
  sponsor: string
  coSponsors: readonly string[]
  title: Bilingual
  /** Markdown. */
  justification: Bilingual
  operations: readonly Operation[]
}

export type DemoComment = {
  key: string
  /** The `key` of the proposal in whose thread it is. */
  proposal: string
  author: string
  /** The `key` of the comment it answers; left out if it begins a branch of its own. */
  replyTo?: string
  language: Language
  /** Markdown. */
  body: string
}

export const demoProposals: readonly DemoProposal[] = [
  {
    key: 'short-voyages',
    clause: '2.7',
    sponsor: 'ingrid-aas',
    coSponsors: ['priya-ramdoyal'],
    title: {
      en: 'Advance information for short sea voyages',
      fr: 'Renseignements préalables pour les courtes traversées maritimes',
    },
    justification: {
      en: `Paragraph 1.6.1 asks for information twenty-four hours before loading, whatever the length of the voyage. On a feeder service that sails in the morning and arrives in the evening, cargo is often booked and delivered to the terminal on the day itself. Operators then either submit data they know to be provisional, or miss the sailing.

The amendment keeps the rule for deep-sea trades. For voyages shorter than twenty-four hours it looks instead to the arrival, as many administrations already do in practice. Risk can still be assessed in time, and on **better data**.`,
      fr: frenchSpacing(`Le paragraphe 1.6.1 exige que les renseignements soient transmis vingt-quatre heures avant le chargement, quelle que soit la durée de la traversée. Sur une ligne de collecte qui part le matin et arrive le soir, le fret est souvent réservé et livré au terminal le jour même. Les opérateurs transmettent alors des données qu’ils savent provisoires, ou manquent le départ.

L’amendement maintient la règle pour les liaisons au long cours. Pour les traversées de moins de vingt-quatre heures, il se fonde sur l’arrivée, comme le font déjà en pratique de nombreuses administrations. Le risque peut toujours être évalué à temps, et sur de **meilleures données**.`),
    },
    operations: [
      {
        op: 'replace-text',
        provision: 'p1-s6-1',
        language: 'en',
        text: 'Customs shall require information on cargo by electronic means and in good time for risk to be assessed. For containerized cargo carried by sea, it shall be submitted at least twenty-four hours before loading at the port of departure or, where the voyage to the first port of destination takes less than twenty-four hours, at least two hours before arrival at that port.',
      },
      {
        op: 'replace-text',
        provision: 'p1-s6-1',
        language: 'fr',
        text: 'La douane exige des renseignements sur le chargement par voie électronique et en temps utile pour que le risque soit évalué. Pour le fret conteneurisé acheminé par mer, ils sont transmis au moins vingt-quatre heures avant le chargement au port de départ ou, lorsque la traversée jusqu’au premier port de destination dure moins de vingt-quatre heures, au moins deux heures avant l’arrivée dans ce port.',
      },
    ],
  },
  {
    key: 'time-to-remedy',
    clause: '2.7',
    sponsor: 'salma-ouazzani',
    coSponsors: ['renata-siqueira', 'aissatou-diagne'],
    title: {
      en: 'A fixed time to remedy before an authorization is suspended',
      fr: 'Un délai déterminé pour régulariser avant la suspension d’un agrément',
    },
    justification: {
      en: `What is “a reasonable time” under paragraph 2.3.3 differs widely: in our enquiry among partners it ran from three days to six months. An operator that is authorized in several countries cannot plan for that, and arrangements on mutual recognition under paragraph 2.3.4 suffer from it.

We propose a floor of **thirty days**, with the exception for urgent cases left as it stands, and yearly figures, so that practice can be compared.`,
      fr: frenchSpacing(`Le « délai raisonnable » du paragraphe 2.3.3 varie considérablement : dans notre enquête auprès de nos partenaires, il allait de trois jours à six mois. Un opérateur agréé dans plusieurs pays ne peut s’organiser dans ces conditions, et les arrangements de reconnaissance mutuelle visés au paragraphe 2.3.4 en souffrent.

Nous proposons un minimum de **trente jours**, sans toucher à l’exception prévue pour les cas d’urgence, ainsi que des chiffres annuels permettant de comparer les pratiques.`),
    },
    operations: [
      {
        op: 'replace-text',
        provision: 'p2-s3-3',
        language: 'en',
        text: 'An authorization may be suspended where the conditions for it are no longer met. Except where security would be put at risk by delay, the operator shall first be heard and given at least thirty days to remedy the matter.',
      },
      {
        op: 'replace-text',
        provision: 'p2-s3-3',
        language: 'fr',
        text: 'Un agrément peut être suspendu lorsque les conditions n’en sont plus réunies. Sauf si un retard devait compromettre la sécurité, l’opérateur est d’abord entendu et dispose d’au moins trente jours pour remédier à la situation.',
      },
      {
        op: 'insert-after',
        parent: 'p2-s3',
        after: 'p2-s3-4',
        provision: {
          id: 'p2-s3-5',
          number: '2.3.5',
          kind: 'paragraph',
          parent: 'p2-s3',
          heading: {},
          text: {
            en: 'Customs shall publish each year how many authorizations were granted, refused, suspended and restored, and how long these decisions took.',
            fr: 'La douane publie chaque année le nombre d’agréments accordés, refusés, suspendus et rétablis, ainsi que les délais dans lesquels ces décisions ont été rendues.',
          },
        },
      },
    ],
  },
]

const COMMENTS: readonly DemoComment[] = [
  {
    key: 'feeder-practice',
    proposal: 'short-voyages',
    author: 'pernille-dalgaard',
    language: 'en',
    body: 'Carriers on the seat welcome this. On our shorter services about **four bookings in ten** are made on the day of sailing, so what is submitted the day before is a guess. Two hours before arrival is workable, provided that terminals may load on the strength of the booking.',
  },
  {
    key: 'load-first',
    proposal: 'short-voyages',
    author: 'haruka-minegishi',
    replyTo: 'feeder-practice',
    language: 'en',
    body: 'Thank you, that is helpful. Our difficulty lies in the last point. If the data come after loading, a dangerous container is already on board when we first see it. Could the carriers say what *could* be submitted before loading, even if it is incomplete?',
  },
  {
    key: 'minimum-set',
    proposal: 'short-voyages',
    author: 'pernille-dalgaard',
    replyTo: 'load-first',
    language: 'en',
    body: 'At gate-in we always have these four:\n\n- container and seal number;\n- shipper as booked;\n- consignee as booked;\n- a description of the goods, often a short one.\n\nWe could transmit them before loading without holding up the ship.',
  },
  {
    key: 'voyage-defined',
    proposal: 'short-voyages',
    author: 'fiona-tamihana',
    language: 'en',
    body: 'A drafting point. “The voyage takes less than twenty-four hours”: by the timetable, or as it turns out? With weather in the strait, a voyage of twenty-two hours easily becomes one of thirty. We would say “is **scheduled** to take”.',
  },
  {
    key: 'voyage-accepted',
    proposal: 'short-voyages',
    author: 'ingrid-aas',
    replyTo: 'voyage-defined',
    language: 'en',
    body: 'New Zealand is right, and the sponsors would accept that as a friendly amendment. In French we would read *dont la durée prévue est inférieure à vingt-quatre heures*. We would be grateful if a French-speaking delegation could look at it.',
  },
  {
    key: 'voyage-french',
    proposal: 'short-voyages',
    author: 'laurent-berthoud',
    replyTo: 'voyage-accepted',
    language: 'fr',
    body: 'La formule convient. Par souci de concordance, il faudrait alors écrire « lorsque la durée prévue de la traversée jusqu’au premier port de destination est inférieure à vingt-quatre heures », ce qui évite de répéter le verbe.',
  },
  {
    key: 'islands',
    proposal: 'short-voyages',
    author: 'marcia-bennett-coley',
    language: 'en',
    body: 'For island economies this is the trade that matters: nearly everything we eat comes on voyages of less than a day. We support the aim. We would ask, however, that two hours be read as a **minimum**, and that an administration which needs four for want of staff at night be free to say so in advance.',
  },
  {
    key: 'islands-answer',
    proposal: 'short-voyages',
    author: 'priya-ramdoyal',
    replyTo: 'islands',
    language: 'en',
    body: 'Mauritius shares the concern, having the same night shifts. “At least two hours” does leave room for more, but only for the operator. If Jamaica would offer wording that lets an administration *publish* a longer time, not exceeding six hours, we could go along with it.',
  },
  {
    key: 'thirty-days',
    proposal: 'time-to-remedy',
    author: 'lucia-paredes',
    language: 'en',
    body: 'Growers lose a season, not a shipment, when an authorization is suspended at harvest. Thirty days would let a co-operative repair a fence or replace a reader **and prove it**. We advise in favour, and we would ask that the days be counted from the day on which the operator receives the notice.',
  },
  {
    key: 'both-ways',
    proposal: 'time-to-remedy',
    author: 'abena-owusu-darko',
    language: 'en',
    body: 'We understand the wish for certainty. But thirty days is long where the fault is simple: an access list that was not kept up to date can be put right in a week, and meanwhile the operator enjoys benefits it does not merit. Would the sponsors consider “a time of up to thirty days, **stated in the notice**”?',
  },
  {
    key: 'both-ways-answer',
    proposal: 'time-to-remedy',
    author: 'salma-ouazzani',
    replyTo: 'both-ways',
    language: 'fr',
    body: 'Nous remercions le Ghana. Un maximum nous ramènerait toutefois à la situation actuelle, où trois jours peuvent être jugés raisonnables. Nous pourrions en revanche accepter que l’opérateur **perde, dans l’intervalle, l’avantage directement lié au manquement** : l’administration serait protégée sans que l’agrément soit suspendu.',
  },
  {
    key: 'both-ways-thanks',
    proposal: 'time-to-remedy',
    author: 'abena-owusu-darko',
    replyTo: 'both-ways-answer',
    language: 'en',
    body: 'That would meet our point, and it is better than ours. We shall offer wording with Morocco before the session.',
  },
  {
    key: 'small-administrations',
    proposal: 'time-to-remedy',
    author: 'wanjiru-kamande',
    language: 'en',
    body: 'On the new paragraph 2.3.5: we support publication, but “how long these decisions took” means keeping the dates of every step. Our present system does not. Could the paragraph take effect with the next reporting cycle, so that those who have to adapt can do so?',
  },
  {
    key: 'confidentiality',
    proposal: 'time-to-remedy',
    author: 'tan-wei-ling',
    replyTo: 'small-administrations',
    language: 'en',
    body: 'Forwarders would add one caution. Where a programme has a handful of operators, a published suspension points to one of them. Figures below a small number, say five, should be shown as “fewer than five”.',
  },
]

/** In the order in which they were made. */
export const demoComments: readonly DemoComment[] = COMMENTS.map((comment) =>
  comment.language === 'fr' ? { ...comment, body: frenchSpacing(comment.body) } : comment,
)
