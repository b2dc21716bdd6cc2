import type { Command, CommandType } from '@quorate/shared/domain/command'
import type { EventActor } from '@quorate/shared/domain/event'
import type { Refusal } from '@quorate/shared/domain/refusal'
import type { Judged } from '../record/committee-record.ts'
import { inThread, type ThreadLimits, TOO_MUCH } from './in-thread.ts'
import { RefusalError } from './refusal-error.ts'

/** An import as it came: the body of the request has not been looked at. */
export type Import = {
  type: CommandType
  params: Record<string, unknown>
  body: Uint8Array | null
  actor: EventActor
  key: string
  now: number
}

export type ImportRead = { ok: true; command: Command; judged: Judged } | { ok: false; refusal: Refusal }

/** Documents in a thread or waiting for one, each of some megabytes. */
const MOST_AT_ONCE = 8
/** Milliseconds and megabytes for one document: ten times what the largest needs, and less than an answer may take. */
const LIMITS: ThreadLimits = { milliseconds: 8000, megabytes: 256 }

/**
 * Reads imports: parses, validates, judges and seals each in a thread of its own, one after the other, so that a long
 * document holds nobody up. The thread is ended if it needs too much time or memory.
 */
export function createImportReader(limits: Partial<ThreadLimits> = {}) {
  const within = { ...LIMITS, ...limits }
  let atOnce = 0
  let before: Promise<unknown> = Promise.resolve()

  /**
   * @param begin called when its turn has come; may throw
   * @throws RefusalError for a body that is refused, a document that needs too much, or too many of them
   */
  return async function read(asked: Import, begin: () => void): Promise<{ command: Command; judged: Judged }> {
    if (atOnce >= MOST_AT_ONCE) throw new RefusalError(TOO_MANY)
    atOnce += 1
    const reading = before.then(() => {
      begin()
      return readInThread(asked, within)
    })
    before = reading.catch(() => undefined)
    const done = await reading.finally(() => {
      atOnce -= 1
    })
    if (!done.ok) throw new RefusalError(done.refusal)
    return done
  }
}

async function readInThread(asked: Import, limits: ThreadLimits): Promise<ImportRead> {
  const read = await inThread<ImportRead>('http/import-worker.js', asked, limits)
  return read === 'too-much' ? { ok: false, refusal: TOO_MUCH } : read
}

const TOO_MANY: Refusal = {
  code: 'rate-limited',
  message: 'Many documents are being imported at this moment. Send it again in a few seconds.',
  details: { seconds: 5 },
}
