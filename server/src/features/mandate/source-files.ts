import type { Command } from '@quorate/shared/domain/command'
import type { PerLanguage, SourceFile } from '@quorate/shared/domain/reading/entered'
import { notFound, type Refusal } from '@quorate/shared/domain/refusal'
import { type FileKey, type Files, KEPT_FOR, type KeptFile } from '../../files/files.ts'
import type { BeforeSource } from '../../http/feature.ts'
import type { PersonalModels } from '../../http/personal.ts'
import { keptFileId } from './read-models.ts'

type Whose = { account: string; personal: PersonalModels; files: Files }

/** A file that is there, and that this person has sent, or a draft of theirs names; null: there is none. */
export async function fileOf({ account, personal, files }: Whose, key: FileKey): Promise<KeptFile | null> {
  const { committee, sha256 } = key
  const isTheirs =
    (await personal.keptFiles.exists({ _id: keptFileId({ account, ...key }) })) ??
    (await personal.importDrafts.exists({ account, committee, files: sha256 }))
  return isTheirs === null ? null : files.find(key)
}

/** Why this person may not name these files; null: they may. */
export async function refuseSources(
  whose: Whose,
  committee: string,
  sources: readonly SourceFile[],
): Promise<Refusal | null> {
  for (const { sha256, size } of sources) {
    const key = { committee, sha256 }
    // Who repeats an import may have discarded its draft.
    const file = (await fileOf(whose, key)) ?? (await whose.files.findPinned(key))
    if (file === null) return notFound('file', sha256).refusal
    if (file.size !== size)
      return { code: 'invalid-request', message: `The file ${sha256} has ${file.size} bytes, not ${size}.` }
  }
  return null
}

/** Keeps the files that an import names for good, before it is recorded; or refuses it. */
export async function pinSources(
  { sources }: Command<'importMandate' | 'importInstrument'>,
  { committee, ...whose }: BeforeSource,
): Promise<Refusal | null> {
  const named = filesOf(sources)
  if (named.length === 0) return null
  const refusal = await refuseSources(whose, committee, named)
  if (refusal !== null) return refusal
  const hashes = named.map(({ sha256 }) => sha256)
  return (await whose.files.pin(committee, hashes)) ? null : notFound('file', hashes[0] ?? '').refusal
}

export function filesOf({ en, fr }: PerLanguage<SourceFile>): SourceFile[] {
  return [en, fr].filter((file) => file !== undefined)
}

/** Whether a draft names the file, or somebody has sent it within a day. */
export async function namesFile(
  { importDrafts, keptFiles }: PersonalModels,
  { committee, sha256 }: FileKey,
  now: number,
): Promise<boolean> {
  const named =
    (await importDrafts.exists({ committee, files: sha256 })) ??
    (await keptFiles.exists({ committee, sha256, keptAt: { $gt: now - KEPT_FOR } }))
  return named !== null
}
