// `npm test`: runs all checks and tests in order, and stops at the first step that fails. The last
// line is the totals over everything: each static check counts as one, each of jest's tests as one.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

process.chdir(join(import.meta.dirname, '..'))

const node = (...args) => [process.execPath, args]
const bin = (path, ...args) => node(join('node_modules', path), ...args)

/** @type {{ title: string, run: [string, string[]], jest?: boolean }[]} */
const STEPS = [
  { title: 'Formatting and lint', run: bin('@biomejs/biome/bin/biome', 'check', '.') },
  { title: 'Types, and the build of shared, server and store', run: bin('typescript/bin/tsc', '-b') },
  { title: 'Boundaries between the parts', run: node('test/checks/boundaries.mjs') },
  { title: 'Every promise of the product and of its store is tested', run: node('test/checks/spec-coverage.mjs') },
  { title: 'The build of the client', run: ['npm', ['run', 'build', '--silent', '-w', 'client']] },
  { title: 'Unit tests', run: jest(['shared', 'store', 'server', 'client'], '--maxWorkers=2'), jest: true },
  {
    title: 'Tests across processes, and in a browser',
    run: jest(['integration', 'abuse', 'e2e'], '--maxWorkers=2'),
    jest: true,
  },
]

function jest(projects, ...args) {
  return bin('jest/bin/jest.js', '--selectProjects', ...projects, '--passWithNoTests', ...args)
}

const scratch = mkdtempSync(join(tmpdir(), 'quorate-test-'))
const totals = { passed: 0, failed: 0 }
/** @type {{ seconds: number, name: string }[]} */
const durations = []

for (const [index, step] of STEPS.entries()) {
  const began = Date.now()
  process.stdout.write(`\n── ${step.title}\n`)
  const { passed, failed } = step.jest ? runJest(step, join(scratch, `${index}.json`)) : runCheck(step)
  totals.passed += passed
  totals.failed += failed
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(`── ${step.title}: ${failed > 0 ? 'FAILED' : 'passed'} after ${seconds} s\n`)
  if (failed > 0) break
}

rmSync(scratch, { recursive: true, force: true })
const slowest = durations.sort((one, other) => other.seconds - one.seconds).slice(0, 10)
process.stdout.write('\n── The slowest tests\n')
for (const { seconds, name } of slowest) process.stdout.write(`${seconds.toFixed(1).padStart(7)} s  ${name}\n`)
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`)
process.exitCode = totals.failed > 0 ? 1 : 0

function runCheck({ run: [command, args] }) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Jest may fail without a failed test, by a file that does not load or a process that dies: that counts as one. */
function runJest({ run: [command, args] }, report) {
  const { status } = spawnSync(command, [...args, '--json', `--outputFile=${report}`], {
    stdio: ['inherit', 'ignore', 'inherit'],
  })
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  for (const { name: file, assertionResults } of testResults)
    for (const { duration, fullName } of assertionResults)
      durations.push({ seconds: (duration ?? 0) / 1000, name: `${relative('.', file)}: ${fullName}` })
  return { passed: numPassedTests, failed: status === 0 ? numFailedTests : Math.max(numFailedTests, 1) }
}
