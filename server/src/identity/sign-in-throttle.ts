import { createHmac } from 'node:crypto'
import type { Connection } from 'mongoose'
import { Schema } from 'mongoose'
import { isDuplicateKey } from '../store-errors.ts'
import type { Turn } from './turns.ts'

/** Failed tries that cost nothing: for an account from one network or known device, and for all accounts from one network. */
const FREE_TRIES = 5
const FREE_TRIES_OF_NETWORK = 50
/** Milliseconds to wait at most after one more failed try: for that account, and for any from that network. */
const LONGEST_WAIT = 5 * 60_000
const LONGEST_WAIT_OF_NETWORK = 30_000
/** Milliseconds after which failed tries are forgotten: those for an account, and those of a network. */
const FORGOTTEN_AFTER = 60 * 60_000
const NETWORK_WINDOW = 15 * 60_000
/** Turns that are taken for an account from one network within a `NETWORK_WINDOW`. */
const TURNS = 6

/** Failed tries of one kind; `from` says when the next may be made. */
type Tries = { _id: string; failures: number; from: Date; expiresAt: Date }

const schema = new Schema<Tries>(
  {
    _id: String,
    failures: { type: Number, required: true },
    from: { type: Date, required: true },
    expiresAt: { type: Date, required: true, index: { expireAfterSeconds: 0 } },
  },
  { versionKey: false, strict: 'throw', collection: 'signInTries' },
)

export type SignInThrottle = ReturnType<typeof createSignInThrottle>
/** Who tries to sign in: as which account, and from where. `device` is null for a device that the account does not know. */
export type Try = { email: string; network: string; device: string | null }

/**
 * Slows down the guessing of passwords, and nobody else. Only failed tries count, for an account from a network or from a
 * known device; after a few of them each one makes the next wait longer. From a network with many failed tries the first
 * try for each account waits, too, at most half a minute. Nobody is ever locked out: the right password is taken after the
 * wait, from another network at once, and on a known device whatever happens elsewhere. The counts are in the store,
 * for all nodes, under hashes of the addresses.
 *
 * A guesser behind the same address, who tries many times a second, would take each try that becomes possible for an account
 * before its owner. So each try that has to wait gets a turn (`turns.ts`), which costs the same wait, and serves once: when it
 * has come, the try is judged whatever others do. A guesser who collects turns has as many as they like, so only a few
 * are taken in a quarter of an hour: at most 24 guesses an hour more than the twelve that the waits allow. Such a guesser can use these
 * up as well. Nothing prevents that: without its password, a known device or another address the owner of an account
 * cannot be told from them, and each further try for one is a guess for the other. The owner then signs in from another network,
 * such as that of a phone.
 */
export function createSignInThrottle(connection: Connection, { secret, now }: { secret: Buffer; now: () => number }) {
  const tries = connection.model('SignInTries', schema)

  function keyOf(...parts: string[]): string {
    return createHmac('sha256', secret)
      .update(JSON.stringify(['tries', ...parts]))
      .digest('base64url')
  }

  function keyOfTry({ email, network, device }: Try): string {
    return device === null ? keyOf('network', network, email) : keyOf('device', device, email)
  }

  function keyOfNetwork(network: string): string {
    return keyOf('window', network, String(Math.floor(now() / NETWORK_WINDOW)))
  }

  /** Milliseconds to wait because of the failed tries of the whole network; those on known devices do not. */
  async function waitOfNetwork({ network, device }: Try): Promise<number> {
    if (device !== null) return 0
    const { failures = 0 } = (await tries.findById(keyOfNetwork(network)).lean()) ?? {}
    return Math.min(LONGEST_WAIT_OF_NETWORK, Math.max(0, failures - FREE_TRIES_OF_NETWORK) * 1000)
  }

  /** Writes the tries of one kind unless somebody else has meanwhile; whether it was written. */
  async function write(_id: string, before: Tries | null, failures: number, wait: number): Promise<boolean> {
    const from = new Date(now() + wait)
    const fields = { failures, from, expiresAt: new Date(from.getTime() + FORGOTTEN_AFTER) }
    try {
      if (before === null) return (await tries.create({ _id, ...fields }))._id === _id
      const { matchedCount } = await tries.updateOne({ _id, failures: before.failures, from: before.from }, fields)
      return matchedCount === 1
    } catch (error) {
      return unlessDuplicate(error)
    }
  }

  return {
    async prepare(): Promise<void> {
      await tries.createIndexes()
    },

    /**
     * Counts a try as failed, before it is known whether it is, so that tries at the same time are counted, too.
     * @returns milliseconds to wait; 0: it may be made now. A try that has to wait is not counted.
     */
    async begin(one: Try): Promise<number> {
      const key = keyOfTry(one)
      const ofNetwork = await waitOfNetwork(one)
      for (;;) {
        const before: Tries | null = await tries.findById(key).lean()
        const failures = before?.failures ?? 0
        const wait = before === null ? ofNetwork : before.from.getTime() - now()
        if (wait > 0) {
          if (before !== null || (await write(key, before, 0, wait))) return wait
        } else if (await write(key, before, failures + 1, Math.max(waitAfter(failures + 1), ofNetwork))) return 0
      }
    },

    /** Whether a turn that has come may be used: once, and not after many others. Then the try need not `begin`. */
    async takeTurn({ email, network }: Try, { id, from }: Turn): Promise<boolean> {
      const used = {
        _id: keyOf('turn', id),
        failures: 0,
        from: new Date(from),
        expiresAt: new Date(from + FORGOTTEN_AFTER),
      }
      const isNew = await tries.create(used).then(() => true, unlessDuplicate)
      if (!isNew) return false
      const window = Math.floor(now() / NETWORK_WINDOW)
      const expiresAt = new Date((window + 1) * NETWORK_WINDOW)
      const count = await tries
        .findOneAndUpdate(
          { _id: keyOf('turns', network, email, String(window)) },
          { $inc: { failures: 1 }, $setOnInsert: { from: new Date(now()), expiresAt } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean()
      return count !== null && count.failures <= TURNS
    },

    /** The password was right. */
    async succeeded(one: Try): Promise<void> {
      await tries.deleteOne({ _id: keyOfTry(one) })
    },

    /** The password was wrong: that also counts for the network. */
    async failed({ network, device }: Try): Promise<void> {
      if (device !== null) return
      const ends = new Date((Math.floor(now() / NETWORK_WINDOW) + 1) * NETWORK_WINDOW)
      await tries.updateOne(
        { _id: keyOfNetwork(network) },
        { $inc: { failures: 1 }, $setOnInsert: { from: new Date(now()), expiresAt: ends } },
        { upsert: true },
      )
    },
  }
}

/** Somebody else has written the same at the same time. */
function unlessDuplicate(error: unknown): false {
  if (isDuplicateKey(error)) return false
  throw error
}

/** Milliseconds to wait after so many failed tries: nothing at first, then a second, and twice as long each time. */
function waitAfter(failures: number): number {
  const beyond = failures - FREE_TRIES
  return beyond < 0 ? 0 : Math.min(LONGEST_WAIT, 1000 * 2 ** beyond)
}
