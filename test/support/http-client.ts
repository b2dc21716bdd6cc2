import { randomUUID } from 'node:crypto'
import type { CommandAnswer } from '@quorate/shared/contracts/events'
import type { RefusalCode } from '@quorate/shared/domain/refusal'

export const COMMITTEE = 'hlsg'

/** The answer as it came: a refusal is an answer, too. */
export type Answer = {
  status: number
  headers: Headers
  // Tests look into bodies of every shape, and assert what they expect.
  body: unknown
}

export type Sent = {
  /** JSON, or bytes that are sent as they are. */
  body?: unknown
  headers?: Record<string, string>
}

/**
 * A caller with a cookie jar, as a browser would be: its own Origin on every write.
 * @param at where it connects to, if that is not what the server is called
 */
export type HttpClient = ReturnType<typeof createHttpClient>

export function createHttpClient(origin: string, at: string = origin) {
  const cookies = new Map<string, string>()

  async function request(method: string, path: string, { body, headers = {} }: Sent = {}): Promise<Answer> {
    const bytes = body instanceof Uint8Array
    const response = await fetch(`${at}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookies.size > 0 ? { cookie: cookieHeader() } : {}),
        ...(method === 'GET' ? {} : { origin }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : bytes ? body.slice() : JSON.stringify(body),
    })
    for (const cookie of response.headers.getSetCookie()) keep(cookie)
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: asJson(text) }
  }

  function keep(cookie: string): void {
    const [pair = ''] = cookie.split(';')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    if (value === '' || /max-age=0/i.test(cookie)) cookies.delete(name)
    else cookies.set(name, value)
  }

  function cookieHeader(): string {
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  const inCommittee = (path: string) => `/api/v1/committees/${COMMITTEE}${path}`

  return {
    origin,
    at,
    cookieHeader,
    request,

    /** A command with any outcome. A new key, unless one is given. */
    send: (path: string, body: unknown = {}, key: string = randomUUID()): Promise<Answer> =>
      request('POST', inCommittee(path), { body, headers: { 'idempotency-key': key } }),

    /** A command that must be accepted. */
    async command(path: string, body: unknown = {}, key: string = randomUUID()): Promise<CommandAnswer> {
      const answer = await request('POST', inCommittee(path), { body, headers: { 'idempotency-key': key } })
      if (answer.status !== 200) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`)
      return answer.body as CommandAnswer
    },

    /** A query below the committee that must be answered. */
    async query<T>(path: string): Promise<T> {
      const answer = await request('GET', inCommittee(path))
      if (answer.status !== 200) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`)
      return answer.body as T
    },

    async signInAs(persona: string): Promise<void> {
      const answer = await request('POST', '/api/v1/sign-in/persona', { body: { persona } })
      if (answer.status !== 200) throw new Error(`${persona} could not sign in: ${JSON.stringify(answer.body)}`)
    },
  }
}

/** Somebody of the demonstration, signed in. */
export async function signedIn(origin: string, persona: string, at: string = origin): Promise<HttpClient> {
  const client = createHttpClient(origin, at)
  await client.signInAs(persona)
  return client
}

/** The status and code of a refusal, and its sentence, as tests compare them. */
export function refusalOf({ status, body }: Answer): { status: number; code: RefusalCode; message: string } {
  const { error } = body as { error: { code: RefusalCode; message: string } }
  return { status, code: error.code, message: error.message }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
