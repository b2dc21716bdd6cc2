import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../event.ts'
import { LANGUAGES, type Language } from '../language.ts'
import { invalidDocument } from '../mandate/decide.ts'
import { type ImportProblem, importProblem } from '../mandate/import-source.ts'
import { accept, type Result } from '../refusal.ts'
import { importInstrument } from './import-instrument.ts'
import { mergeTranslation } from './merge-translation.ts'
import type { Provision } from './provision.ts'

/** Reads an instrument and, if all of it can be read, records it as version 1. */
export function decideImportInstrument(
  { title, source }: Command<'importInstrument'>,
  { newId }: Context,
): Result<NewEvent[]> {
  const read = readInstrument(source)
  if (!read.ok) return invalidDocument(read)
  const data = { instrument: newId('in'), title, version: 1 as const, provisions: read.provisions }
  return accept([{ type: 'InstrumentImported', audience: 'committee', data }])
}

type Read = { ok: true; provisions: Provision[] } | (ImportProblem & { language?: Language })

function readInstrument(source: Command<'importInstrument'>['source']): Read {
  let merged: Provision[] | undefined
  for (const language of LANGUAGES) {
    const document = source[language]
    if (document === undefined) continue
    const read = importInstrument(document, language)
    if (!read.ok) return { ...read, language }
    const next: Read = merged === undefined ? read : mergeTranslation(merged, read.provisions)
    if (!next.ok) return { ...next, language }
    merged = next.provisions
  }
  return merged === undefined
    ? importProblem('empty', 'The document is given in no language.')
    : { ok: true, provisions: merged }
}
