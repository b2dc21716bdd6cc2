import type { Command } from '@quorate/shared/domain/command'
import { type Domain, domain } from '@quorate/shared/domain/committee'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { features, queriesAcross } from './features/index.ts'
import type { FileKey } from './files/files.ts'
import type { AnyFeature, BeforeSource } from './http/feature.ts'
import type { PersonalModels } from './http/personal.ts'
import { createAuthorise } from './record/authorise.ts'
import { createPresent } from './record/present.ts'
import { createProjection } from './record/projection.ts'
import { definitionsOf } from './record/read-model.ts'

/** The parts of all areas as one: the record, HTTP and the live side know the areas only through this. */
export type Kernel = ReturnType<typeof createKernel>

export function createKernel({ domain: rules, features: all }: { domain: Domain; features: readonly AnyFeature[] }) {
  return {
    domain: rules,
    ...createAuthorise(all),
    project: createProjection(all),
    present: createPresent(all),
    definitions: definitionsOf(all),
    personalDefinitions: Object.assign({}, ...all.map(({ personalModels }) => personalModels)) as Readonly<
      Record<string, NonNullable<AnyFeature['personalModels']>[string]>
    >,
    queries: [...all.flatMap(({ queries }) => queries), ...queriesAcross(all)],
    personal: all.flatMap(({ personal }) => personal ?? []),
    downloads: all.flatMap(({ downloads }) => downloads ?? []),
    /** Whether something of somebody's own names a file. */
    async namesFile(personal: PersonalModels, file: FileKey, now: number): Promise<boolean> {
      const named = await Promise.all(all.map(({ namesFile }) => namesFile?.(personal, file, now) ?? false))
      return named.includes(true)
    },
    /** See `Answers.before`. */
    async before(command: Command, source: BeforeSource): Promise<Refusal | null> {
      for (const { before } of all) {
        // The key of each function is the type that it takes.
        const check = before?.[command.type] as
          | ((one: Command, from: BeforeSource) => Promise<Refusal | null>)
          | undefined
        const refusal = (await check?.(command, source)) ?? null
        if (refusal !== null) return refusal
      }
      return null
    },
  }
}

/** The product's own. */
export const kernel: Kernel = createKernel({ domain, features: Object.values(features) as AnyFeature[] })
