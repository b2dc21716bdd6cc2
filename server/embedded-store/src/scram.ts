import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import { CommandError } from './errors.ts'

/** The one user of a store that asks for a password. */
export const USER = 'store'
export const MECHANISM = 'SCRAM-SHA-256'
const ITERATIONS = 15_000
const LEAST_CHARACTERS = 16

/** What a server keeps of a password: enough to recognize it, too little to sign in with it. (RFC 5802, section 3) */
export interface Verifier {
  salt: Buffer
  storedKey: Buffer
  serverKey: Buffer
}

const hash = (data: Buffer) => createHash('sha256').update(data).digest()
const hmac = (key: Buffer, data: string) => createHmac('sha256', key).update(data).digest()

/** @throws Error if the password is too short, or has characters that clients would change before they use them */
export function verifierOf(password: string): Verifier {
  if (password.length < LEAST_CHARACTERS || !/^[!-~]+$/.test(password)) {
    throw new Error(
      `the password of the store needs at least ${LEAST_CHARACTERS} letters, digits and signs of ASCII, without spaces`,
    )
  }
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256')
  return { salt, storedKey: hash(hmac(salted, 'Client Key')), serverKey: hmac(salted, 'Server Key') }
}

interface Exchange {
  user: string
  header: string
  nonce: string
  /** The messages so far, which the proofs of both sides cover. */
  messages: string
}

const FIRST = /^([ny],,)(n=([^,]*),r=([!-+\--~]+))$/
const LAST = /^(c=([A-Za-z0-9+/=]+),r=([!-+\--~]+)),p=([A-Za-z0-9+/=]+)$/

const failed = () => new CommandError('AuthenticationFailed', 'Authentication failed.')

/** The sign-in of one connection by SCRAM-SHA-256. (RFC 5802 and 7677) */
export class SignIn {
  /** Whether the client has shown that it knows the password. */
  done = false
  private readonly verifier: Verifier
  private exchange: Exchange | undefined

  constructor(verifier: Verifier) {
    this.verifier = verifier
  }

  /** Answers the first message of a client. @throws CommandError 18 */
  begin(message: string): string {
    const [, header, bare, user, nonce] = FIRST.exec(message) ?? []
    if (!header || !bare || user === undefined || !nonce) throw failed()
    const both = nonce + randomBytes(24).toString('base64')
    const first = `r=${both},s=${this.verifier.salt.toString('base64')},i=${ITERATIONS}`
    this.exchange = { user, header, nonce: both, messages: `${bare},${first}` }
    return first
  }

  /** Checks the proof of a client, and answers with that of the server. @throws CommandError 18 */
  finish(message: string): string {
    const { exchange } = this
    this.exchange = undefined
    const [, unproved, header, nonce, proof] = LAST.exec(message) ?? []
    if (!exchange || !unproved || !header || !proof || nonce !== exchange.nonce) throw failed()
    if (Buffer.from(header, 'base64').toString() !== exchange.header) throw failed()
    const messages = `${exchange.messages},${unproved}`
    const signature = hmac(this.verifier.storedKey, messages)
    const given = Buffer.from(proof, 'base64')
    if (given.length !== signature.length) throw failed()
    const clientKey = signature.map((byte, i) => byte ^ (given[i] ?? 0))
    const isRight = timingSafeEqual(hash(Buffer.from(clientKey)), this.verifier.storedKey)
    if (!isRight || exchange.user !== USER) throw failed()
    this.done = true
    return `v=${hmac(this.verifier.serverKey, messages).toString('base64')}`
  }
}
