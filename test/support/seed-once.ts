import { existsSync } from 'node:fs'
import { SERVER_MAIN } from './paths.ts'
import { SEEDED_DATA, startServerProcess } from './server-process.ts'

/**
 * Seeds the demonstration before the first test. The servers of the tests start on copies of its data, because seeding
 * costs as much as starting. If the server is not built, the tests that need it say so.
 */
export default async function seedOnce(): Promise<void> {
  if (process.env.TEST_MONGODB_URI || !existsSync(SERVER_MAIN)) return
  const server = await startServerProcess({ empty: true })
  await server.stop()
  process.env[SEEDED_DATA] = server.dataDir
}
