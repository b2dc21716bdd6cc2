// Holds docs/SPEC.md and the tests to one another: every numbered promise is cited at the start of a test's name, as `[V12] …`,
// and every number that a test cites is promised.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const NUMBER = /\[([A-Z]+\d+)\]/g

const promised = new Set()
for (const [, number] of readFileSync('docs/SPEC.md', 'utf8').matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)) {
  if (promised.has(number)) fault(`docs/SPEC.md promises [${number}] a second time.`)
  promised.add(number)
}

/** @type {Map<string, string>} a cited number, and a file that cites it */
const cited = new Map()
for (const root of ['shared/src', 'server/src', 'server/embedded-store/src', 'client/src', 'test']) {
  for (const file of filesIn(root, /\.test\.tsx?$/)) {
    for (const [name] of readFileSync(file, 'utf8').matchAll(/['"`](?:\[[A-Z]+\d+\] ?)+/g)) {
      for (const [, number] of name.matchAll(NUMBER)) cited.set(number, file)
    }
  }
}

for (const number of promised) if (!cited.has(number)) fault(`No test cites [${number}] of docs/SPEC.md.`)
for (const [number, file] of cited) {
  if (!promised.has(number)) fault(`${file} cites [${number}], which docs/SPEC.md does not promise.`)
}
if (promised.size === 0) fault('docs/SPEC.md promises nothing.')
process.stdout.write(`${promised.size} promises, ${cited.size} numbers cited by tests.\n`)

function fault(sentence) {
  process.stdout.write(`${sentence}\n`)
  process.exitCode = 1
}

function filesIn(folder, pattern) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !/(^|\/)(node_modules|dist)\//.test(file))
}
