/** Personas of the demonstration, by their part in the tests. */
export const CHAIR = 'claire-lise-perrenoud'
export const SECRETARY = 'elodie-vercruysse'
export const BUSINESS = 'lucia-paredes'
export const OBSERVER = 'beatriz-monteiro'

/** The heads of the twelve delegations, who hold their credentials. */
export const HEADS = [
  'renata-siqueira',
  'marcia-bennett-coley',
  'ingrid-aas',
  'laurent-berthoud',
  'wanjiru-kamande',
  'priya-ramdoyal',
  'salma-ouazzani',
  'rania-haddadin',
  'aissatou-diagne',
  'abena-owusu-darko',
  'haruka-minegishi',
  'fiona-tamihana',
] as const

/** An alternate, of the same delegation as the first head. */
export const ALTERNATE = 'tiago-campos'
