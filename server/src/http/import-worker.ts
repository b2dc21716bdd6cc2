import { parentPort, workerData } from 'node:worker_threads'
import { commandContracts } from '@quorate/shared/contracts/commands'
import { toCommand } from '@quorate/shared/contracts/contract'
import { domain } from '@quorate/shared/domain/committee'
import { newId } from '../new-id.ts'
import { judgeStateless } from '../record/committee-record.ts'
import type { Import, ImportRead } from './import-reader.ts'
import { parseBody } from './parse-json.ts'
import { RefusalError } from './refusal-error.ts'

/** Keys and items of a document: twice what one of 5,000 provisions in two languages has. It is a thread's own time. */
const MOST_VALUES = 300_000

/** The thread that reads one import, and ends. */
parentPort?.postMessage(read(workerData))

function read({ type, params, body, actor, key, now }: Import): ImportRead {
  try {
    const contract = commandContracts.find((one) => one.type === type)
    if (contract === undefined) throw new Error(`No contract is for ${type}`)
    const command = toCommand(contract, params, parseBody(contract.body, body, MOST_VALUES))
    return { ok: true, command, judged: judgeStateless({ actor, key, command }, domain, { now, newId }) }
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal }
    throw error
  }
}
