import { commandContracts, type HttpCommandType } from '@quorate/shared/contracts/commands'
import type { PersonalContract, QueryContract } from '@quorate/shared/contracts/contract'
import type { CommandAnswer } from '@quorate/shared/contracts/events'
import type { CommandData } from '@quorate/shared/domain/command'
import type { Refusal } from '@quorate/shared/domain/refusal'
import type { z } from 'zod'
import { NetworkError, RefusalError } from './refusal-error.ts'

const ROOT = '/api/v1'

type Values = Record<string, unknown>

/** Fills `{name}` in a contract's path, and returns which fields it used. */
function fillPath(path: string, values: Values): { path: string; used: Set<string> } {
  const used = new Set<string>()
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    used.add(name)
    return encodeURIComponent(String(values[name]))
  })
  return { path: filled, used }
}

type Sent = { body?: unknown; key?: string; member?: string; signal?: AbortSignal }

async function request<R>(method: string, path: string, init: Sent = {}): Promise<R> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (init.body !== undefined) headers['Content-Type'] = 'application/json'
  if (init.key !== undefined) headers['Idempotency-Key'] = init.key
  if (init.member !== undefined) headers['As-Member'] = init.member
  let response: Response
  try {
    response = await fetch(ROOT + path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
      ...(init.signal === undefined ? {} : { signal: init.signal }),
    })
  } catch (error) {
    throw new NetworkError(error)
  }
  return readAnswer<R>(response)
}

async function readAnswer<R>(response: Response): Promise<R> {
  // The edge: answers have the types of the contracts; the server's own tests check that.
  let body: unknown
  try {
    body = response.status === 204 ? {} : await response.json()
  } catch (error) {
    // Not our server's answer: a proxy that cannot reach it, or an answer that was cut off.
    throw new NetworkError(error)
  }
  if (response.ok) return body as R
  const problem = body as { error?: Refusal; requestId?: string }
  if (!problem.error) throw new NetworkError(new Error(`Unreadable answer with status ${response.status}`))
  throw new RefusalError(problem.error, problem.requestId ?? null)
}

/** Sends a query. */
export function get<P extends z.ZodObject, Q extends z.ZodObject, R extends z.ZodType>(
  contract: QueryContract<P, Q, R>,
  { params, query = {} }: { params: z.input<P>; query?: Partial<z.input<Q>> },
): Promise<z.output<R>> {
  const { path } = fillPath(contract.path, params)
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  const suffix = search.size > 0 ? `?${search}` : ''
  return request('GET', path + suffix)
}

/** Sends a change that concerns only the person who makes it. */
export function perform<P extends z.ZodObject, B extends z.ZodObject, R extends z.ZodType>(
  contract: PersonalContract<P, B, R>,
  { params, body }: { params: z.input<P>; body: z.input<B> },
): Promise<z.output<R>> {
  const { path } = fillPath(contract.path, params)
  return request(contract.method.toUpperCase(), path, contract.method === 'delete' ? {} : { body })
}

const pathOf: ReadonlyMap<string, string> = new Map(commandContracts.map(({ type, path }) => [type, path]))

/**
 * Sends a command. The same intent keeps its `key` when it is tried again, so that it takes effect once. The server
 * takes it only from `member`, not from another person who has signed in meanwhile in another tab.
 */
export function send<T extends HttpCommandType>(
  committee: string,
  type: T,
  fields: CommandData[T],
  options: { key: string; member: string; signal?: AbortSignal },
): Promise<CommandAnswer> {
  const values = fields as Values
  const { path, used } = fillPath(`/committees/{committee}${pathOf.get(type)}`, { ...values, committee })
  const body = Object.fromEntries(Object.entries(values).filter(([name]) => !used.has(name)))
  return request('POST', path, { body, ...options })
}

/** A key for one intent. `crypto.randomUUID` exists only in secure contexts, which a plain-http hall server is not. */
export function newKey(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID()
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
