import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { line } from '@quorate/shared/contracts/common'
import { SYSTEM } from '@quorate/shared/domain/event'
import { CAPACITIES, type Capacity, ROLES, type Role } from '@quorate/shared/domain/membership/events'
import { type Logger, pino } from 'pino'
import { z } from 'zod'
import { createAdminCommands } from './admin-commands.ts'
import { type Config, readConfig } from './config/config.ts'
import { faultSentence } from './fault-sentence.ts'
import { createLog } from './log.ts'
import { type Entry, entryFaults, faultsBetween } from './record/entry.ts'
import { beginEpoch } from './record/epoch.ts'
import { rebuild } from './record/generation.ts'
import { ProjectionFailed } from './record/projector.ts'
import { restoreBackup } from './restore.ts'
import { assemble } from './start.ts'
import { openStore } from './store/connection.ts'

const HELP = `Administration without pages: the first account, and care of the store.

  npm run admin -- create-account --email E --name N [--capacity secretariat] [--principal ID] [--role head]
      [--committee hlsg] [--committee-name "High Level Strategic Group"] [--body "World Customs Organization"] [--symbol HLSG]
      Enrols a person and gives them an account; makes the committee if there is none yet.
      With --member ID instead of --name: an account for somebody who is enrolled already.
      The program asks for the password (at least 12 characters), or reads it from QUORATE_PASSWORD.
  npm run admin -- end-sessions --email E
      Ends all login sessions of this account, on every device; for a device that was lost.
  npm run admin -- rebuild
      Rebuilds the read models from the record.
  npm run admin -- verify
      Checks each entry of the record by itself against its commitments, that no number is missing in between, and that
      times do not go back.
      It does not find complete entries that were sealed again, or entries that are missing at the end.

  npm run admin -- restore BACKUP [--yes]
      Puts a backup of the embedded store into the place of its data, which are kept. Shows first what each committee would
      lose, and asks; with --yes it does not ask. The restored records say that they were restored.
  npm run admin -- new-epoch
      After restoring a MongoDB by its own means, with all nodes stopped: has the records say that they were restored, and
      rebuilds the read models.

With the embedded store, stop the server first: one program at a time may have its folder open.
`

const COMMANDS: readonly string[] = ['create-account', 'end-sessions', 'rebuild', 'verify', 'restore', 'new-epoch']

/** The command cannot be carried out; the message says why. */
class AdminError extends Error {}

type Assembled = Awaited<ReturnType<typeof assemble>>

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  member: { type: 'string' },
  capacity: { type: 'string', default: 'secretariat' },
  principal: { type: 'string' },
  role: { type: 'string' },
  committee: { type: 'string', default: 'hlsg' },
  'committee-name': { type: 'string' },
  body: { type: 'string' },
  symbol: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const

type Given = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

async function main(): Promise<void> {
  const { positionals, values } = read()
  const [command, argument] = positionals
  if (command === undefined || command === 'help') {
    process.stdout.write(HELP)
    return
  }
  if (!COMMANDS.includes(command)) throw new AdminError(`There is no command ${command}.\n\n${HELP}`)
  const config = readConfig(process.env)
  const log = createLog('error', pino.destination({ fd: 2, sync: true }))
  if (command === 'restore') return restore(config, log, argument, values.yes)
  const password = command === 'create-account' ? await askPassword() : ''
  const opened = await openStore(config)
  try {
    const made = await assemble(log, opened, { admittedDay: config.admittedDay })
    try {
      await createAdminCommands(opened.connection).note({ command, at: new Date() })
      if (command === 'create-account') await createAccount(made, values, password)
      else if (command === 'end-sessions') await endSessions(made, values)
      else if (command === 'rebuild') await rebuildAll(made)
      else if (command === 'new-epoch') await newEpoch(made)
      else await verify(made)
    } finally {
      await made.stop()
    }
  } finally {
    // An open store would keep this program from ending.
    await opened.close()
  }
}

async function newEpoch(made: Assembled): Promise<void> {
  const { epoch, committees } = await beginEpoch(made, { from: null, after: 1 })
  process.stdout.write(
    `Epoch ${epoch._id} has begun: the record of each committee (${committees.join(', ')}) says that it was restored.\n`,
  )
  await rebuildAll(made)
}

async function rebuildAll(made: Assembled): Promise<void> {
  const generation = await rebuild(made.generations).catch((error: unknown) => {
    if (!(error instanceof ProjectionFailed)) throw error
    throw new AdminError(`${error.message}, because of a fault of the program. The read models are as they were.`)
  })
  process.stdout.write(`The read models were rebuilt (${generation.name}).\n`)
  await made.generation.use.end()
  await made.dropUnused()
  await generation.use.end()
}

async function restore(config: Config, log: Logger, backup: string | undefined, yes: boolean): Promise<void> {
  if (config.mongodbUri !== null)
    throw new AdminError(
      'Restore a MongoDB by its own means, with all nodes stopped; then run: npm run admin -- new-epoch',
    )
  if (backup === undefined) throw new AdminError('Name the folder of the backup: npm run admin -- restore FOLDER')
  const confirm = async (lines: readonly string[]): Promise<boolean> => {
    process.stdout.write(`${lines.join('\n')}\n`)
    if (yes) return true
    if (!process.stdin.isTTY) throw new AdminError('Nothing was changed. To restore it, run this again with --yes.')
    const terminal = createInterface({ input: process.stdin, output: process.stderr })
    const said = await terminal.question('Restore it? The present data are kept aside. (yes/no) ')
    terminal.close()
    return said.trim().toLowerCase() === 'yes'
  }
  const done = await restoreBackup(backup, { config, log, confirm }).catch((error: unknown) => {
    const fault = faultSentence(error)
    throw fault === null ? error : new AdminError(`${fault} Nothing was changed.`)
  })
  process.stdout.write(`${done === null ? 'Nothing was changed.' : done.join('\n')}\n`)
}

function read(): { positionals: string[]; values: Given } {
  try {
    return parseArgs({ args: process.argv.slice(2), options, allowPositionals: true })
  } catch (error) {
    throw new AdminError(`${(error as Error).message}\n\n${HELP}`)
  }
}

async function askPassword(): Promise<string> {
  const given = process.env.QUORATE_PASSWORD
  if (given === undefined && !process.stdin.isTTY)
    throw new AdminError('Set QUORATE_PASSWORD, or run this in a terminal.')
  let password = given ?? ''
  if (given === undefined) {
    const terminal = createInterface({ input: process.stdin, output: process.stderr })
    password = await terminal.question('Password (at least 12 characters): ')
    terminal.close()
  }
  if (password.length < 12) throw new AdminError('The password needs at least 12 characters.')
  return password
}

async function createAccount({ records, accounts }: Assembled, given: Given, password: string): Promise<void> {
  const email = z.email().safeParse(given.email)
  if (!email.success) throw new AdminError('Give an e-mail address: --email name@example.org')
  if (await accounts.findByEmail(email.data)) throw new AdminError(`There is an account for ${email.data} already.`)
  if ((await records.stateOf(given.committee)) === null) await establish({ records }, given)
  const member = given.member ?? (await enrol({ records }, given))
  const state = await records.stateOf(given.committee)
  if (!state?.membership.participants.has(member)) throw new AdminError(`Nobody is enrolled as ${member}.`)
  await accounts.create({ email: email.data, password, memberships: [{ committee: given.committee, member }] })
  process.stdout.write(`${email.data} may now sign in (${given.committee}, ${member}).\n`)
}

/** A name as the contracts of the pages take it. */
function lineOf(option: string, given: string): string {
  const parsed = line(200).safeParse(given)
  if (!parsed.success) throw new AdminError(`--${option}: ${parsed.error.issues[0]?.message}`)
  return parsed.data
}

async function endSessions({ accounts }: Assembled, { email = '' }: Given): Promise<void> {
  const account = await accounts.findByEmail(email)
  if (account === null) throw new AdminError('Give the e-mail address of an account: --email name@example.org')
  const ended = await accounts.closeAll(account)
  process.stdout.write(`${ended} login sessions of ${account.email} were ended.\n`)
}

async function establish({ records }: Pick<Assembled, 'records'>, given: Given): Promise<void> {
  const name = lineOf('committee-name', given['committee-name'] ?? given.committee.toUpperCase())
  const outcome = await records.execute(given.committee, {
    actor: SYSTEM,
    key: 'establish',
    command: {
      type: 'establishCommittee',
      name: { en: name },
      body: { en: lineOf('body', given.body ?? name) },
      symbol: given.symbol ?? given.committee.toUpperCase(),
    },
  })
  if (!outcome.ok) throw new AdminError(outcome.refusal.message)
}

async function enrol({ records }: Pick<Assembled, 'records'>, given: Given): Promise<string> {
  const capacity = CAPACITIES.find((one): one is Capacity => one === given.capacity)
  const role = given.role === undefined ? null : ROLES.find((one): one is Role => one === given.role)
  if (!given.name) throw new AdminError('Give the person’s name: --name "Ada Byron"')
  if (!capacity) throw new AdminError(`--capacity is one of ${CAPACITIES.join(', ')}.`)
  if (role === undefined) throw new AdminError(`--role is one of ${ROLES.join(', ')}.`)
  const name = lineOf('name', given.name)
  const outcome = await records.execute(given.committee, {
    actor: SYSTEM,
    key: `enrol:${given.email}`,
    command: { type: 'enrolParticipant', name, capacity, principal: given.principal ?? null, role },
  })
  if (!outcome.ok) throw new AdminError(outcome.refusal.message)
  const enrolled = outcome.made.events.find((event) => event.type === 'ParticipantEnrolled')
  if (enrolled?.type !== 'ParticipantEnrolled') throw new Error('Enrolling did not enrol')
  return enrolled.data.member
}

async function verify({ store }: Assembled): Promise<void> {
  const faults: string[] = []
  let count = 0
  for (const committee of await store.committees()) {
    for (let before: Entry | null = null; ; ) {
      const entries: Entry[] = await store.readAfter(committee, before?.seq ?? 0, 500)
      if (entries.length === 0) break
      for (const entry of entries) {
        const found = [...faultsBetween(before, entry), ...entryFaults(entry)]
        faults.push(...found.map((fault) => `${committee}: ${fault}`))
        before = entry
        count += 1
      }
    }
  }
  if (faults.length > 0) throw new AdminError(`The record has faults:\n${faults.join('\n')}`)
  process.stdout.write(
    `${count} entries agree, each with its own commitments; none is missing in between, and times do not go back.\n`,
  )
}

main().catch((error: unknown) => {
  const sentence = error instanceof AdminError ? error.message : faultSentence(error)
  process.stderr.write(`${sentence ?? (error as Error).stack}\n`)
  process.exitCode = 1
})
