import type { Feature } from '../../http/feature.ts'
import { nameless } from '../names.ts'
import { workPolicies } from './policy.ts'
import { alsoOnWorks, workProjection } from './projection.ts'
import { workPersonal, workQueries } from './queries.ts'
import { workPersonalModels, workReadModels } from './read-models.ts'
import { linesOf } from './rows.ts'

export const works: Feature<'works'> = {
  policies: workPolicies,
  projection: workProjection,
  alsoProjects: alsoOnWorks,
  readModels: workReadModels,
  presenters: {
    WorkBrought: 'as recorded',
    WorkMoved: ({ data }) => ({ ...data, reason: data.reason?.words ?? null }),
    WorksLinked: 'as recorded',
    WorksUnlinked: 'as recorded',
  },
  queries: workQueries,
  personal: workPersonal,
  personalModels: workPersonalModels,
  async names(ids, source) {
    const { works } = source.state.works
    const lines = await linesOf(
      source,
      ids.filter((id) => works.has(id)),
    )
    return new Map(
      [...lines].map(([id, work]) => [id, { ...nameless('work'), symbol: work.symbol, title: work.title, work }]),
    )
  },
}
