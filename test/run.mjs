// `npm test`: runs the checks and builds beside each other and, if none fails, all tests. The last line is the totals over
// everything: each static check counts as one, each of jest's tests as one.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

process.chdir(join(import.meta.dirname, '..'))

const node = (...args) => [process.execPath, args]
const bin = (path, ...args) => node(join('node_modules', path), ...args)

/** @type {{ title: string, run: [string, string[]] }[]} None needs what another one makes. */
const CHECKS = [
  { title: 'The build of the client', run: ['npm', ['run', 'build', '--silent', '-w', 'client']] },
  {
    title: 'Types, and the build of shared, server and store',
    run: bin('typescript/bin/tsc', '-b', '--singleThreaded'),
  },
  { title: 'Formatting and lint', run: bin('@biomejs/biome/bin/biome', 'check', '.') },
  { title: 'Boundaries between the parts', run: node('test/checks/boundaries.mjs') },
  { title: 'Every promise of the product and of its store is tested', run: node('test/checks/spec-coverage.mjs') },
]

/** Tests across processes often wait for one, so there is a worker more than the two cores that we count on. */
const TESTS = bin(
  'jest/bin/jest.js',
  ...['--selectProjects', 'shared', 'store', 'server', 'client', 'integration', 'abuse', 'e2e'],
  ...['--maxWorkers=3', `--testSequencer=${join(import.meta.dirname, 'support/processes-first.mjs')}`],
)

const began = Date.now()
/** @type {{ seconds: number, name: string }[]} */
const durations = []
const totals = { passed: 0, failed: 0 }
for (const isPassed of await Promise.all(CHECKS.map(runCheck))) totals[isPassed ? 'passed' : 'failed'] += 1
if (totals.failed === 0) runTests()

const slowest = durations.sort((one, other) => other.seconds - one.seconds).slice(0, 10)
process.stdout.write('\n── The slowest tests\n')
for (const { seconds, name } of slowest) process.stdout.write(`${seconds.toFixed(1).padStart(7)} s  ${name}\n`)
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`)
process.exitCode = totals.failed > 0 ? 1 : 0

/** @param {number} code 0 if it passed */
function sayEnd(title, code) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(`── ${title}: ${code === 0 ? 'passed' : 'FAILED'} after ${seconds} s\n`)
}

/** Prints what the check prints once it has ended: several run at the same time. */
function runCheck({ title, run: [command, args] }) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const printed = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => printed.push(bytes))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(printed))
      sayEnd(title, code)
      resolve(code === 0)
    })
  })
}

/** Jest may fail without a failed test, by a file that does not load or a process that dies: that counts as one. */
function runTests() {
  const scratch = mkdtempSync(join(tmpdir(), 'quorate-test-'))
  const report = join(scratch, 'report.json')
  const [command, args] = TESTS
  const { status } = spawnSync(command, [...args, '--json', `--outputFile=${report}`], {
    stdio: ['inherit', 'ignore', 'inherit'],
  })
  const results = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null
  rmSync(scratch, { recursive: true, force: true })
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = results ?? {}
  for (const { name: file, assertionResults } of testResults)
    for (const { duration, fullName } of assertionResults)
      durations.push({ seconds: (duration ?? 0) / 1000, name: `${relative('.', file)}: ${fullName}` })
  totals.passed += numPassedTests
  totals.failed += status === 0 ? numFailedTests : Math.max(numFailedTests, 1)
  sayEnd('Tests', status)
}
