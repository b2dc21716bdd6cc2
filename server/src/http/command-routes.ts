import { commandContracts } from '@quorate/shared/contracts/commands'
import { inCommittee } from '@quorate/shared/contracts/common'
import { type CommandContract, toCommand } from '@quorate/shared/contracts/contract'
import type { CommandAnswer, PresentedEvent } from '@quorate/shared/contracts/events'
import type { RecordedEvent } from '@quorate/shared/domain/event'
import { audiencesOf } from '@quorate/shared/domain/membership/viewer'
import { type RequestHandler, Router } from 'express'
import type { OpenedEntry } from '../record/committee-record.ts'
import { callerIn, idempotencyKey, requireOwnOrigin, requireSameMember, requireSignIn } from './caller.ts'
import type { HttpDeps } from './deps.ts'
import { parse } from './errors.ts'
import { note } from './observe.ts'
import { RefusalError } from './refusal-error.ts'
import { expressPath, jsonBody } from './request.ts'

/** Every command by its contract: one way in for all of them. */
export function commandRoutes(deps: HttpDeps): Router {
  const router = Router()
  for (const contract of commandContracts) {
    const path = expressPath(`/committees/{committee}${contract.path}`)
    router.post(path, signedInFirst(contract, deps), jsonBody(contract.limit), take(contract, deps))
  }
  return router
}

/** A caller is identified before their body is read. */
function signedInFirst({ type }: CommandContract, deps: HttpDeps): RequestHandler {
  return async (request, response, next) => {
    note(response, { command: type })
    requireOwnOrigin(request, deps.config)
    response.locals.signedIn = await requireSignIn(request, deps)
    next()
  }
}

function take(contract: CommandContract, { records, kernel }: HttpDeps): RequestHandler {
  const paramsSchema = contract.params.extend(inCommittee.shape)
  return async (request, response) => {
    const key = idempotencyKey(request)
    const { committee, ...params } = parse(paramsSchema, request.params) as { committee: string }
    const command = toCommand(contract, params, parse(contract.body, request.body ?? {}))
    const { state, actor, participant } = await callerIn(records, response.locals.signedIn, committee)
    note(response, { committee, member: actor.member })
    requireSameMember(request, actor.member)
    const outcome = await records.execute(committee, { actor, key, command })
    if (!outcome.ok) throw new RefusalError(outcome.refusal)
    note(response, { seq: outcome.made.entry.seq })
    const audiences = new Set(audiencesOf(participant))
    response.json(answerOf(outcome.made, (event) => kernel.present.recorded(event, audiences, state)))
  }
}

/** Built from the entry alone, so that a repeated command gets the same answer. */
function answerOf(
  { entry, events }: OpenedEntry,
  present: (event: RecordedEvent) => PresentedEvent | null,
): CommandAnswer {
  return {
    seq: entry.seq,
    at: entry.at,
    events: events.flatMap((event) => present(event) ?? []),
  }
}
