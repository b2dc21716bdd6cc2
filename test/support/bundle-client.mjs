import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '../..')

/**
 * A program that uses the client's code, as one file that Node runs, built as the client is.
 * @param {{ entry: string, name: string, replacements?: readonly { file: string, find: string, replace: string }[] }}
 *   options `entry` and each replaced `file` are relative to the project's folder; what is to be found must be there once
 * @returns {Promise<string>} the file
 */
export async function bundleClient({ entry, name, replacements = [] }) {
  const outDir = join(ROOT, 'node_modules/.cache/quorate', name)
  mkdirSync(outDir, { recursive: true })
  const left = new Set(replacements)
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(ROOT, 'client'),
    resolve: {
      alias: { zod: join(ROOT, 'client/src/data/schemaless-zod.ts') },
      conditions: ['source', 'module', 'node'],
    },
    ssr: { resolve: { conditions: ['source', 'module', 'node'] } },
    plugins: [
      {
        name: 'replace',
        enforce: 'pre',
        transform(code, id) {
          for (const one of replacements.filter(({ file }) => id === join(ROOT, file))) {
            const parts = code.split(one.find)
            if (parts.length !== 2)
              throw new Error(`${one.file} holds “${one.find}” ${parts.length - 1} times, not once`)
            code = parts.join(one.replace)
            left.delete(one)
          }
          return code
        },
      },
    ],
    build: { ssr: join(ROOT, entry), outDir, emptyOutDir: true, target: 'node20' },
  })
  for (const { file } of left) throw new Error(`${entry} does not use ${file}`)
  return join(outDir, entry.replace(/^.*\//, '').replace(/\.ts$/, '.js'))
}
