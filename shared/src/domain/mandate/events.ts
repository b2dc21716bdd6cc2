import type { Language } from '../language.ts'
import type { OfficialText } from '../official-text.ts'

/** A numbered clause of a mandate. `number` is its address: `2.7`, `Annex 1.3`. */
export type MandateClause = { number: string; parent: string | null; text: OfficialText }

export type MandateEvents = {
  MandateImported: { mandate: string; title: OfficialText; authentic: Language[]; clauses: MandateClause[] }
}

/** `source` holds the document per language, as plain text or Markdown with numbered provisions. */
export type MandateCommands = {
  importMandate: { title: OfficialText; source: { en?: string | undefined; fr?: string | undefined } }
}
