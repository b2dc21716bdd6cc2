import { parseArgs } from 'node:util'
import { copyBuild } from './build.mjs'
import { fuzz } from './harness.mjs'
import { bundlePages } from './pages.mjs'
import { describe } from './verdict.mjs'

/**
 * Live delivery under faults, with reproducible chance:
 *   npm run build && npm run fuzz [-- --seed 42 --minutes 5]
 * `--seed` takes several, with commas between them; the minutes are for each. Ends with 1 after a violation.
 */
const { values } = parseArgs({ options: { seed: { type: 'string' }, minutes: { type: 'string' } } })
const seeds = (values.seed ?? String(process.pid * 1000 + (Date.now() % 1000))).split(',')
const milliseconds = values.minutes === undefined ? 1500 : Number(values.minutes) * 60_000

process.stdout.write(`Seeds: ${seeds.join(',')}\n`)
const build = copyBuild()
try {
  const tell = (/** @type {string} */ seed, /** @type {import('./harness.mjs').Outcome} */ outcome) =>
    process.stdout.write(describe(seed, outcome))
  const violations = await fuzz({ seeds, build, pages: await bundlePages(), milliseconds, tell })
  if (violations.length > 0) process.exitCode = 1
} finally {
  build.dispose()
}
