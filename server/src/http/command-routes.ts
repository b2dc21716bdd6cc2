import { commandContracts } from '@quorate/shared/contracts/commands'
import { inCommittee } from '@quorate/shared/contracts/common'
import { toCommand } from '@quorate/shared/contracts/contract'
import type { CommandAnswer, PresentedEvent } from '@quorate/shared/contracts/events'
import type { RecordedEvent } from '@quorate/shared/domain/event'
import { audiencesOf } from '@quorate/shared/domain/membership/viewer'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { Router } from 'express'
import type { OpenedEntry } from '../record/committee-record.ts'
import { requireInTime } from './answer-in-time.ts'
import { callerIn, idempotencyKey, requireOwnOrigin, requireSameMember, requireSignIn } from './caller.ts'
import type { HttpDeps } from './deps.ts'
import { parse } from './errors.ts'
import { createImportReader } from './import-reader.ts'
import { note } from './observe.ts'
import { createRates } from './rates.ts'
import { RefusalError } from './refusal-error.ts'
import { expressPath, readBody, readJson } from './request.ts'

/**
 * Every command by its contract: one way in for all of them. Before its body is read, the caller is known to be signed
 * in, to take part, and to be of those who may give this command.
 */
export function commandRoutes(deps: HttpDeps): Router {
  const { config, records, kernel, personal, files, now } = deps
  const router = Router()
  const count = createRates(config.rateFactor)
  const readImport = createImportReader()
  for (const contract of commandContracts) {
    const { type } = contract
    const paramsSchema = contract.params.extend(inCommittee.shape)
    router.post(expressPath(`/committees/{committee}${contract.path}`), async (request, response) => {
      note(response, { command: type })
      requireOwnOrigin(request, config)
      const signedIn = await requireSignIn(request, deps)
      const key = idempotencyKey(request)
      const { committee, ...params } = parse(paramsSchema, request.params) as { committee: string }
      const { state, actor, participant } = await callerIn(records, signedIn, committee)
      note(response, { committee, member: actor.member })
      requireSameMember(request, actor.member)
      throwRefusal(await records.refuses(committee, { actor, key, type }))
      throwRefusal(await count(type, signedIn.account._id, contract.rate))
      const given = kernel.domain.isStateless(type)
        ? await readImport(
            { type, params, body: await readBody(request, response, contract.limit), actor, key, now: now() },
            () => requireInTime(response),
          )
        : {
            command: toCommand(
              contract,
              params,
              parse(contract.body, await readJson(request, response, contract.limit)),
            ),
          }
      requireInTime(response)
      const account = signedIn.account._id
      const isRefused = 'judged' in given && !given.judged.outcome.ok
      if (!isRefused) throwRefusal(await kernel.before(given.command, { committee, account, personal, files }))
      requireInTime(response)
      const outcome = await records.execute(committee, { actor, key, ...given })
      if (!outcome.ok) throw new RefusalError(outcome.refusal)
      note(response, { seq: outcome.made.entry.seq })
      const audiences = new Set(audiencesOf(participant))
      response.json(answerOf(outcome.made, (event) => kernel.present.recorded(event, audiences, state)))
    })
  }
  return router
}

function throwRefusal(refusal: Refusal | null): void {
  if (refusal !== null) throw new RefusalError(refusal)
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
