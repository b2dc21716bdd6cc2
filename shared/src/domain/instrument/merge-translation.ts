import { LANGUAGES, type Language } from '../language.ts'
import { type ImportProblem, importProblem } from '../mandate/import-source.ts'
import type { OfficialText } from '../official-text.ts'
import type { Provision } from './provision.ts'

/**
 * Makes one instrument of two that are the same in different languages, matched by number. Ids, kinds and order are
 * those of the first. What the translation lacks is awaited. Refused ('unmatched-number') where the translation has a
 * provision that the first lacks, or one of another kind: the two are then not the same instrument.
 */
export function mergeTranslation(
  provisions: readonly Provision[],
  translation: readonly Provision[],
): { ok: true; provisions: Provision[] } | ImportProblem {
  const byNumber = new Map(translation.map((provision) => [provision.number, provision]))
  const kinds = new Map(provisions.map(({ number, kind }) => [number, kind]))
  const extra = translation.find(({ number, kind }) => kinds.get(number) !== kind)
  if (extra !== undefined)
    return importProblem('unmatched-number', `The ${extra.kind} ${extra.number} is in the translation only.`)
  const languages = LANGUAGES.filter((language) =>
    [...provisions, ...translation].some(({ heading, text }) => heading[language] ?? text[language]),
  )
  return {
    ok: true,
    provisions: provisions.map((provision) => {
      const other = byNumber.get(provision.number)
      return {
        ...provision,
        heading: merge(provision.heading, other?.heading, languages),
        text: merge(provision.text, other?.text, languages),
      }
    }),
  }
}

/** A text that is empty in every language awaits no translation. */
function merge(first: OfficialText, other: OfficialText | undefined, languages: readonly Language[]): OfficialText {
  const { awaiting: _, ...text } = { ...other, ...first }
  const missing = languages.filter((language) => text[language] === undefined)
  return missing.length === 0 || missing.length === languages.length ? text : { ...text, awaiting: missing }
}
