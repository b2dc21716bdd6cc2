import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../event.ts'
import type { Language } from '../language.ts'
import { accept, type Result, refuse } from '../refusal.ts'
import { importMandate } from './import-bilingual.ts'
import type { ImportProblem } from './import-source.ts'

/** Reads a mandate and, if all of it can be read, records its clauses. */
export function decideImportMandate(
  { title, source }: Command<'importMandate'>,
  { newId }: Context,
): Result<NewEvent[]> {
  const read = importMandate(source)
  if (!read.ok) return invalidDocument(read)
  const data = { mandate: newId('md'), title, authentic: read.authentic, clauses: read.clauses }
  return accept([{ type: 'MandateImported', audience: 'committee', data }])
}

/** The refusal of a document that could not be read, with the mistake and its place. */
export function invalidDocument({
  code,
  message,
  line,
  language,
}: ImportProblem & { language?: Language }): ReturnType<typeof refuse> {
  return refuse('invalid-document', message, {
    problem: code,
    ...(line === undefined ? {} : { line }),
    ...(language === undefined ? {} : { language }),
  })
}
