import {
  getAmendments,
  getInstruments,
  getProvisions,
  getVersion,
  PROVISIONS_AT_ONCE,
  type Provisions,
  type Version,
} from '@quorate/shared/contracts/instrument'
import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { get } from '../../data/api.ts'
import { askCommittee, committeeQuery } from '../../data/committee-query.ts'
import { RefusalError } from '../../data/refusal-error.ts'

export const instrumentKeys = {
  all: ['instrument'],
  list: ['instrument', 'list'],
  amendments: ['instrument', 'amendments'],
  /** The text of a version; not below `all`, as it never changes. */
  provisions: (instrument: string, version: number) => ['provisions', instrument, version],
} as const

export const instrumentsQuery = (committee: string) =>
  committeeQuery(instrumentKeys.list, getInstruments, { committee })

/** A version's outline: its text is in windows of its own. `latest`: of the version in force. */
export const versionQuery = (committee: string, instrument: string, version: number | 'latest') =>
  committeeQuery([...instrumentKeys.all, 'version', instrument, version], getVersion, {
    committee,
    instrument,
    version,
  })

export const amendmentsQuery = (committee: string, instrument: string, version: number) =>
  committeeQuery([...instrumentKeys.amendments, instrument, version], getAmendments, { committee, instrument, version })

/** The window that the provision at a place is in. */
export const windowOf = (place: number) => place - (place % PROVISIONS_AT_ONCE)

/** Where the windows of a text of so many provisions begin. */
export const windowsOf = (count: number) =>
  Array.from({ length: Math.ceil(count / PROVISIONS_AT_ONCE) }, (_, index) => index * PROVISIONS_AT_ONCE)

/** Which text: it changes only by corrigenda, of which the version has `corrigenda`. */
export type TextOf = { instrument: string; version: number; corrigenda: number }

export const textOf = (
  { id }: Pick<Version['instrument'], 'id'>,
  { number, corrigenda }: Version['version'],
): TextOf => ({ instrument: id, version: number, corrigenda })

/** The provisions from a place on: they never change. */
export const provisionsQuery = (committee: string, { instrument, version, corrigenda }: TextOf, from: number) =>
  queryOptions<Provisions, Error, Provisions, QueryKey>({
    queryKey: [committee, ...instrumentKeys.provisions(instrument, version), corrigenda, from],
    async queryFn({ client }) {
      const params = { committee, instrument, version }
      try {
        // Always at the same address, under which the browser may have it from before.
        return await get(getProvisions, { params, query: { from, ...(corrigenda > 0 && { corrigenda }) } })
      } catch (error) {
        // The version is so new that this node of the server has not heard of it.
        if (!(error instanceof RefusalError && error.code === 'not-found')) throw error
        return askCommittee(client, getProvisions, params, { from })
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

/** All provisions of a version, for what needs the whole text at once. */
export const wholeTextQuery = (committee: string, text: TextOf) =>
  queryOptions<Provisions['provisions'], Error, Provisions['provisions'], QueryKey>({
    queryKey: [committee, ...instrumentKeys.provisions(text.instrument, text.version), text.corrigenda, 'all'],
    async queryFn({ client }) {
      const windowFrom = (from: number) => client.fetchQuery(provisionsQuery(committee, text, from))
      const first = await windowFrom(0)
      const others = await Promise.all(windowsOf(first.count).slice(1).map(windowFrom))
      return [first, ...others].flatMap(({ provisions }) => provisions)
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
