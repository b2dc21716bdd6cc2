import type { Rate } from '@quorate/shared/contracts/contract'
import { audiencesOf } from '@quorate/shared/domain/membership/viewer'
import type { Refusal } from '@quorate/shared/domain/refusal'
import { Router } from 'express'
import type { SignedIn } from '../identity/accounts.ts'
import type { ReadShared, Viewer } from './answer.ts'
import { requireInTime } from './answer-in-time.ts'
import { callerIn, requireOwnOrigin, requireSignIn, type TakingPart } from './caller.ts'
import type { HttpDeps } from './deps.ts'
import { parse } from './errors.ts'
import { createLatest } from './latest.ts'
import { note } from './observe.ts'
import { createRates } from './rates.ts'
import { RefusalError } from './refusal-error.ts'
import { expressPath, readBody, readJson } from './request.ts'
import { sendFile } from './send-file.ts'
import { createSendJson } from './send-json.ts'
import { type Bounds, createTurns } from './turns.ts'

/** Every query and personal request below a committee, by its contract. */
export function queryRoutes(deps: HttpDeps): Router {
  const router = Router()
  const { records, read, personal, files, now, kernel } = deps
  const sendJson = createSendJson()
  const latest = createLatest()
  const inTurn = createTurns(AT_ONCE)
  const readSharedOf =
    (committee: string): ReadShared =>
    (...asked) =>
      records.readShared(committee, ...asked)

  async function inputFor(signedIn: SignedIn, committee: string, minSeq: number | undefined) {
    const isThere = minSeq === undefined || (await records.waitFor(committee, minSeq))
    const caller = await callerIn(records, signedIn, committee)
    if (!isThere) throw new RefusalError(ANOTHER_HISTORY)
    const { state } = caller
    // The rules may be ahead of the read models for a moment; the point of an answer is that of the read models.
    const seq = await records.projectedTo(committee)
    return {
      viewer: viewerOf(deps, signedIn, caller),
      state,
      seq,
      read,
      readShared: readSharedOf(committee),
      personal,
      files,
      entries: records,
      present: kernel.present,
      areaOfEvent: kernel.domain.areaOfEvent,
      now: now(),
    }
  }

  for (const { contract, handle, lasting = false, costly = false, noted } of kernel.queries) {
    router.get(expressPath(contract.path), async (request, response) => {
      const signedIn = await requireSignIn(request, deps)
      const params = parse(contract.params, request.params)
      const query = parse(contract.query, request.query)
      const input = await inputFor(signedIn, String(params.committee), numberOrNone(query.minSeq))
      const ask = () => handle({ ...input, params, query })
      const { account, member } = input.viewer
      const found = await (costly || query.search !== undefined
        ? latest(`${member} ${contract.path}`, ask)
        : inTurn(account, ask))
      const event = noted?.(query) ?? null
      if (event !== null) note(response, { event, committee: String(params.committee), member })
      await sendJson(request, response, found, { lasting })
    })
  }

  const count = createRates(deps.config.rateFactor)
  const largeInTurn = createTurns(LARGE_AT_ONCE)
  for (const { contract, handle, may, costly = false, raw = false, rate = PERSONAL_RATE } of kernel.personal) {
    router[contract.method](expressPath(contract.path), async (request, response) => {
      requireOwnOrigin(request, deps.config)
      const signedIn = await requireSignIn(request, deps)
      const params = parse(contract.params, request.params)
      const committee = String(params.committee)
      const taking = await callerIn(records, signedIn, committee)
      note(response, { committee, member: taking.participant.member })
      const refusal = may?.(viewerOf(deps, signedIn, taking))
      if (refusal) throw new RefusalError(refusal)
      const tooOften = await count(contract.path, signedIn.account._id, rate)
      if (tooOften) throw new RefusalError(tooOften)
      const body = raw
        ? { bytes: await readBody(request, response, contract.limit) }
        : parse(contract.body, await readJson(request, response, contract.limit))
      const input = await inputFor(signedIn, committee, undefined)
      const latestState = async () => (await records.latestStateOf(committee)) ?? input.state
      const ask = async () => {
        requireInTime(response)
        const asked = { ...input, latestState, params, body }
        return raw ? largeInTurn('large', () => handle(asked)) : handle(asked)
      }
      const answered = await (costly ? latest(`${input.viewer.member} ${contract.path}`, ask) : ask())
      if (answered instanceof Uint8Array) response.type('json').send(Buffer.from(answered.buffer))
      else response.json(answered)
    })
  }

  const sendInTurn = createTurns(DOWNLOADS_AT_ONCE)
  for (const { contract, handle } of kernel.downloads) {
    router.get(expressPath(contract.path), async (request, response) => {
      const signedIn = await requireSignIn(request, deps)
      const params = parse(contract.params, request.params)
      const input = await inputFor(signedIn, String(params.committee), undefined)
      const found = await inTurn(input.viewer.account, () => handle({ ...input, params }))
      await sendInTurn(input.viewer.account, async () => {
        requireInTime(response)
        await sendFile(request, response, found, files)
      })
    })
  }
  return router
}

/** Files sent to one person at the same time, and that wait: a reader who stops reading holds a piece of one. */
const DOWNLOADS_AT_ONCE: Bounds = { running: 3, waiting: 20 }

/** Large bodies of anybody that are read at the same time, and that wait, each of some megabytes. */
const LARGE_AT_ONCE: Bounds = { running: 2, waiting: 6 }

/** Queries of one person: a page asks ten at most, a browser six of them at a time. A whole discussion may wait. */
const AT_ONCE: Bounds = { running: 6, waiting: 100 }

/** Drafts are saved as one types, and marks move as one reads: far more than that takes, for each kind of request. */
const PERSONAL_RATE: Rate = { perMinute: 240, perHour: 6000 }

/** The caller as queries see them: their view, and the judgement of policies and rules on their commands. */
function viewerOf(
  { kernel: { authorise, domain }, now }: HttpDeps,
  { account }: SignedIn,
  { state, participant, actor }: TakingPart,
): Viewer {
  return {
    account: account._id,
    member: participant.member,
    participant,
    audiences: new Set(audiencesOf(participant)),
    may: (command) => authorise(state, actor, command),
    can(command) {
      const forbidden = authorise(state, actor, command)
      if (forbidden) return forbidden
      const at = Math.max(state.at, now())
      const decided = domain.decide(state, command, { actor, now: at, newId: (prefix) => `${prefix}-probe` })
      return decided.ok ? null : decided.refusal
    },
  }
}

/** The caller names an entry that the record does not have: they have read a record that was replaced. */
const ANOTHER_HISTORY: Refusal = {
  code: 'another-history',
  message:
    'The record of this committee ends before the entry you have seen: it was restored from a backup. Load everything anew.',
}

function numberOrNone(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
