import {
  getMe,
  getSignInOptions,
  type Me,
  type Persona,
  signIn,
  signInAsPersona,
  signOut,
} from '@quorate/shared/contracts/identity'
import { generalRefusal } from '@quorate/shared/domain/refusal'
import { type Request, type Response, Router } from 'express'
import { requireInTime } from '../http/answer-in-time.ts'
import { isLoopback, requireOwnOrigin, requireSignIn, whoIsSignedIn } from '../http/caller.ts'
import { clientAddress, networkOf } from '../http/client-address.ts'
import type { HttpDeps } from '../http/deps.ts'
import { parse } from '../http/errors.ts'
import { note } from '../http/observe.ts'
import { RefusalError } from '../http/refusal-error.ts'
import { expressPath, readJson } from '../http/request.ts'
import type { Account, SignedIn } from './accounts.ts'
import { endedCookie, sessionCookie, tokenFrom } from './cookie.ts'
import { createDevices } from './device.ts'
import { createGate, GateFull } from './gate.ts'
import type { Try } from './sign-in-throttle.ts'
import { createTurns } from './turns.ts'

/** Bytes of a body. */
const SMALL = 8 * 1024
/** Passwords are checked two at a time, as each takes a core for some 30 ms; those who wait would wait some ten seconds. */
const CHECKS = { atOnce: 2, waiting: 500 }
/** On known devices one at a time and beside the others, so that no number of strangers keeps them waiting. */
const CHECKS_ON_KNOWN_DEVICES = { atOnce: 1, waiting: 250 }

/** Signing in and out, and the caller's identity. */
export function identityRoutes(deps: HttpDeps): Router {
  const { accounts, config, throttle } = deps
  const router = Router()
  const devices = createDevices({ secret: deps.secret, secure: config.secureCookies })
  const turns = createTurns({ secret: deps.secret, secure: config.secureCookies, now: deps.now })
  const gates = { stranger: createGate(CHECKS), known: createGate(CHECKS_ON_KNOWN_DEVICES) }

  /** Opens a login session in place of the one this browser has: a token is never used again by somebody else. */
  async function open(request: Request, response: Response, account: Account, ...cookies: string[]): Promise<void> {
    const before = tokenFrom(request.headers.cookie, config.secureCookies)
    const replaced = before === null ? null : await accounts.signedIn(before)
    requireInTime(response)
    // In this order a store that fails in between leaves the browser its login session.
    const { token } = await accounts.open(account)
    requireInTime(response)
    if (replaced !== null) await end(replaced)
    response.append('Set-Cookie', [sessionCookie(token, config.secureCookies), ...cookies])
    response.json(present(account))
  }

  async function end({ session }: SignedIn): Promise<void> {
    await accounts.close(session)
    deps.signedOut(session)
  }

  /** Milliseconds that a try has to wait; 0: it may be made. A try that has to wait gets a turn, and keeps it until it comes. */
  async function waitFor(request: Request, response: Response, one: Try): Promise<number> {
    const turn = turns.held(request.headers.cookie, one)
    const untilTurn = turn === null ? 0 : turn.from - deps.now()
    if (turn !== null && untilTurn <= 0 && (await throttle.takeTurn(one, turn))) return 0
    const wait = await throttle.begin(one)
    if (wait === 0) return 0
    if (untilTurn > 0) return untilTurn
    response.append('Set-Cookie', turns.cookie(one, wait))
    return wait
  }

  /** @throws RefusalError `wrong-credentials`; `rate-limited` if this try has to wait */
  async function authenticate(request: Request, response: Response, email: string, password: string): Promise<Account> {
    const account = await accounts.findByEmail(email)
    if (account !== null) note(response, { account: account._id })
    const device = account && devices.known(request.headers.cookie, account)
    const network = networkOf(clientAddress(request, config.trustedProxies))
    const one = { email: email.toLowerCase(), network, device }
    const wait = await waitFor(request, response, one)
    if (wait > 0) throw tooMany(Math.ceil(wait / 1000))
    const isRight = await gates[device === null ? 'stranger' : 'known'](() => accounts.isPasswordOf(account, password))
    if (account !== null && isRight) {
      await throttle.succeeded(one)
      return account
    }
    await throttle.failed(one)
    throw new RefusalError(generalRefusal('wrong-credentials'))
  }

  router.get(getMe.path, async (request, response) => {
    const signedIn = await whoIsSignedIn(request, deps)
    response.json(signedIn && present(signedIn.account))
  })

  router.get(getSignInOptions.path, async (request, response) => {
    const offered = deps.demonstration && isLoopback(request)
    response.json({ demonstration: offered, personas: offered ? await personas(deps) : [] })
  })

  router.post(expressPath(signIn.path), async (request, response) => {
    requireOwnOrigin(request, config)
    const { email, password } = parse(signIn.body, await readJson(request, response, SMALL))
    const account = await authenticate(request, response, email, password).catch(busyIfFull)
    note(response, { event: 'signed-in', account: account._id })
    await open(request, response, account, devices.cookie(account))
  })

  router.post(expressPath(signInAsPersona.path), async (request, response) => {
    requireOwnOrigin(request, config)
    const { persona } = parse(signInAsPersona.body, await readJson(request, response, SMALL))
    const account = deps.demonstration && isLoopback(request) ? await accounts.findByPersona(persona) : null
    if (!account) {
      throw new RefusalError({
        code: 'not-found',
        message: 'This person of the demonstration does not exist here. Sign in with your e-mail address and password.',
      })
    }
    note(response, { event: 'persona-signed-in', account: account._id })
    await open(request, response, account)
  })

  router.post(expressPath(signOut.path), async (request, response) => {
    requireOwnOrigin(request, config)
    const signedIn = await requireSignIn(request, deps)
    note(response, { event: 'signed-out', account: signedIn.account._id })
    requireInTime(response)
    await end(signedIn)
    response.append('Set-Cookie', endedCookie(config.secureCookies))
    // Not cookies: the only other one is that of the known device, which opens nothing.
    response.set('Clear-Site-Data', '"storage"')
    response.json({})
  })
  return router
}

function present({ _id, email, memberships }: Account): Me {
  return {
    account: { id: _id, email },
    memberships: memberships.map(({ committee, member }) => ({ committee, member })),
  }
}

async function personas({ accounts, read }: HttpDeps): Promise<Persona[]> {
  const playing = await accounts.personas()
  const members = playing.flatMap(({ memberships }) => memberships.map(({ member }) => member))
  const people = await read.participants.find({ _id: { $in: members } }).lean()
  const principals = await read.principals.find({}).lean()
  return playing.flatMap(({ persona, memberships }) => {
    const person = people.find(({ _id }) => _id === memberships[0]?.member)
    if (!persona || !person) return []
    const principal = principals.find(({ committee, id }) => committee === person.committee && id === person.principal)
    const { capacity, name } = person
    return [{ persona: persona.id, name: name ?? '', capacity, principal: principal?.name ?? null, line: persona.line }]
  })
}

function tooMany(seconds: number): RefusalError {
  return new RefusalError({
    code: 'rate-limited',
    message: `You have tried too often. Try again in ${seconds} seconds.`,
    details: { seconds },
  })
}

function busyIfFull(error: unknown): never {
  if (!(error instanceof GateFull)) throw error
  throw new RefusalError({
    code: 'rate-limited',
    message: 'Very many people are signing in now. Try again in 5 seconds.',
    details: { seconds: 5 },
  })
}
