import { elements, fields, T, truthy, type Value } from '../bson/value.ts'
import type { BsonWriter } from '../bson/writer.ts'
import { asCommandError, CommandError } from '../errors.ts'
import { LIMITS } from '../wire/message.ts'
import { argument, asDocument, type Call } from './context.ts'

export interface WriteFailure {
  index: number
  error: CommandError
}

/** The fields that a statement must and may have. */
export interface Shape {
  required: readonly string[]
  optional: readonly string[]
}

function checkShape(path: string, statement: Value, { required, optional }: Shape): void {
  const names = fields(statement).map(([name]) => name)
  for (const name of names) {
    if (!required.includes(name) && !optional.includes(name))
      throw new CommandError(40415, `BSON field '${path}.${name}' is an unknown field.`)
  }
  for (const name of required) {
    if (!names.includes(name)) throw new CommandError(40414, `'${path}.${name}' is missing but a required field`)
  }
}

/**
 * The statements of a write command, from a document sequence or from an array in its body.
 * @throws CommandError 14, 16, 40414, 40415 if the command does not take them; then nothing is run
 */
export function statements(call: Call, name: string, shape?: Shape): Value[] {
  const path = `${call.request.name}.${name}`
  const sequence = call.request.sequences.get(name)
  const inBody = argument(call, name)
  if (sequence && inBody) throw new CommandError(40414, `BSON field '${name}' is given twice`)
  if (inBody && inBody.type !== T.array) throw new CommandError('TypeMismatch', `'${path}' must be of type 'array'`)
  const list = sequence ?? (inBody && elements(inBody))
  if (!list) throw new CommandError(40414, `BSON field '${path}' is missing but a required field`)
  if (list.length < 1 || list.length > LIMITS.batch) {
    throw new CommandError('InvalidLength', `A batch is of 1 to ${LIMITS.batch} statements, not ${list.length}`)
  }
  for (const [i, statement] of list.entries()) {
    asDocument(statement, `${path}.${i}`)
    if (shape) checkShape(path, statement, shape)
  }
  return list
}

function isOrdered(call: Call): boolean {
  const value = argument(call, 'ordered')
  return value === undefined || truthy(value)
}

// Enough for every client; an answer with a hundred thousand complete errors would be too large for all.
const ERROR_BYTES = 1024 * 1024

/** Writes the errors of statements; those beyond a megabyte in all have their code alone. */
export function writeFailures(writer: BsonWriter, failures: WriteFailure[]): void {
  if (failures.length === 0) return
  const start = writer.length
  writer.startArray('writeErrors')
  failures.forEach(({ index, error }, i) => {
    const full = writer.length - start < ERROR_BYTES
    writer.startDocument(String(i)).int32('index', index).int32('code', error.code)
    writer.string('errmsg', full ? error.message : '')
    if (full) for (const [name, value] of error.extra) writer.value(name, value)
    writer.end()
  })
  writer.end()
}

const SLICE = 2000

/** A prepared statement: a part of a write job shared with its neighbours, or work of its own. */
export type Prepared<R> = { inJob: () => R } | { alone: () => Promise<R> }

interface Results<R> {
  results: Array<[number, R]>
  failures: WriteFailure[]
}

/** Runs statements in order; those about one document each share a transaction, up to a limit. */
export async function runAll<R>(
  call: Call,
  list: Value[],
  durable: boolean,
  prepare: (statement: Value) => Prepared<R>,
): Promise<Results<R>> {
  const ordered = isOrdered(call)
  const all: Results<R> = { results: [], failures: [] }
  let group: Array<() => R> = []
  /** Runs the group, which ends before the statement `end`. */
  const flush = async (end: number) => {
    const jobs = group
    group = []
    if (jobs.length > 0)
      await runTogether(call, jobs, { durable, ordered, first: end - jobs.length }, (job) => job(), all)
  }
  for (let index = 0; index < list.length && !(ordered && all.failures.length > 0); index++) {
    try {
      const prepared = prepare(list[index] as Value)
      if ('inJob' in prepared) group.push(prepared.inJob)
      else {
        await flush(index)
        if (ordered && all.failures.length > 0) break
        all.results.push([index, await prepared.alone()])
      }
    } catch (error) {
      await flush(index)
      if (!ordered || all.failures.length === 0) all.failures.push({ index, error: asCommandError(error) })
    }
    if (group.length >= SLICE) await flush(index + 1)
  }
  await flush(list.length)
  all.failures.sort((a, b) => a.index - b.index)
  return all
}

/** Runs statements that are about one document each, many in one transaction. */
export async function runEach<R>(
  call: Call,
  list: Value[],
  durable: boolean,
  run: (statement: Value) => R,
): Promise<Results<R>> {
  const ordered = isOrdered(call)
  const all: Results<R> = { results: [], failures: [] }
  for (let first = 0; first < list.length && !(ordered && all.failures.length > 0); first += SLICE)
    await runTogether(call, list.slice(first, first + SLICE), { durable, ordered, first }, run, all)
  return all
}

/** Runs jobs in one transaction, and adds their results, numbered from `first` on. */
async function runTogether<J, R>(
  call: Call,
  jobs: J[],
  { durable, ordered, first }: { durable: boolean; ordered: boolean; first: number },
  run: (job: J) => R,
  all: Results<R>,
): Promise<void> {
  // A result counts only once the transaction is committed, so that none is added from inside.
  const { results, failures } = await call.store.engine.write(() => {
    const done: Results<R> = { results: [], failures: [] }
    for (let at = 0; at < jobs.length; at++) {
      try {
        done.results.push([first + at, run(jobs[at] as J)])
      } catch (error) {
        if (!(error instanceof CommandError)) throw error
        done.failures.push({ index: first + at, error })
        if (ordered) break
      }
    }
    return done
  }, durable)
  all.results.push(...results)
  all.failures.push(...failures)
}
