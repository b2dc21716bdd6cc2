import type { Language } from '@quorate/shared/domain/language'
import type { Region } from '@quorate/shared/domain/membership/events'
import { frenchSpacing } from './french-spacing.ts'

/** All persons here are invented. The countries are not, but none of them has made any of these statements. */

/** A text that exists in both languages. */
export type Bilingual = { en: string; fr: string }

export type DemoPerson = {
  /** The sign-in page offers the person under this name. */
  persona: string
  name: string
  email: string
  /** The person reads and writes in this language. */
  language: Language
  /** The person's rights in the demonstration, in a line. */
  may: Bilingual
}

export type DemoDelegation = {
  /** ISO 3166-1 alpha-2, in lower case. */
  id: string
  name: Bilingual
  region: Region
  head: DemoPerson
  alternate: DemoPerson
}

/** An office held by an adviser of the delegation named. In it they act for the body, not for the delegation. */
export type DemoOfficer = { delegation: string; person: DemoPerson }

export type DemoSeat = {
  id: string
  entity: string
  sector: Bilingual
  region: Region
  representative: DemoPerson
}

export type DemoObserver = { id: string; organization: Bilingual; person: DemoPerson }

const person = (persona: string, name: string, language: Language, may: Bilingual): DemoPerson => ({
  persona,
  name,
  email: `${persona}@example.org`,
  language,
  may: { en: may.en, fr: frenchSpacing(may.fr) },
})

const head = (persona: string, name: string, language: Language, country: Bilingual): DemoPerson =>
  person(persona, name, language, {
    en: `${country.en}, head of delegation: tables proposals, comments, and votes for the delegation.`,
    fr: `${country.fr}, tête de délégation : dépose des propositions, commente et vote pour la délégation.`,
  })

const alternate = (persona: string, name: string, language: Language, country: Bilingual): DemoPerson =>
  person(persona, name, language, {
    en: `${country.en}, alternate: drafts proposals and comments; votes only if the head has named them as the voter.`,
    fr: `${country.fr}, suppléance : rédige des propositions et commente ; ne vote que sur désignation par la tête de délégation.`,
  })

const delegation = (
  id: string,
  region: Region,
  name: Bilingual,
  language: Language,
  [headPersona, headName]: readonly [string, string],
  [alternatePersona, alternateName]: readonly [string, string],
): DemoDelegation => ({
  id,
  name,
  region,
  head: head(headPersona, headName, language, name),
  alternate: alternate(alternatePersona, alternateName, language, name),
})

/** Twelve Members, two of each region. */
export const demoDelegations: readonly DemoDelegation[] = [
  delegation(
    'br',
    'americas-caribbean',
    { en: 'Brazil', fr: 'Brésil' },
    'en',
    ['renata-siqueira', 'Renata Albuquerque Siqueira'],
    ['tiago-campos', 'Tiago Moreira Campos'],
  ),
  delegation(
    'jm',
    'americas-caribbean',
    { en: 'Jamaica', fr: 'Jamaïque' },
    'en',
    ['marcia-bennett-coley', 'Marcia Bennett-Coley'],
    ['dwayne-hylton', 'Dwayne Hylton'],
  ),
  delegation(
    'no',
    'europe',
    { en: 'Norway', fr: 'Norvège' },
    'en',
    ['ingrid-aas', 'Ingrid Solheim Aas'],
    ['erlend-kvamme', 'Erlend Kvamme'],
  ),
  delegation(
    'ch',
    'europe',
    { en: 'Switzerland', fr: 'Suisse' },
    'fr',
    ['laurent-berthoud', 'Laurent Berthoud'],
    ['annina-caduff', 'Annina Caduff'],
  ),
  delegation(
    'ke',
    'east-southern-africa',
    { en: 'Kenya', fr: 'Kenya' },
    'en',
    ['wanjiru-kamande', 'Wanjiru Kamande'],
    ['peter-barasa', 'Peter Otieno Barasa'],
  ),
  delegation(
    'mu',
    'east-southern-africa',
    { en: 'Mauritius', fr: 'Maurice' },
    'en',
    ['priya-ramdoyal', 'Priya Ramdoyal'],
    ['jean-noel-labonte', 'Jean-Noël Labonté'],
  ),
  delegation(
    'ma',
    'north-africa-middle-east',
    { en: 'Morocco', fr: 'Maroc' },
    'fr',
    ['salma-ouazzani', 'Salma Ouazzani Tahri'],
    ['youssef-mernissi', 'Youssef El Mernissi'],
  ),
  delegation(
    'jo',
    'north-africa-middle-east',
    { en: 'Jordan', fr: 'Jordanie' },
    'en',
    ['rania-haddadin', 'Rania Haddadin'],
    ['omar-shraideh', 'Omar Shraideh'],
  ),
  delegation(
    'sn',
    'west-central-africa',
    { en: 'Senegal', fr: 'Sénégal' },
    'fr',
    ['aissatou-diagne', 'Aïssatou Diagne Sow'],
    ['lamine-badji', 'Mamadou Lamine Badji'],
  ),
  delegation(
    'gh',
    'west-central-africa',
    { en: 'Ghana', fr: 'Ghana' },
    'en',
    ['abena-owusu-darko', 'Abena Owusu-Darko'],
    ['kofi-amponsah', 'Kofi Tetteh Amponsah'],
  ),
  delegation(
    'jp',
    'far-east-asia-pacific',
    { en: 'Japan', fr: 'Japon' },
    'en',
    ['haruka-minegishi', 'Haruka Minegishi'],
    ['takumi-okabayashi', 'Takumi Okabayashi'],
  ),
  delegation(
    'nz',
    'far-east-asia-pacific',
    { en: 'New Zealand', fr: 'Nouvelle-Zélande' },
    'en',
    ['fiona-tamihana', 'Fiona Tamihana'],
    ['rhys-galbraith', 'Rhys Galbraith'],
  ),
]

export const demoChair: DemoOfficer = {
  delegation: 'ch',
  person: person('claire-lise-perrenoud', 'Claire-Lise Perrenoud', 'fr', {
    en: 'Chair (adviser of Switzerland): conducts the sessions, opens and closes votes, certifies results; does not vote.',
    fr: 'Présidente (conseillère de la Suisse) : dirige les séances, ouvre et clôt les scrutins, certifie les résultats ; ne vote pas.',
  }),
}

export const demoViceChair: DemoOfficer = {
  delegation: 'gh',
  person: person('nana-boateng-asare', 'Nana Yaw Boateng-Asare', 'en', {
    en: 'Vice-chair (adviser of Ghana): acts for the chair when the chair is away; does not vote.',
    fr: 'Vice-président (conseiller du Ghana) : remplace la présidente en son absence ; ne vote pas.',
  }),
}

export const demoSecretary: DemoPerson = person('elodie-vercruysse', 'Élodie Vercruysse', 'en', {
  en: 'Secretary: imports mandates and instruments, enrols participants, schedules sessions, certifies results; does not vote.',
  fr: 'Secrétaire : importe les mandats et les instruments, inscrit les participants, convoque les séances, certifie les résultats ; ne vote pas.',
})

const representative = (persona: string, name: string, language: Language, entity: string): DemoPerson =>
  person(persona, name, language, {
    en: `Business, for ${entity}: comments and advises, as a member of the Consultative Committee; does not vote.`,
    fr: `Secteur privé, ${entity} : commente et donne des avis, au Comité consultatif ; ne vote pas.`,
  })

const seat = (
  id: string,
  region: Region,
  entity: string,
  sector: Bilingual,
  [persona, name, language]: readonly [string, string, Language],
): DemoSeat => ({
  id,
  entity,
  sector,
  region,
  representative: representative(persona, name, language, entity),
})

/** Five seats of the Consultative Committee. The entities are invented. */
export const demoSeats: readonly DemoSeat[] = [
  seat('ocean-carriers', 'europe', 'Meridian Ocean Lines', { en: 'Ocean carriers', fr: 'Transport maritime' }, [
    'pernille-dalgaard',
    'Pernille Dalgaard',
    'en',
  ]),
  seat(
    'express-delivery',
    'west-central-africa',
    'Association Teranga Express',
    { en: 'Express delivery', fr: 'Courrier express' },
    ['ousmane-fall', 'Ousmane Keïta Fall', 'fr'],
  ),
  seat(
    'agricultural-exporters',
    'americas-caribbean',
    'Andean Growers and Exporters Federation',
    { en: 'Agricultural exporters', fr: 'Exportateurs agricoles' },
    ['lucia-paredes', 'Lucía Paredes Quiroga', 'en'],
  ),
  seat(
    'freight-forwarders',
    'far-east-asia-pacific',
    'Straits Freight Forwarders Council',
    { en: 'Freight forwarders', fr: 'Transitaires' },
    ['tan-wei-ling', 'Tan Wei Ling', 'en'],
  ),
  seat(
    'pharmaceutical-importers',
    'north-africa-middle-east',
    'Levant Cold Chain Logistics',
    { en: 'Pharmaceutical importers', fr: 'Importateurs de produits pharmaceutiques' },
    ['karim-nassar', 'Karim Nassar', 'en'],
  ),
]

/** The union is invented, too. */
export const demoObserver: DemoObserver = {
  id: 'inter-oceanic-customs-union',
  organization: { en: 'Inter-Oceanic Customs Union', fr: 'Union douanière interocéanique' },
  person: person('beatriz-monteiro', 'Beatriz Monteiro Lopes', 'en', {
    en: 'Observer, for the Inter-Oceanic Customs Union: reads, and comments if invited; does not vote.',
    fr: 'Observatrice, Union douanière interocéanique : lit, et commente sur invitation ; ne vote pas.',
  }),
}

/** Everyone on the sign-in page; first the personas that show most of the product. */
export const demoPeople: readonly DemoPerson[] = [
  demoChair.person,
  demoSecretary,
  ...demoDelegations.flatMap((one) => [one.head, one.alternate]),
  ...demoSeats.map((one) => one.representative),
  demoObserver.person,
  demoViceChair.person,
]
