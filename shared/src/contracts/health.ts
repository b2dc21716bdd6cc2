import { z } from 'zod'
import { instant } from './common.ts'
import { none, query } from './contract.ts'

/** One of the things a node depends on, and its condition, in a sentence for those who run it. */
const part = z.strictObject({ well: z.boolean(), says: z.string() })
export type HealthPart = z.infer<typeof part>

/** For a supervisor that restarts a process that hangs. A store that does not answer is no reason to restart. */
export const getLiveness = query({
  path: '/health/live',
  summary: 'Whether this node answers at all, without asking the store',
  params: none,
  query: none,
  response: z.strictObject({ status: z.literal('alive'), now: instant }),
})

/** For a proxy that chooses among nodes: 200 if this node should get requests, else 503. */
export const getReadiness = query({
  path: '/health/ready',
  summary:
    'Whether this node should get requests, and the condition of its store, of the node itself and of the committees',
  params: none,
  query: none,
  response: z.strictObject({
    status: z.enum(['ready', 'not-ready']),
    store: part,
    node: part,
    committees: part,
    now: instant,
  }),
})
export type Readiness = z.infer<typeof getReadiness.response>

export const getHealth = query({
  path: '/health',
  summary: 'Whether this node and its store are ready',
  params: none,
  query: none,
  response: z.strictObject({
    status: z.enum(['ready', 'store-unavailable']),
    store: z.enum(['embedded', 'mongodb']),
    now: instant,
  }),
})
