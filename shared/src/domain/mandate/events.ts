import type { Language } from '../language.ts'
import type { OfficialText } from '../official-text.ts'
import type { Corrigendum } from '../reading/corrigendum.ts'
import type { EnteredDocument, PerLanguage, SourceFile, Surroundings, Wordings } from '../reading/entered.ts'

/** A numbered clause of a mandate. `number` is its address: `2.7`, `Annex I, 3 (b)`. `parent` is the address of another. */
export type MandateClause = {
  number: string
  parent: string | null
  text: OfficialText
  /** Missing in mandates that were imported before headings were apart from texts. */
  heading?: OfficialText
  /** As the document shows its number, and as its readers cite it; missing where that is `number`. */
  shown?: Wordings
  cited?: Wordings
}

export type MandateEvents = {
  /** The form of imports until documents came in with all that surrounds their provisions. No command makes it now. */
  MandateImported: { mandate: string; title: OfficialText; authentic: Language[]; clauses: MandateClause[] }
  MandateEntered: {
    mandate: string
    title: OfficialText
    authentic: Language[]
    clauses: MandateClause[]
    surroundings: Surroundings
    sources: PerLanguage<SourceFile>
  }
  MandateWithdrawn: { mandate: string; reason: string }
  /** A corrigendum of what was read wrongly from the source. */
  MandateCorrected: { mandate: string; clause: string } & Corrigendum
}

export type MandateCommands = {
  importMandate: EnteredDocument
  withdrawMandate: { mandate: string; reason: string }
  correctMandate: { mandate: string; clause: string } & Corrigendum
}
