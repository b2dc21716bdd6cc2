import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ROOT } from '../support/paths.ts'

const { forbidden } = createRequire(__filename)(join(ROOT, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string }[]
}

/** For each rule imports that break it: the file each is in, and what it imports. */
const VIOLATIONS: [rule: string, file: string, imported: string][] = [
  ['no-circles', 'shared/src/domain/votes/a.ts', './b.ts'],
  ['everything-resolves', 'shared/src/domain/votes/lost.ts', './nowhere.ts'],
  ['domain-is-pure', 'shared/src/domain/votes/impure.ts', 'node:fs'],
  ['contracts-know-domain-and-zod', 'shared/src/contracts/votes.ts', 'node:fs'],
  ['shared-knows-neither-side', 'shared/src/domain/votes/server.ts', '../../../../server/src/start.ts'],
  ['sides-meet-in-shared', 'client/src/data/server.ts', '../../../server/src/start.ts'],
  ['works-know-no-kind', 'shared/src/domain/votes/kind.ts', '../proposals/state.ts'],
  ['works-know-no-kind', 'shared/src/contracts/sessions.ts', './proposals.ts'],
  ['works-know-no-kind', 'server/src/features/votes/index.ts', '../proposals/read-models.ts'],
  ['works-know-no-kind', 'client/src/features/votes/kind.ts', '../proposals/queries.ts'],
  ['server-kernel-knows-no-feature', 'server/src/record/record.ts', '../features/votes/queries.ts'],
  ['server-features-keep-their-insides', 'server/src/features/votes/policy.ts', '../sessions/projection.ts'],
  ['server-features-neither-listen-nor-store', 'server/src/features/votes/live.ts', '../../live/live.ts'],
  ['client-features-keep-their-insides', 'client/src/features/votes/inside.ts', '../sessions/inside.ts'],
  ['nothing-imports-the-frame', 'client/src/features/votes/frame.ts', '../../app/frame.ts'],
  ['ui-shows-and-fetches-nothing', 'client/src/ui/button.ts', '../data/server.ts'],
  ['what-features-build-on-knows-none', 'client/src/live/live.ts', '../features/sessions/inside.ts'],
  ['store-knows-no-product', 'server/embedded-store/src/store.ts', '../../src/start.ts'],
  ['product-starts-the-store-by-its-entry', 'server/src/app.ts', '../embedded-store/src/inside.ts'],
  ['product-knows-no-tests', 'server/src/start.ts', './start.fixture.ts'],
  ['nothing-undeclared', 'server/src/main.ts', 'undeclared'],
]
/** The files they import that are not the file of another violation. */
const OTHERS: Record<string, string> = {
  'shared/src/domain/votes/b.ts': "import './a.ts'",
  'shared/src/domain/proposals/state.ts': '',
  'shared/src/contracts/proposals.ts': '',
  'server/src/features/proposals/read-models.ts': '',
  'server/src/features/votes/queries.ts': '',
  'client/src/features/proposals/queries.ts': '',
  'server/src/features/sessions/projection.ts': '',
  'server/src/live/live.ts': '',
  'server/src/start.fixture.ts': '',
  'server/embedded-store/src/inside.ts': '',
  'client/src/features/sessions/inside.ts': '',
  'client/src/app/frame.ts': '',
  'node_modules/undeclared/package.json': '{ "name": "undeclared", "main": "index.js" }',
  'node_modules/undeclared/index.js': '',
  'package.json': '{ "name": "broken", "type": "module" }',
}

const folder = mkdtempSync(join(tmpdir(), 'quorate-boundaries-'))
afterAll(() => rmSync(folder, { recursive: true }))

let output = ''
beforeAll(() => {
  const imports = VIOLATIONS.map(([, file, imported]) => [file, `import '${imported}'`] as const)
  for (const [file, content] of [...Object.entries(OTHERS), ...imports]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${content}\n`)
  }
  const checked = spawnSync(process.execPath, ['test/checks/boundaries.mjs', folder], { cwd: ROOT, encoding: 'utf8' })
  output = checked.stdout + checked.stderr
  expect(checked.status).toBe(1)
})

test('[G6] every boundary has an import that breaks it', () => {
  expect([...new Set(VIOLATIONS.map(([rule]) => rule))].sort()).toEqual(forbidden.map(({ name }) => name).sort())
})

test.each(VIOLATIONS)('[G6] an import over the boundary “%s” is found: %s', (rule, file) => {
  const lines = output.split('\n').filter((line) => line.includes(` ${rule}: `))
  expect(lines.some((line) => line.includes(file))).toBe(true)
})
