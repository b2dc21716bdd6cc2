import { z } from 'zod'
import type { AreaName, CommandOf } from '../domain/area.ts'
import type { Command, CommandData, CommandType } from '../domain/command.ts'

/**
 * A command as HTTP carries it: `POST /api/v1/committees/{committee}{path}` with an `Idempotency-Key`. The path's
 * parameters and the body together are the command's fields.
 */
export type CommandContract<T extends CommandType = CommandType> = {
  type: T
  path: string
  summary: string
  params: z.ZodObject
  body: z.ZodObject
  /** Bytes the body may have at most. */
  limit: number
  /** How often one person may give it; null: as often as they like, because it sets a committee up. */
  rate: Rate | null
}

/** More than people do, and less than scripts. */
export type Rate = { perMinute: number; perHour: number }

/** The contracts of an area, one for each of its commands, or a mark that a command is for the set-up alone. */
export type CommandContracts<A extends AreaName> = { readonly [T in CommandOf<A>]: CommandContract<T> | SetUpOnly }
export type SetUpOnly = 'set-up only'

type Fields<P extends z.ZodObject, B extends z.ZodObject> = z.output<P> & z.output<B>

/** Bytes of a body, unless a contract says otherwise: three times those of a long comment. */
const BODY_LIMIT = 64 * 1024

/** How often one person may give a command, unless its contract says otherwise. */
const RATE: Rate = { perMinute: 60, perHour: 600 }

/** Declares a command's contract; it does not compile unless the schemas yield exactly the command's fields. */
export function command<T extends CommandType, P extends z.ZodObject, B extends z.ZodObject>(
  contract: {
    type: T
    path: string
    summary: string
    params: P
    body: B
    limit?: number
    rate?: Rate | null
  } & (Fields<P, B> extends CommandData[T] ? unknown : { fieldsDoNotMatchTheCommand: never }),
): CommandContract<T> {
  return { limit: BODY_LIMIT, rate: RATE, ...contract }
}

/** Makes the command from a parsed request. */
export function toCommand<T extends CommandType>(
  contract: CommandContract<T>,
  params: Record<string, unknown>,
  body: Record<string, unknown>,
): Command {
  // The constraint on `command()` proves the shape; the types of the schemas' results lose it.
  return { ...params, ...body, type: contract.type } as unknown as Command
}

/** A query as HTTP carries it: `GET /api/v1{path}`, answered with `response`. */
export type QueryContract<P extends z.ZodObject, Q extends z.ZodObject, R extends z.ZodType> = {
  path: string
  summary: string
  params: P
  query: Q
  response: R
}

export function query<P extends z.ZodObject, Q extends z.ZodObject, R extends z.ZodType>(
  contract: QueryContract<P, Q, R>,
): QueryContract<P, Q, R> {
  return contract
}

/** A file as it came: `GET /api/v1{path}`, answered with its bytes. */
export type DownloadContract<P extends z.ZodObject = z.ZodObject> = { path: string; summary: string; params: P }

export function download<P extends z.ZodObject>(contract: DownloadContract<P>): DownloadContract<P> {
  return contract
}

/** A request that concerns only the person who makes it (signing in, drafts, reading marks), not the record. */
export type PersonalContract<P extends z.ZodObject, B extends z.ZodObject, R extends z.ZodType> = {
  method: 'post' | 'put' | 'delete'
  path: string
  summary: string
  /** False if the caller need not be signed in. */
  signedIn: boolean
  params: P
  body: B
  response: R
  /** Bytes the body may have at most. */
  limit: number
}

export function personal<P extends z.ZodObject, B extends z.ZodObject, R extends z.ZodType>(
  contract: Omit<PersonalContract<P, B, R>, 'limit'> & { limit?: number },
): PersonalContract<P, B, R> {
  return { limit: BODY_LIMIT, ...contract }
}

export const none = z.strictObject({})
