// Checks the imports against `.dependency-cruiser.cjs`: prints each one that is out of bounds, and exits with 1. A folder given
// as an argument is checked by the same rules instead of the product.

import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import swc from '@swc/core'
import { cruise, format } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'

const root = join(import.meta.dirname, '../..')
const folder = resolve(process.argv[2] ?? root)
const config = join(root, '.dependency-cruiser.cjs')
const { forbidden } = createRequire(import.meta.url)(config)
const options = await extractDepcruiseOptions(config)
const parseFile = swc.parseFileSync

/** Cruises by these rules, with all imports or only with those that remain when the program runs. */
async function check(rules, keepsTypes) {
  // dependency-cruiser asks swc for plain TypeScript for every file, so `.tsx` has to be set here.
  swc.parseFileSync = (file, parsing) => {
    const program = parseFile(file, { ...parsing, tsx: file.endsWith('.tsx') })
    return keepsTypes ? program : { ...program, body: program.body.filter((item) => !isOfTypesAlone(item)) }
  }
  const ruleSet = { ...options.ruleSet, forbidden: rules }
  const places = ['shared/src', 'server/src', 'server/embedded-store/src', 'client/src', 'test']
  const settings = { ...options, ruleSet, validate: true, baseDir: folder }
  const { output } = await cruise(
    places.filter((place) => existsSync(join(folder, place))),
    settings,
  )
  const report = await format(output, { outputType: 'err' })
  process.stdout.write(`${report.output}\n`)
  if (report.exitCode > 0) process.exitCode = 1
}

function isOfTypesAlone({ type, typeOnly, specifiers = [] }) {
  if (type !== 'ImportDeclaration' && type !== 'ExportNamedDeclaration') return false
  return typeOnly || (specifiers.length > 0 && specifiers.every(({ isTypeOnly }) => isTypeOnly))
}

// Types may go round in circles: the unions of commands and events follow from the areas, which are written in them.
const isCircles = ({ name }) => name === 'no-circles'
await check(
  forbidden.filter((rule) => !isCircles(rule)),
  true,
)
await check(forbidden.filter(isCircles), false)
