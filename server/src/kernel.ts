import { type Domain, domain } from '@quorate/shared/domain/committee'
import { features, queriesAcross } from './features/index.ts'
import type { AnyFeature } from './http/feature.ts'
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
  }
}

/** The product's own. */
export const kernel: Kernel = createKernel({ domain, features: Object.values(features) as AnyFeature[] })
