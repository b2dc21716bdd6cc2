import {
  getMe,
  getSignInOptions,
  type Me,
  type Persona,
  signIn,
  signInAsPersona,
  signOut,
} from '@quorate/shared/contracts/identity'
import { type Response, Router } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { isLoopback, requireOwnOrigin, requireSignIn } from '../http/caller.ts'
import { clientAddress } from '../http/client-address.ts'
import type { HttpDeps } from '../http/deps.ts'
import { parse } from '../http/errors.ts'
import { RefusalError } from '../http/refusal-error.ts'
import { expressPath, readJson } from '../http/request.ts'
import type { Account } from './accounts.ts'
import { endedCookie, sessionCookie } from './cookie.ts'

/** How often somebody may try to sign in within a quarter of an hour: per address and, more strictly, per account. */
const WINDOW = 15 * 60
const PER_ADDRESS = 100
const PER_ACCOUNT = 10

const SMALL = 8 * 1024

/** Signing in and out, and the caller's identity. */
export function identityRoutes(deps: HttpDeps): Router {
  const { accounts, config } = deps
  const router = Router()
  const perAddress = new RateLimiterMemory({ points: PER_ADDRESS, duration: WINDOW })
  const perAccount = new RateLimiterMemory({ points: PER_ACCOUNT, duration: WINDOW })

  async function open(response: Response, account: Account): Promise<void> {
    const { token } = await accounts.open(account)
    response.append('Set-Cookie', sessionCookie(token, config.secureCookies))
    response.json(present(account))
  }

  router.get(getMe.path, async (request, response) => {
    const { account } = await requireSignIn(request, deps)
    response.json(present(account))
  })

  router.get(getSignInOptions.path, async (request, response) => {
    const offered = deps.demonstration && isLoopback(request)
    response.json({ demonstration: offered, personas: offered ? await personas(deps) : [] })
  })

  router.post(expressPath(signIn.path), async (request, response) => {
    requireOwnOrigin(request, config)
    const { email, password } = parse(signIn.body, await readJson(request, response, SMALL))
    await limit(perAddress, clientAddress(request, config.trustedProxies))
    await limit(perAccount, email.toLowerCase())
    const account = await accounts.authenticate(email, password)
    if (!account) {
      throw new RefusalError({ code: 'wrong-credentials', message: 'The e-mail address or the password is not right.' })
    }
    await perAccount.delete(email.toLowerCase())
    await open(response, account)
  })

  router.post(expressPath(signInAsPersona.path), async (request, response) => {
    requireOwnOrigin(request, config)
    const { persona } = parse(signInAsPersona.body, await readJson(request, response, SMALL))
    const account = deps.demonstration && isLoopback(request) ? await accounts.findByPersona(persona) : null
    if (!account) {
      throw new RefusalError({
        code: 'not-found',
        message: 'There is no such persona here. Sign in with e-mail and password.',
      })
    }
    await open(response, account)
  })

  router.post(expressPath(signOut.path), async (request, response) => {
    requireOwnOrigin(request, config)
    const { session } = await requireSignIn(request, deps)
    await accounts.close(session)
    deps.signedOut(session)
    response.append('Set-Cookie', endedCookie(config.secureCookies))
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

async function limit(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const seconds = Math.ceil(error.msBeforeNext / 1000)
    throw new RefusalError({
      code: 'rate-limited',
      message: `Too many tries. Wait ${seconds} seconds, then try again.`,
      details: { seconds },
    })
  }
}
