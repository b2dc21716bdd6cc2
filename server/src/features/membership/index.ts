import type { Feature } from '../../http/feature.ts'
import { membershipPolicies } from './policy.ts'
import { membershipAudiences, membershipPresenters } from './presenter.ts'
import { membershipProjection } from './projection.ts'
import { membershipQueries } from './queries.ts'
import { membershipReadModels } from './read-models.ts'

export const membership: Feature<'membership'> = {
  policies: membershipPolicies,
  projection: membershipProjection,
  readModels: membershipReadModels,
  presenters: membershipPresenters,
  audiencesNamed: membershipAudiences,
  queries: membershipQueries,
}
