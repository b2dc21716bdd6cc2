import type { AreaName } from '@quorate/shared/domain/area'
import type { AnyFeature, Feature } from '../http/feature.ts'
import { decisions } from './decisions/index.ts'
import { instrument } from './instrument/index.ts'
import { mandate } from './mandate/index.ts'
import { membership } from './membership/index.ts'
import { proposals } from './proposals/index.ts'
import { recordQueries } from './record/queries.ts'
import { sessions } from './sessions/index.ts'
import { threads } from './threads/index.ts'
import { todayQueries } from './today/queries.ts'
import { votes } from './votes/index.ts'
import { works } from './works/index.ts'

/** The one list of areas on the server. */
export const features: { readonly [A in AreaName]: Feature<A> } = {
  membership,
  mandate,
  instrument,
  works,
  proposals,
  threads,
  sessions,
  votes,
  decisions,
}

/** Queries that several areas answer together. */
export const queriesAcross = (all: readonly AnyFeature[]) => [
  ...todayQueries,
  ...recordQueries(all.flatMap(({ names }) => names ?? [])),
]
