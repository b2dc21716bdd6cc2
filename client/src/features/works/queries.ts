import { getChain, getReferences, getWork, getWorks, type References } from '@quorate/shared/contracts/works'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { committeePages } from '../../data/committee-pages.ts'
import { askCommittee, committeeQuery } from '../../data/committee-query.ts'
import { createLoader } from './loader.ts'

/** The filter of a list of works. */
export type WorkFilter = {
  kind?: string
  open?: boolean
  following?: boolean
  mandate?: string
  clause?: string
  for?: string
  search?: string
}

export const workKeys = {
  all: ['works'],
  lists: ['works', 'list'],
  each: ['works', 'one'],
  one: (work: string) => ['works', 'one', work],
  chains: ['works', 'chain'],
  references: ['references'],
  reference: (symbol: string) => ['references', symbol],
} as const

/** Works, the last brought first. */
export function worksQuery(committee: string, filter: WorkFilter) {
  const { open, following, ...rest } = filter
  const query = {
    ...rest,
    ...(open === undefined ? {} : { open: flag(open) }),
    ...(following === undefined ? {} : { following: flag(following) }),
  }
  return committeePages([...workKeys.lists, filter], getWorks, { committee }, query)
}

const flag = (value: boolean): 'true' | 'false' => (value ? 'true' : 'false')

export const workQuery = (committee: string, work: string) =>
  committeeQuery(workKeys.one(work), getWork, { committee, work })

export const chainQuery = (committee: string, work: string) =>
  committeeQuery([...workKeys.chains, work], getChain, { committee, work })

export type Reference = References['references'][number]

/** Symbols in one request at most. */
const AT_ONCE = 50

/** One for each cache and committee: it loads all symbols of a page together. */
const loaders = new WeakMap<QueryClient, Map<string, (symbol: string) => Promise<Reference | null>>>()

function referencesOf(client: QueryClient, committee: string) {
  const ofClient = loaders.get(client) ?? new Map<string, (symbol: string) => Promise<Reference | null>>()
  loaders.set(client, ofClient)
  const known = ofClient.get(committee)
  if (known) return known
  const load = createLoader(AT_ONCE, async (symbols) => {
    const { references } = await askCommittee(client, getReferences, { committee }, { symbols: symbols.join(',') })
    return new Map(references.map((reference) => [reference.symbol, reference]))
  })
  ofClient.set(committee, load)
  return load
}

/** The document that a symbol names; null if there is none that this reader may see. */
export const referenceQuery = (committee: string, symbol: string) =>
  queryOptions<Reference | null>({
    queryKey: [committee, ...workKeys.reference(symbol)],
    queryFn: ({ client }) => referencesOf(client, committee)(symbol),
    // A symbol always names the same document; live events tell when it comes to exist or may be seen.
    staleTime: Number.POSITIVE_INFINITY,
  })
