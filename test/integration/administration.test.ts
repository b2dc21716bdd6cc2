import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { signedIn } from '../support/http-client.ts'
import { CHAIR, SECRETARY } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

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
