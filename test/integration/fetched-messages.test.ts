import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { everyArea } from '../../client/src/app/every-area.ts'
import { ROOT } from '../support/paths.ts'

const SOURCES = join(ROOT, 'client/src')

/** Areas whose pages and parts have messages of their own, by the function that has these fetched with a module. */
const AREA_OF = new Map(
  everyArea.filter(([, { pages }]) => pages !== undefined).map(([area]) => [functionOf(area), area] as const),
)

function functionOf(area: string): string {
  const text = readFileSync(join(SOURCES, 'features', area, 'parts/with-messages.ts'), 'utf8')
  return /export const (\w+) = bringing\('/.exec(text)?.[1] ?? ''
}

/** The modules that a module imports: at once, or later together with the messages of areas. */
function importsOf(module: string) {
  const text = readFileSync(module, 'utf8')
  const at = (path: string) => resolve(dirname(module), path)
  const now = [...text.matchAll(/^(?:import|export) (?!type )[^']*?from '(\..*?)'|^import '(\..*?)'/gm)]
  const later = [...text.matchAll(/((?:\bwith\w+\()*)import\('(\..*?)'\)/g)]
  return {
    now: now
      .map(([, from, alone]) => at(from ?? alone ?? ''))
      .filter((path) => /\.tsx?$/.test(path) && existsSync(path)),
    later: later
      .filter(([, , path = '']) => !/\.(?:en|fr)\.ts$|i18n/.test(path))
      .map(([, calls = '', path = '']) => ({
        path: at(path),
        brings: calls.split('(').flatMap((call) => AREA_OF.get(call) ?? []),
      })),
  }
}

/** For each module, the areas whose messages are there whenever it runs. */
function messagesThere(): Map<string, ReadonlySet<string>> {
  const there = new Map<string, ReadonlySet<string>>()
  const look: [module: string, areas: ReadonlySet<string>][] = [[join(SOURCES, 'main.tsx'), new Set()]]
  for (let next = look.pop(); next !== undefined; next = look.pop()) {
    const [module, areas] = next
    const before = there.get(module)
    const both = before === undefined ? areas : new Set([...before].filter((area) => areas.has(area)))
    if (before !== undefined && both.size === before.size) continue
    there.set(module, both)
    const { now, later } = importsOf(module)
    look.push(...now.map((path): [string, ReadonlySet<string>] => [path, both]))
    look.push(...later.map(({ path, brings }): [string, ReadonlySet<string>] => [path, new Set([...both, ...brings])]))
  }
  return there
}

/** All strings of a module that may be keys of messages of this area, as patterns: what is computed may be anything. */
function keysIn(module: string, area: string): RegExp[] {
  const text = readFileSync(module, 'utf8')
  return [...text.matchAll(new RegExp(`['\`](${area}\\.(?:[\\w.-]|\\$\\{[^}]*\\})+)['\`]`, 'g'))].map(
    ([, key = '']) => new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '.+')}(?:_\\w+)?$`),
  )
}

const keysOf = (value: object, prefix: string): string[] =>
  Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' ? [prefix + name] : keysOf(inner, `${prefix}${name}.`),
  )

test('[U43] messages that are not on every page are fetched with what shows them', async () => {
  const there = messagesThere()
  const all = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => /page\.tsx$/.test(name))
  expect(all.filter((name) => !there.has(join(SOURCES, name)))).toEqual([])
  const missing: string[] = []
  let shown = 0
  for (const [area, { pages }] of everyArea) {
    if (pages === undefined) continue
    const keys = keysOf((await pages.en()).messages, `${area}.`)
    for (const [module, areas] of there) {
      if (basename(module).includes('.en.')) continue
      const used = keysIn(module, area).filter((pattern) => keys.some((key) => pattern.test(key)))
      shown += used.length
      if (used.length > 0 && !areas.has(area)) missing.push(`${relative(SOURCES, module)}: ${area}`)
    }
  }
  expect(shown).toBeGreaterThan(200)
  expect(missing).toEqual([])
})
