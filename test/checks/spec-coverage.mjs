// Compares the promises with the tests: every numbered promise of the product and of the embedded store is cited at the
// start of a test's name, as `[V12] …`, and every number that a test cites is promised. What docs/SECURITY.md claims is promised,
// too, and the files that it names are there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SPECS = ['docs/SPEC.md', 'server/embedded-store/SPEC.md']
const NUMBER = /\[([A-Z]+\d+)\]/g

/** @type {Map<string, string>} a promised number, and the file that promises it */
const promised = new Map()
for (const spec of SPECS) {
  const numbers = [...readFileSync(spec, 'utf8').matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].map(([, number]) => number)
  if (numbers.length === 0) fault(`${spec} promises nothing.`)
  for (const number of numbers) {
    if (promised.has(number)) fault(`${spec} promises [${number}], which ${promised.get(number)} promises already.`)
    promised.set(number, spec)
  }
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

for (const [number, spec] of promised) if (!cited.has(number)) fault(`No test cites [${number}] of ${spec}.`)
for (const [number, file] of cited) {
  if (!promised.has(number)) fault(`${file} cites [${number}], which neither ${SPECS.join(' nor ')} promises.`)
}
const security = readFileSync('docs/SECURITY.md', 'utf8')
// The standard's own numbers, such as V1.2.3 and the chapter V1, are not ours.
for (const [, number] of security.replace(/^### V\d+/gm, '').matchAll(/\b([A-Z]\d+)\b(?!\.\d)/g)) {
  if (!promised.has(number)) fault(`docs/SECURITY.md names ${number}, which nobody promises.`)
}
for (const [, file] of security.matchAll(/`((?:\.?[\w-]+\/)+[\w.-]+)`/g)) {
  if (!file.startsWith('application/') && !existsSync(file))
    fault(`docs/SECURITY.md names ${file}, which is not there.`)
}

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
