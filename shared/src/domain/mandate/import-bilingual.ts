import { LANGUAGES, type Language } from '../language.ts'
import type { OfficialText } from '../official-text.ts'
import type { MandateClause } from './events.ts'
import { type Clause, type ImportWarning, importNumberedDocument, type NumberedDocument } from './import-document.ts'
import { type ImportProblem, importProblem } from './import-source.ts'

export type ImportedMandate = {
  ok: true
  title: OfficialText
  /** The languages the document was given in. */
  authentic: Language[]
  clauses: MandateClause[]
  warnings: ImportWarning[]
}

/**
 * Reads a mandate given in one language or in several, clause by clause matched by number. A clause missing from
 * a translation awaits it; a clause that only the translation has is refused ('unmatched-number'), since the two cannot
 * both be the mandate. The text of a clause with a heading begins with the heading, as a paragraph of its own.
 *
 * A problem of one document is the one that `importNumberedDocument` reports, with the document's `language`.
 */
export function importMandate(source: {
  en?: string | undefined
  fr?: string | undefined
}): ImportedMandate | (ImportProblem & { language?: Language }) {
  const documents: { language: Language; document: NumberedDocument }[] = []
  for (const language of LANGUAGES) {
    const text = source[language]
    if (text === undefined) continue
    const document = importNumberedDocument(text)
    if (!document.ok) return { ...document, language }
    documents.push({ language, document })
  }
  const [first, ...others] = documents
  if (first === undefined) return importProblem('empty', 'The document is given in no language.')
  const known = new Set(first.document.clauses.map(({ number }) => number))
  for (const { language, document } of others) {
    const extra = document.clauses.find(({ number }) => !known.has(number))
    if (extra !== undefined) return { ...unmatched(extra.number), language }
  }
  return {
    ok: true,
    title: officialText(documents.map(({ language, document }) => [language, document.title])),
    authentic: documents.map(({ language }) => language),
    clauses: mergeClauses(first.document.clauses, documents),
    warnings: documents.flatMap(({ document }) => document.warnings),
  }
}

export function unmatched(number: string): ImportProblem {
  return importProblem('unmatched-number', `The number ${number} is in the translation only.`)
}

function mergeClauses(
  clauses: readonly Clause[],
  documents: readonly { language: Language; document: NumberedDocument }[],
): MandateClause[] {
  const texts = documents.map(({ language, document }) => ({
    language,
    byNumber: new Map(document.clauses.map((clause) => [clause.number, clauseText(clause)])),
  }))
  return clauses.map(({ number, parent }) => ({
    number,
    parent,
    text: officialText(texts.map(({ language, byNumber }) => [language, byNumber.get(number)])),
  }))
}

const clauseText = ({ heading, text }: Clause): string => [heading ?? '', text].filter(Boolean).join('\n\n')

/** A text from its wordings; a missing language is awaited. */
export function officialText(wordings: readonly (readonly [Language, string | undefined])[]): OfficialText {
  const text: OfficialText = {}
  for (const [language, wording] of wordings) if (wording !== undefined) text[language] = wording
  const awaiting = wordings.filter(([, wording]) => wording === undefined).map(([language]) => language)
  return awaiting.length === 0 ? text : { ...text, awaiting }
}
