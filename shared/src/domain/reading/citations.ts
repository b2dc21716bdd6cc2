import type { Candidate } from './numbering.ts'

/** A provision, with the index of the one it is under, -1 for none. `number` is '' for a heading without one. */
export type Cited = { number: string; parent: number; candidate: Pick<Candidate, 'family' | 'word'> | undefined }

/**
 * How each provision is cited; '' for a heading without a number. Numbers with a word or with all their parts are cited alone
 * where no two of their family are alike, the others after the provision they are under: "Article 2", "1.2.1",
 * "Annex I, 3 (b)", "Pillar 1, Standard 2". In an annex all are cited with it. Where the document itself gives no difference
 * (numbers that begin again under headings without one), the second is "1 [2]".
 */
export function citationsOf(provisions: readonly Cited[]): string[] {
  const alike = familiesAlike(provisions)
  const citations: string[] = []
  const times = new Map<string, number>()
  for (const [index, { number, candidate }] of provisions.entries()) {
    const annex = annexAbove(provisions, index)
    const whole = candidate?.family === '1.1'
    const named = candidate?.word !== undefined && annex < 0
    // A number with all its parts says where it is but for the annex; one that begins with the annex's letter says that, too.
    const inAnnex = whole && annex >= 0 && /^\d/.test(number)
    const above = inAnnex ? annex : numberedAbove(provisions, index)
    const alone = candidate !== undefined && !inAnnex && (whole || named) && !alike.has(candidate.family)
    const under = above < 0 || alone ? '' : `${citations[above]}${number.startsWith('(') ? ' ' : ', '}`
    const citation = number === '' ? '' : `${under}${number}`
    const time = (times.get(citation) ?? 0) + 1
    times.set(citation, time)
    citations.push(citation === '' || time === 1 ? citation : `${citation} [${time}]`)
  }
  return citations
}

/** The families of which two provisions have the same number; those in annexes are cited with the annex. */
function familiesAlike(provisions: readonly Cited[]): Set<string> {
  const alike = new Set<string>()
  const seen = new Set<string>()
  for (const [index, { number, candidate }] of provisions.entries()) {
    if (annexAbove(provisions, index) >= 0 && /^\d/.test(number)) continue
    if (seen.has(number)) alike.add(candidate?.family ?? '')
    seen.add(number)
  }
  return alike
}

/** The nearest annex above; -1 for none. */
function annexAbove(provisions: readonly Cited[], index: number): number {
  let at = provisions[index]?.parent ?? -1
  while (at >= 0 && provisions[at]?.candidate?.family !== 'annex') at = provisions[at]?.parent ?? -1
  return at
}

/** The nearest provision above that has a number; -1 for none. */
function numberedAbove(provisions: readonly Cited[], index: number): number {
  let at = provisions[index]?.parent ?? -1
  while (at >= 0 && provisions[at]?.number === '') at = provisions[at]?.parent ?? -1
  return at
}
