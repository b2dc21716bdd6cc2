import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { loadAllMessages } from '../../client/src/app/all-messages.fixture.ts'
import { ROOT } from '../support/paths.ts'

const SOURCES = join(ROOT, 'client/src')

const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) =>
      /\.tsx?$/.test(name) && !/(?:messages|pages|sentences)\.(?:en|fr)\.|\.test\.|[\\/](?:en|fr)[\\/]/.test(name),
  )
  .map((name) => readFileSync(join(SOURCES, name), 'utf8'))

/** All strings of the client's sources as patterns of keys: what is computed in them may be anything. */
function patterns(): RegExp[] {
  const strings = sources.flatMap((text) => [
    ...(text.match(/'[\w.-]+'/g) ?? []),
    ...(text.match(/`(?:[^`\s$]|\$\{[^}]*\})+`/g) ?? []),
  ])
  return [...new Set(strings)]
    .map((string) => string.slice(1, -1).replace(/\$\{[^}]*\}/g, '*'))
    .filter((string) => /^[\w.*-]+$/.test(string) && string.includes('.') && !/^[*.]*$/.test(string))
    .map((string) => new RegExp(`^${string.replaceAll('.', '\\.').replaceAll('*', '.+')}$`))
}

function keysOf(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' ? [prefix + name] : keysOf(inner, `${prefix}${name}.`),
  )
}

const PLURAL = /_(zero|one|many|other)$/

test('[U43] every message is on some page', async () => {
  const used = patterns()
  const keys = new Set(keysOf(await loadAllMessages('en')).map((key) => key.replace(PLURAL, '')))
  expect(keys.size).toBeGreaterThan(500)
  expect([...keys].filter((key) => !used.some((pattern) => pattern.test(key)))).toEqual([])
})

test('[U43] a message with plural forms alone is never asked for without a number', async () => {
  const all = keysOf(await loadAllMessages('en'))
  const plural = new Set(all.filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')))
  const without = sources.flatMap((text) => [...text.matchAll(/\bt\('([\w.-]+)'\)/g)].map(([, key = '']) => key))
  expect(without.length).toBeGreaterThan(300)
  expect(without.filter((key) => plural.has(key) && !all.includes(key))).toEqual([])
})
