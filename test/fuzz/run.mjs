import { parseArgs } from 'node:util'
import { copyBuild } from './build.mjs'
import { fuzz } from './harness.mjs'
import { describe } from './verdict.mjs'

/**
 * Live delivery under faults, by chance that can be had again:
 *   npm run build && npm run fuzz [-- --seed 42 --minutes 5]
 * `--seed` takes several, with commas between them. Ends with 1 where something was violated.
 */
const { values } = parseArgs({ options: { seed: { type: 'string' }, minutes: { type: 'string' } } })
const seeds = (values.seed ?? String(process.pid * 1000 + (Date.now() % 1000))).split(',')
const milliseconds = values.minutes === undefined ? 2500 : Number(values.minutes) * 60_000

const build = copyBuild()
try {
  for (const seed of seeds) {
    process.stdout.write(`seed ${seed}: `)
    const outcome = await fuzz({ seed, build, milliseconds })
    process.stdout.write(describe(outcome))
    if (outcome.violations.length > 0) process.exitCode = 1
  }
} finally {
  build.dispose()
}
