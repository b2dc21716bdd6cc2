import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type mongoose from 'mongoose'
import { Schema } from 'mongoose'

/** A person's means of signing in. Their place in a committee is in that committee's record. */
export type Account = {
  _id: string
  /** Lower case. */
  email: string
  /** An argon2id hash in PHC form. Null: no password; only demonstration personas sign in without one. */
  passwordHash: string | null
  memberships: { committee: string; member: string }[]
  /** The persona of the demonstration that this account plays, with a line on what it may do. */
  persona: { id: string; line: { en: string; fr: string }; order: number } | null
}

type LoginSession = { _id: string; account: string; createdAt: Date; expiresAt: Date }

const accountSchema = new Schema<Account>(
  {
    _id: String,
    email: { type: String, required: true, unique: true },
    passwordHash: { type: String, default: null },
    memberships: { type: [{ _id: false, committee: String, member: String }], default: [] },
    persona: { type: Schema.Types.Mixed, default: null },
  },
  { versionKey: false, strict: 'throw', collection: 'accounts' },
)

const loginSessionSchema = new Schema<LoginSession>(
  {
    _id: String,
    account: { type: String, required: true, index: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true, index: { expireAfterSeconds: 0 } },
  },
  { versionKey: false, strict: 'throw', collection: 'loginSessions' },
)

const HOUR = 60 * 60 * 1000
/** A login session ends by itself after this many milliseconds, and earlier if it is not used for so many. */
export const LOGIN_SESSION_LASTS = 14 * 24 * HOUR
const LOGIN_SESSION_IDLES = 3 * 24 * HOUR
/** Milliseconds between two writes that a login session is in use. */
const USE_NOTED_EVERY = HOUR

/** Milliseconds for which a node caches a login session. A sign-out on another node takes as long to be noticed. */
const TRUSTED_FOR = 1000
const TRUSTED_AT_MOST = 5000
/** Milliseconds for which a node remembers that a login session was ended here: longer than any look-up takes. */
const ENDED_FOR = 60_000

/** argon2id with OWASP's second recommended setting: 19 MiB, two passes. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export type Accounts = ReturnType<typeof createAccounts>

export type SignedIn = { session: string; account: Account }

/**
 * Accounts and login sessions: a person's identity, apart from their acts in a committee. Without `personas` nobody signs in
 * as a persona of a demonstration, and login sessions of personas that the store still holds let nobody in.
 */
export function createAccounts(
  connection: mongoose.Connection,
  options: { now: () => number; newId: (prefix: string) => string; personas?: boolean },
) {
  const { now, newId, personas = false } = options
  const accounts = connection.model('Account', accountSchema)
  const sessions = connection.model('LoginSession', loginSessionSchema)
  // Null: this login session was ended here, and no look-up that began before may bring it back.
  const trusted = new Map<string, { signedIn: SignedIn | null; until: number }>()
  // So that the answer for an unknown address takes as long as for a wrong password, and reveals as little.
  const decoy = hash('no password has this hash', ARGON2)

  /** When a login session that is used now ends. */
  function endOf(createdAt: number): number {
    return Math.min(createdAt + LOGIN_SESSION_LASTS, now() + LOGIN_SESSION_IDLES)
  }

  async function noteUse({ _id, createdAt, expiresAt }: LoginSession): Promise<void> {
    const end = endOf(createdAt.getTime())
    if (end - expiresAt.getTime() < USE_NOTED_EVERY) return
    // A store that cannot be written to, such as one on a full disk, can still be read.
    await sessions.updateOne({ _id }, { expiresAt: new Date(end) }).catch(() => undefined)
  }

  function forgetTrusted(): void {
    for (const [id, { signedIn, until }] of trusted) if (signedIn !== null || until <= now()) trusted.delete(id)
  }

  return {
    async prepare(): Promise<void> {
      await accounts.createIndexes()
      await sessions.createIndexes()
    },

    /** @throws a duplicate-key error if the address has an account. */
    async create(given: {
      email: string
      password: string | null
      memberships: Account['memberships']
      persona?: Account['persona']
    }): Promise<Account> {
      const account: Account = {
        _id: newId('a'),
        email: given.email.toLowerCase(),
        passwordHash: given.password === null ? null : await hash(given.password, ARGON2),
        memberships: given.memberships,
        persona: given.persona ?? null,
      }
      await accounts.create(account)
      return account
    },

    async findByEmail(email: string): Promise<Account | null> {
      return accounts.findOne({ email: email.toLowerCase() }).lean()
    },

    /** Whether this is the account's password. For an address without an account it takes as long, and is false. */
    async isPasswordOf(account: Account | null, password: string): Promise<boolean> {
      const matches = await verify(account?.passwordHash ?? (await decoy), password)
      return matches && account !== null && account.passwordHash !== null
    },

    async personas(): Promise<Account[]> {
      if (!personas) return []
      return accounts
        .find({ persona: { $ne: null } })
        .sort({ 'persona.order': 1 })
        .lean()
    },

    async findByPersona(id: string): Promise<Account | null> {
      return personas ? accounts.findOne({ 'persona.id': id }).lean() : null
    },

    /** Opens a login session. The token goes to the browser; the store keeps only its hash. */
    async open(account: Account): Promise<{ token: string; session: string }> {
      const token = randomBytes(32).toString('base64url')
      const session = tokenHash(token)
      await sessions.create({
        _id: session,
        account: account._id,
        createdAt: new Date(now()),
        expiresAt: new Date(endOf(now())),
      })
      return { token, session }
    },

    /** The account that holds this token, if its login session still runs. */
    async signedIn(token: string): Promise<SignedIn | null> {
      const id = tokenHash(token)
      const known = trusted.get(id)
      if (known && known.until > now()) return known.signedIn
      const session = await sessions.findById(id).lean()
      if (!session || session.expiresAt.getTime() <= now()) return null
      const account = await accounts.findById(session.account).lean()
      if (!account || (account.persona !== null && !personas)) return null
      await noteUse(session)
      const signedIn = { session: id, account }
      if (trusted.get(id)?.signedIn === null) return null
      if (trusted.size >= TRUSTED_AT_MOST) forgetTrusted()
      trusted.set(id, { signedIn, until: now() + TRUSTED_FOR })
      return signedIn
    },

    /** The login sessions of the list that still run. */
    async stillOpen(ids: readonly string[]): Promise<Set<string>> {
      const found = await sessions.find({ _id: { $in: ids }, expiresAt: { $gt: new Date(now()) } }, { _id: 1 }).lean()
      return new Set(found.map(({ _id }) => _id))
    },

    /** Ends all login sessions of an account; how many. A node that has just seen one trusts it for another second. */
    async closeAll({ _id }: Account): Promise<number> {
      return (await sessions.deleteMany({ account: _id })).deletedCount
    },

    async close(session: string): Promise<void> {
      trusted.set(session, { signedIn: null, until: now() + ENDED_FOR })
      try {
        await sessions.deleteOne({ _id: session })
      } catch (error) {
        // The store alone knows whether it ended.
        trusted.delete(session)
        throw error
      }
    },
  }
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
