import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/**
 * @typedef {{ file: string, find: string, replace: string }} Replacement `file` is relative to `server/dist`.
 * @typedef {{ folder: string, main: string, store: string, dispose(): void }} Build
 */

/** The next head shows that the last batch was lost: here within a second, in the product within five. */
const SOON = { file: 'live/live.js', find: 'const HEAD_EVERY = 5000;', replace: 'const HEAD_EVERY = 500;' }

/**
 * A copy of the built server in a folder of its own: a build that is renewed during a run cannot mix two versions, and
 * a copy can be broken on purpose.
 *
 * @param {readonly Replacement[]} replacements each must be found exactly once
 * @returns {Build}
 */
export function copyBuild(replacements = []) {
  if (!existsSync(join(ROOT, 'server/dist/main.js'))) throw new Error('The server is not built: run npm run build')
  const folder = mkdtempSync(join(tmpdir(), 'quorate-fuzz-build-'))
  for (const part of ['shared', 'server', 'server/embedded-store']) {
    mkdirSync(join(folder, part))
    cpSync(join(ROOT, part, 'dist'), join(folder, part, 'dist'), { recursive: true })
    cpSync(join(ROOT, part, 'package.json'), join(folder, part, 'package.json'))
  }
  mkdirSync(join(folder, 'server/node_modules/@quorate'), { recursive: true })
  symlinkSync(join(folder, 'shared'), join(folder, 'server/node_modules/@quorate/shared'), 'dir')
  symlinkSync(join(folder, 'server/embedded-store'), join(folder, 'server/node_modules/@quorate/embedded-store'), 'dir')
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir')
  for (const replacement of [SOON, ...replacements]) replaceOnce(join(folder, 'server/dist'), replacement)
  const dispose = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', dispose)
  return {
    folder,
    main: join(folder, 'server/dist/main.js'),
    store: join(folder, 'server/embedded-store/dist/cli.js'),
    dispose() {
      process.off('exit', dispose)
      dispose()
    },
  }
}

/** @param {string} dist @param {Replacement} replacement */
function replaceOnce(dist, { file, find, replace }) {
  const path = join(dist, file)
  const parts = readFileSync(path, 'utf8').split(find)
  if (parts.length !== 2) throw new Error(`${file} holds “${find}” ${parts.length - 1} times instead of once`)
  writeFileSync(path, parts.join(replace))
}
