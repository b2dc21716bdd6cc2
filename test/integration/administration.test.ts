import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { signedIn } from '../support/http-client.ts'
import { CHAIR, SECRETARY } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

// A MongoDB has a clock of its own, which is believed.
const withEmbedded = process.env.TEST_MONGODB_URI ? test.skip : test

let server: ServerProcess

beforeAll(async () => {
  server = await startServerProcess()
})
afterAll(() => server?.dispose())

test('[O12] [O13] all login sessions of an account are ended, of no other, and the security log says so', async () => {
  const [lost, kept, other] = await Promise.all([CHAIR, CHAIR, SECRETARY].map((who) => signedIn(server.origin, who)))
  const isIn = async (client: typeof lost) => (await client?.request('GET', '/api/v1/me'))?.body !== null
  const email = `${CHAIR}@example.org`
  await server.stop()
  expect(await server.admin('end-sessions', '--email', email)).toContain(`2 login sessions of ${email} were ended`)
  await expect(server.admin('end-sessions', '--email', 'nobody@example.org')).rejects.toThrow('Give the e-mail address')
  await server.start()
  expect([await isIn(lost), await isIn(kept), await isIn(other)]).toEqual([false, false, true])
  const lines = server
    .output()
    .split('\n')
    .filter((line) => line.includes('"admin-command"'))
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { log: 'security', event: 'admin-command', command: 'end-sessions', at: expect.any(String) },
    { command: 'end-sessions' },
  ])
  expect(lines.join()).not.toContain('example.org')
  await server.stop()
  await server.start()
  expect(server.output().split('"admin-command"')).toHaveLength(3)
})

withEmbedded(
  '[O19] a command of the administration that the clock does not allow ends, and says why',
  async () => {
    await server.stop()
    await server.withStore(async (db) => {
      const later = { $set: { at: Date.now() + 3_600_000 } }
      await db.collection('entries').findOneAndUpdate({}, later, { sort: { seq: -1 } })
    })
    for (const command of ['verify', 'new-epoch'])
      await expect(server.admin(command)).rejects.toThrow(
        /^admin [\w-]+ ended with 1:\nThe clock of this machine says that .*Set the clock\./,
      )
  },
  120_000,
)
