// `npm run crash:server`: the test that kills the server under load, with fifty kills, or as many as are named.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const kills = process.argv[2] ?? '50'
const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '--selectProjects', 'integration', '--testPathPatterns', 'story-crash'],
  { cwd: join(import.meta.dirname, '../..'), env: { ...process.env, CRASH_KILLS: kills }, stdio: 'inherit' },
)
process.exitCode = status ?? 1
