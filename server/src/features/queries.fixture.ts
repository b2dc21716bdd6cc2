import { randomUUID } from 'node:crypto'
import type { PersonalContract, QueryContract } from '@quorate/shared/contracts/contract'
import { areaOfEvent } from '@quorate/shared/domain/committee'
import type { Fixture } from '@quorate/shared/domain/committee-fixture'
import { audiencesOf } from '@quorate/shared/domain/membership/viewer'
import type { Model } from 'mongoose'
import type { z } from 'zod'
import { createFiles } from '../files/files.ts'
import type { EntrySource, QuerySource, SourceEntry, Viewer } from '../http/answer.ts'
import { type PersonalModels, personalModels, preparePersonalModels } from '../http/personal.ts'
import { type Kernel, kernel } from '../kernel.ts'
import { emptyStorage, entriesOf, projectEntry } from '../record/projection.fixture.ts'
import { prepareReadModels, type ReadDoc, type ReadModels, readModels } from '../record/read-model.ts'
import { createSharedReads } from '../record/shared-reads.ts'
import type { TemporaryStore } from '../store/temporary-store.ts'

/** For tests: a committee's read models in a store, and queries by its participants. */
export type Asking = {
  read: ReadModels
  personal: PersonalModels
  /** Projects the entries recorded since into the read models. */
  catchUp: () => Promise<void>
  /** A query's answer to that participant, parsed by its contract. */
  ask: <C extends AnyQuery>(
    name: string,
    contract: C,
    params?: Record<string, unknown>,
    query?: Record<string, unknown>,
  ) => Promise<z.output<C['response']>>
  /** The same for a request that concerns only that person. */
  request: <C extends AnyPersonal>(
    name: string,
    contract: C,
    params: Record<string, unknown>,
    body?: Record<string, unknown>,
  ) => Promise<z.output<C['response']>>
}

type AnyQuery = QueryContract<z.ZodObject, z.ZodObject, z.ZodType>
type AnyPersonal = PersonalContract<z.ZodObject, z.ZodObject, z.ZodType>

/** For tests: projects the fixture's record into the store. `committee` is then part of every request's path. */
export async function asking(
  fixture: Fixture,
  { connection }: TemporaryStore,
  generation: string,
  of: Kernel = kernel,
): Promise<Asking> {
  const read = readModels(connection, generation, of.definitions)
  const personal = personalModels(connection, of.personalDefinitions)
  await prepareReadModels(read)
  await preparePersonalModels(personal)
  const files = createFiles(connection, {
    now: () => fixture.state.at,
    newId: (prefix) => `${prefix}-${randomUUID()}`,
    isNamed: (file) => of.namesFile(personal, file, fixture.state.at),
  })
  await files.prepare()
  // All viewers share it, as on a node.
  const shared = createSharedReads(read)
  const storage = emptyStorage(of)
  let reached = 0
  const catchUp = async () => {
    for (const entry of entriesOf(fixture.record))
      if ((entry[0]?.seq ?? 0) > reached) await projectEntry(storage, entry, undefined, of.project)
    for (const [kind, docs] of storage) {
      const model: Model<ReadDoc> = read[kind] as unknown as Model<ReadDoc>
      const changed = [...docs.values()].filter(({ seq }) => seq > reached)
      if (changed.length > 0)
        await model.bulkWrite(
          changed.map((doc) => ({ replaceOne: { filter: { _id: doc._id }, replacement: doc, upsert: true } })),
        )
    }
    reached = fixture.state.seq
    shared.forget('hlsg')
  }
  await catchUp()
  const sourceFor = (name: string, committee: string): QuerySource => ({
    viewer: viewerOf(fixture, name, of),
    read,
    readShared: (...asked) => shared.get(committee, ...asked),
    personal,
    state: fixture.state,
    entries: entrySource(fixture),
    present: of.present,
    areaOfEvent: of.domain.areaOfEvent,
    seq: fixture.state.seq,
    now: fixture.state.at,
  })
  return {
    read,
    personal,
    catchUp,
    async ask(name, contract, params = {}, query = {}) {
      const found = of.queries.find((one) => one.contract === contract)
      const path = contract.params.parse({ committee: 'hlsg', ...params })
      const answered = await found?.handle({
        ...sourceFor(name, String(path.committee)),
        params: path,
        query: contract.query.parse(query),
      })
      return asContracted(contract, answered)
    },
    async request(name, contract, params, body = {}) {
      const found = of.personal.find((one) => one.contract === contract)
      const path = contract.params.parse({ committee: 'hlsg', ...params })
      const answered = await found?.handle({
        ...sourceFor(name, String(path.committee)),
        files,
        latestState: async () => fixture.state,
        params: path,
        body: found?.raw ? { bytes: Buffer.from(JSON.stringify(body)) } : contract.body.parse(body),
      })
      return asContracted(contract, answered)
    },
  }
}

/** @throws if the answer is not, as JSON, exactly what the contract describes */
function asContracted<C extends AnyQuery | AnyPersonal>({ response }: C, answered: unknown): z.output<C['response']> {
  const json = answered instanceof Uint8Array ? Buffer.from(answered).toString() : JSON.stringify(answered)
  return response.parse(JSON.parse(json)) as z.output<C['response']>
}

/** For tests: somebody who takes part, with the account `account-<name>`. */
export function viewerOf(
  { state, as, attempt }: Fixture,
  name: string,
  { authorise }: Pick<Kernel, 'authorise'> = kernel,
): Viewer {
  const actor = as(name)
  const participant = state.membership.participants.get(actor.member)
  if (participant === undefined) throw new Error(`${name} does not take part`)
  const may: Viewer['may'] = (command) => authorise(state, actor, command)
  return {
    account: `account-${name}`,
    member: participant.member,
    participant,
    audiences: new Set(audiencesOf(participant)),
    may,
    can(command) {
      const forbidden = may(command)
      if (forbidden !== null) return forbidden
      const decided = attempt(name, command)
      return decided.ok ? null : decided.refusal
    },
  }
}

/** For tests: the fixture's record as entries, the newest first. */
export function entrySource({ record }: Pick<Fixture, 'record'>): EntrySource & { reads: number[] } {
  const entries: SourceEntry[] = entriesOf(record).map((events) => {
    const { seq, at } = events[0] ?? { seq: 0, at: 0 }
    return { seq, at, hash: `hash-${seq}`, events }
  })
  const reads: number[] = []
  return {
    reads,
    markAt: async () => 'a mark',
    async read({ before = Number.MAX_SAFE_INTEGER, limit, area, member }) {
      reads.push(limit)
      return {
        entries: entries
          .filter(({ seq }) => seq < before)
          .filter(({ events }) => area === undefined || events.some(({ type }) => areaOfEvent(type) === area))
          .filter(({ events }) => member === undefined || events[0]?.actor.member === member)
          .toReversed()
          .slice(0, limit),
      }
    },
  }
}
