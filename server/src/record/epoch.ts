import { SYSTEM } from '@quorate/shared/domain/event'
import type { Refusal } from '@quorate/shared/domain/refusal'
import type { Connection, mongo } from 'mongoose'
import { leafHash } from './canonical.ts'
import type { EntryStore } from './entry-store.ts'
import type { LastSeen } from './last-seen.ts'
import type { Records } from './record.ts'

/**
 * A beginning of the store's records: the first is 1, and each restoring begins another. `from`: the backup, as the
 * operators named it; null: not known. `asOf`: the latest time that the restored store knows of. UTC milliseconds.
 */
export type Epoch = { _id: number; at: number; from: string | null; asOf: number }

type EpochOptions = {
  connection: Connection
  store: EntryStore
  records: Pick<Records, 'execute'>
  lastSeen: LastSeen
  now: () => number
}

/** Other nodes may add an entry meanwhile, though none should be at work. */
const TRIES = 5

function epochsIn(connection: Connection): mongo.Collection<Epoch> {
  return connection.getClient().db(connection.name).collection<Epoch>('epochs')
}

/** The number of the store's present epoch. */
export async function currentEpoch(connection: Connection): Promise<number> {
  return (await epochsIn(connection).findOne({}, { sort: { _id: -1 } }))?._id ?? 1
}

/** The latest time that the store knows of: of an entry, or of a node at work. UTC milliseconds; 0: none. */
export async function knownUntil({ store, lastSeen }: Pick<EpochOptions, 'store' | 'lastSeen'>): Promise<number> {
  return Math.max((await lastSeen.at()) ?? 0, await lastSeen.lastEntry(store))
}

/**
 * Begins a new epoch in a store that was restored, before any node serves it, and records that in each committee.
 * @param after the epoch of the store that it replaces, so that no number comes twice
 * @returns the committees whose record says so
 * @throws RestorationRefused if a committee does not take it
 */
export async function beginEpoch(
  { connection, store, records, lastSeen, now }: EpochOptions,
  { from, after }: { from: string | null; after: number },
): Promise<{ epoch: Epoch; committees: string[] }> {
  const number = Math.max(after, await currentEpoch(connection)) + 1
  const epoch: Epoch = { _id: number, at: now(), from, asOf: await knownUntil({ store, lastSeen }) }
  await epochsIn(connection).insertOne(epoch)
  const committees = await store.committees()
  for (const committee of committees) await recordRestoration({ store, records }, committee, epoch)
  return { epoch, committees }
}

export class RestorationRefused extends Error {
  constructor(committee: string, { message }: Refusal) {
    super(`The record of ${committee} does not say that it was restored: ${message}`)
  }
}

async function recordRestoration(
  { store, records }: Pick<EpochOptions, 'store' | 'records'>,
  committee: string,
  { _id: epoch, asOf }: Epoch,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const last = await store.last(committee)
    if (last === null) return
    const head = { seq: last.seq, hash: leafHash(last) }
    const outcome = await records.execute(committee, {
      actor: SYSTEM,
      key: `restored:${epoch}`,
      command: { type: 'recordRestoration', epoch, head, asOf },
    })
    if (outcome.ok) return
    if (outcome.refusal.code !== 'edited-meanwhile' || tries === TRIES)
      throw new RestorationRefused(committee, outcome.refusal)
  }
}
