import { commandContracts } from '@quorate/shared/contracts/commands'
import { inCommittee, problem } from '@quorate/shared/contracts/common'
import { commandAnswer } from '@quorate/shared/contracts/events'
import { getHealth, getLiveness, getReadiness } from '@quorate/shared/contracts/health'
import * as identity from '@quorate/shared/contracts/identity'
import type { RefusalCode } from '@quorate/shared/domain/refusal'
import { REFUSALS } from '@quorate/shared/domain/refusals'
import { z } from 'zod'
import type { Answers } from './feature.ts'

type Operation = Record<string, unknown>
type Json = Record<string, unknown>

const codes = Object.keys(REFUSALS) as RefusalCode[]

/** Refusals of any request, and those of requests with a body or a command only. */
const ALWAYS: readonly RefusalCode[] = [
  'malformed-request',
  'invalid-request',
  'server-error',
  'store-unavailable',
  'store-full',
]
const SIGNED_IN: readonly RefusalCode[] = [
  'not-signed-in',
  'not-a-participant',
  'not-found',
  'rate-limited',
  'record-unreadable',
  'committee-stopped',
]
/** Of a request for an answer from an entry on. */
const SINCE: readonly RefusalCode[] = ['another-history']
const WITH_BODY: readonly RefusalCode[] = ['foreign-origin', 'request-too-large', 'unsupported-media']
const SIGN_IN: readonly RefusalCode[] = ['wrong-credentials', 'rate-limited', 'not-found']
const NEVER_OF_A_COMMAND: readonly RefusalCode[] = [
  'another-history',
  'wrong-credentials',
  'unknown-route',
  'method-not-allowed',
]

/** The description of the whole HTTP interface (OpenAPI 3.1), made of the contracts that also validate it. */
export function openApiDocument(
  origin: string,
  { queries, personal, downloads }: Required<Pick<Answers, 'queries' | 'personal' | 'downloads'>>,
): Json {
  const paths: Record<string, Record<string, Operation>> = {}
  const add = (method: string, path: string, operation: Operation) => {
    paths[path] = { ...paths[path], [method]: operation }
  }
  add('get', getHealth.path, healthOperation('getHealth', getHealth, [200, 503]))
  add('get', getLiveness.path, healthOperation('getLiveness', getLiveness, [200]))
  add('get', getReadiness.path, healthOperation('getReadiness', getReadiness, [200, 503]))
  add('get', '/openapi.json', {
    operationId: 'openApi',
    summary: 'This description',
    security: [],
    responses: { 200: answer(z.record(z.string(), z.unknown())), ...refusals(['server-error']) },
  })
  for (const [name, contract] of Object.entries(identity)) addIdentity(name, contract, add)
  for (const { contract } of queries) add('get', contract.path, queryOperation(contract))
  for (const { contract } of downloads) add('get', contract.path, downloadOperation(contract))
  for (const { contract } of personal) add(contract.method, contract.path, personalOperation(contract))
  for (const contract of commandContracts) {
    add('post', `/committees/{committee}${contract.path}`, commandOperation(contract))
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Quorate',
      version: '1',
      description: 'A consultative-committee platform. Commands change a committee and are recorded; queries read it.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ loginSession: [] }],
    paths,
    components: {
      securitySchemes: { loginSession: { type: 'apiKey', in: 'cookie', name: '__Host-quorate' } },
      schemas: { Problem: schema(problem), CommandAnswer: schema(commandAnswer) },
    },
  }
}

type AnyContract = { path: string; summary: string; params: z.ZodObject }

function healthOperation(
  id: string,
  contract: AnyContract & { response: z.ZodType },
  statuses: readonly (200 | 503)[],
): Operation {
  return {
    ...described(id, contract),
    security: [],
    responses: {
      ...Object.fromEntries(statuses.map((status) => [status, answer(contract.response)])),
      ...refusals(['server-error']),
    },
  }
}

function addIdentity(
  name: string,
  contract: (typeof identity)[keyof typeof identity],
  add: (method: string, path: string, operation: Operation) => void,
): void {
  if (!('method' in contract)) {
    add('get', contract.path, {
      ...queryOperation(contract),
      responses: { 200: answer(contract.response), ...refusals(ALWAYS) },
    })
    return
  }
  const own = name === 'signOut' ? (['not-signed-in'] as const) : SIGN_IN
  add(contract.method, contract.path, {
    ...described(name, contract),
    ...(name === 'signOut' ? {} : { security: [] }),
    requestBody: body(contract.body),
    responses: { 200: answer(contract.response), ...refusals([...ALWAYS, ...WITH_BODY, ...own]) },
  })
}

function queryOperation(contract: AnyContract & { query: z.ZodObject; response: z.ZodType }): Operation {
  return {
    ...described(operationId('get', contract.path), contract),
    parameters: [...parameters('path', contract.params), ...parameters('query', contract.query)],
    responses: { 200: answer(contract.response), ...refusals([...ALWAYS, ...SIGNED_IN, ...SINCE]) },
  }
}

function downloadOperation(contract: AnyContract): Operation {
  return {
    ...described(operationId('get', contract.path), contract),
    parameters: parameters('path', contract.params),
    responses: {
      200: { description: 'The bytes', content: { 'application/octet-stream': {} } },
      304: { description: 'The bytes that `If-None-Match` names are still these' },
      ...refusals([...ALWAYS, ...SIGNED_IN]),
    },
  }
}

function personalOperation(
  contract: AnyContract & { method: string; body: z.ZodObject; response: z.ZodType },
): Operation {
  return {
    ...described(operationId(contract.method, contract.path), contract),
    parameters: parameters('path', contract.params),
    requestBody: body(contract.body),
    responses: {
      200: answer(contract.response),
      ...refusals([...ALWAYS, ...SIGNED_IN, ...WITH_BODY, 'already-exists']),
    },
  }
}

function commandOperation(contract: (typeof commandContracts)[number]): Operation {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'A new one for each intent, the same one for a retry: the same key gets the same answer.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
  }
  const member = {
    name: 'As-Member',
    in: 'header',
    required: false,
    description: 'The member for whom this is sent: if somebody else has signed in meanwhile, it is refused.',
    schema: { type: 'string' },
  }
  return {
    ...described(contract.type, contract),
    parameters: [...parameters('path', inCommittee), ...parameters('path', contract.params), key, member],
    requestBody: body(contract.body),
    responses: {
      200: answered(component('CommandAnswer')),
      ...refusals(codes.filter((code) => !NEVER_OF_A_COMMAND.includes(code))),
    },
  }
}

function described(id: string, { summary }: { summary: string }): Operation {
  return { operationId: id, summary }
}

function operationId(method: string, path: string): string {
  return `${method}${path.replaceAll(/[^A-Za-z]+(\w?)/g, (_, first: string) => first.toUpperCase())}`
}

/** The form on the wire: for a field that the schema transforms, the form before that. */
function schema(type: z.ZodType): Json {
  const { $schema, ...rest } = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Json
  return rest
}

function component(name: 'Problem' | 'CommandAnswer'): Json {
  return { $ref: `#/components/schemas/${name}` }
}

function answer(type: z.ZodType): Json {
  return answered(schema(type))
}

function answered(form: Json): Json {
  return { description: 'Done', content: { 'application/json': { schema: form } } }
}

function body(type: z.ZodObject): Json {
  const required = Object.keys(type.shape).length > 0
  return { required, content: { 'application/json': { schema: schema(type) } } }
}

function parameters(place: 'path' | 'query', type: z.ZodObject): Json[] {
  return Object.entries(type.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: schema(field as z.ZodType),
  }))
}

/** The refusals by status, each with the codes it may carry. */
function refusals(possible: readonly RefusalCode[]): Record<string, Json> {
  const byStatus = new Map<number, RefusalCode[]>()
  for (const code of new Set(possible)) {
    const { status } = REFUSALS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      String(status),
      {
        description: `Refused: ${list.join(', ')}`,
        content: { 'application/json': { schema: component('Problem') } },
      },
    ]),
  )
}
