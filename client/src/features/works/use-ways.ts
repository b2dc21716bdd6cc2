import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Address } from '../../data/address.ts'
import { useCommittee } from '../../data/committee-context.ts'
import { useWorkKinds, type WorkKinds } from '../../data/work-kinds.ts'
import { decisionPaths } from '../decisions/names.ts'
import { type Reference, referenceQuery } from './queries.ts'

const NO_WAYS: ReadonlyMap<string, string> = new Map()

/** The addresses of the documents of these symbols: those that the reader may see, once that is known. */
export function useWays(symbols: readonly string[]): ReadonlyMap<string, string> {
  const { id: committee, address } = useCommittee()
  const kinds = useWorkKinds()
  const references = useQueries({
    queries: symbols.map((symbol) => referenceQuery(committee, symbol)),
    combine,
  })
  return useMemo(() => {
    if (references.length === 0) return NO_WAYS
    return new Map(references.map((reference) => [reference.symbol, wayTo(reference, address, kinds)]))
  }, [references, address, kinds])
}

// Defined outside the hook, so that the same answers give the same list.
function combine(results: UseQueryResult<Reference | null>[]): Reference[] {
  return results.flatMap(({ data }) => data ?? [])
}

function wayTo(reference: Reference, address: Address, kinds: WorkKinds): string {
  return reference.what === 'decision'
    ? decisionPaths(address).decision(reference.decision)
    : kinds.path(address, reference.work)
}
