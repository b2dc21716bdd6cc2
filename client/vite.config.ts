import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { minify } from '@swc/core'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type ESTree, type Plugin, parseSync } from 'vite'
import { GROUPS } from './chunks.ts'

const SERVER = 'http://localhost:3000'
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Compresses the page, the scripts and the styles once; the server sends the compressed files. */
const precompress: Plugin = {
  name: 'precompress',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((each) => /\.(html|js|css)$/.test(each))) {
      const content = readFileSync(join(dir, name))
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content))
      writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }))
    }
  },
}

type Replacing = Plugin & {
  transform: { filter: { id: RegExp }; handler: (code: string, id: string) => string | null }
}

/** What a plugin replaces may be written in another way some day: a build in which it replaces nothing fails. */
function replacing(plugin: Replacing): Plugin {
  const { filter, handler } = plugin.transform
  let replaced = false
  return {
    ...plugin,
    transform: {
      filter,
      handler(code, id) {
        const result = handler(code, id)
        replaced ||= result !== null && result !== code
        return result
      },
    },
    generateBundle() {
      if (!replaced) this.error(`${plugin.name} has found nothing to replace`)
    },
  }
}

/** A group of modules (chunks.ts) that no module is in any more has a pattern that is wrong. */
const everyGroup: Plugin = {
  name: 'every-group',
  generateBundle(_options, bundle) {
    const names = Object.values(bundle).map(({ name }) => name)
    const empty = GROUPS.flatMap(({ name }) =>
      typeof name === 'string' && !names.some((each) => each === name || each?.startsWith(`${name}~`)) ? [name] : [],
    )
    if (empty.length > 0) this.error(`no module is in: ${empty.join(', ')}`)
  },
}

const MANTINE = at('node_modules/@mantine/core')

/** Each of Mantine's parts brings its own styles, after those of the parts that it is made of. */
const stylesOfParts = replacing({
  name: 'styles-of-parts',
  transform: {
    filter: { id: /@mantine\/core\/esm\/(?:components|utils)\/(\w+)\/\1\.mjs$/ },
    handler(code, id) {
      const styles = `styles/${basename(id, '.mjs')}.layer.css`
      return existsSync(join(MANTINE, styles)) ? `${code}\nimport '@mantine/core/${styles}'` : null
    },
  },
})

const PALETTE = 'pink|grape|violet|indigo|blue|cyan|teal|lime|green|yellow|orange'

/** Of Mantine's parts, the groups of them that nothing here has; and the names of parts, which are for developers. */
const slimParts = replacing({
  name: 'slim-parts',
  apply: 'build',
  transform: {
    filter: { id: /@mantine\/core\/esm\/\w+\/.*\.mjs$/ },
    handler: (code) =>
      code.replace(/^(?:(?:Button|Switch)\.Group(?:Section)? = \w+|\w+\.displayName = "[@\w/]+");$/gm, ''),
  },
})

/** Of Mantine's palette, the colours that nothing here has. */
const slimStyles = replacing({
  name: 'slim-styles',
  enforce: 'pre',
  transform: {
    filter: { id: /default-css-variables\.layer\.css/ },
    handler: (code) => code.replace(new RegExp(`--mantine-color-(?:${PALETTE})-[\\w-]+:[^;}]*;?`, 'g'), ''),
  },
})

/** Makes scripts smaller than the minifier of the build alone, which comes after it: a fiftieth of each page. */
const smaller: Plugin = {
  name: 'smaller',
  apply: 'build',
  enforce: 'post',
  async renderChunk(source) {
    const { code } = await minify(source, { module: true, ecma: 2022, mangle: true, compress: { passes: 2 } })
    return { code, map: null }
  },
}

const CONTRACTS = ['query', 'personal', 'command', 'download']
/** What the client reads of a contract. */
const READ = ['type', 'method', 'path']

/** Leaves the schemas out of the contracts: the client does not validate. */
const slimContracts = replacing({
  name: 'slim-contracts',
  apply: 'build',
  transform: {
    filter: { id: /shared\/src\/contracts\/[\w-]+\.ts$/ },
    handler(code, id) {
      const cuts: Cut[] = []
      for (const statement of parseSync(id, code, { lang: 'js' }).program.body) {
        const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
        for (const { init } of declared?.type === 'VariableDeclaration' ? declared.declarations : []) {
          if (!init) continue
          const calls = callsIn(init)
          const contracts = calls.filter((call) => CONTRACTS.includes(calledBy(call)))
          // A function of the language is called for a value, not a schema.
          if (contracts.length === 0 && calls.some((call) => /^[a-z]/.test(calledBy(call))))
            cuts.push({ start: init.start, end: init.end, by: 'undefined' })
          for (const {
            arguments: [contract],
          } of contracts) {
            if (contract?.type !== 'ObjectExpression') throw new Error(`${id}: a contract is not written out`)
            const read = contract.properties.filter(
              (each) => each.type === 'Property' && each.key.type === 'Identifier' && READ.includes(each.key.name),
            )
            const by = `{${read.map(({ start, end }) => code.slice(start, end)).join()}}`
            cuts.push({ start: contract.start, end: contract.end, by })
          }
        }
      }
      return replaced(code, cuts)
    },
  },
})

type Cut = { start: number; end: number; by: string }

/** The code with these parts, in their order, replaced. */
const replaced = (code: string, cuts: readonly Cut[]) =>
  cuts.toReversed().reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), code)

/** All calls within this part of a program, in their order. */
function callsIn(node: unknown): ESTree.CallExpression[] {
  if (typeof node !== 'object' || node === null) return []
  const within = Object.values(node).flatMap(callsIn)
  return 'type' in node && node.type === 'CallExpression' ? [node as ESTree.CallExpression, ...within] : within
}

/** The name that a call, or a chain of calls, begins with. */
function calledBy({ callee }: ESTree.CallExpression): string {
  let first: ESTree.Expression | ESTree.Super = callee
  while (first.type === 'MemberExpression' || first.type === 'CallExpression')
    first = first.type === 'MemberExpression' ? first.object : first.callee
  return first.type === 'Identifier' ? first.name : ''
}

/** A page shows a refusal by its code, in the reader's language: the rules need not bring the sentences in English. */
const slimRefusals = replacing({
  name: 'slim-refusals',
  apply: 'build',
  transform: {
    filter: { id: /shared\/src\/domain\/refusal\.ts$/ },
    handler: (code) => code.replace(/REFUSALS\[code\]\.sentence\.replace\(.*\);?$/m, '"";'),
  },
})

/** The one socket is a WebSocket from the start: the code of other transports stays out. */
const slimSocket = replacing({
  name: 'slim-socket',
  enforce: 'pre',
  transform: {
    filter: { id: /engine\.io-client\/build\/esm\/transports\/(?:index|polling-xhr)\.js/ },
    handler: (_, id) =>
      id.endsWith('index.js')
        ? 'import { WS } from "./websocket.node.js"\nexport const transports = { websocket: WS }'
        : 'export class XHR {}',
  },
})

const MAKERS = ['forwardRef', 'memo', 'createContext']

/** React Router says of none of its components that nothing happens when it is made, so the unused ones would stay in. */
const slimRouter: Plugin = {
  name: 'slim-router',
  apply: 'build',
  transform: {
    filter: { id: /react-router\/dist\/\w+\/chunk-\w+\.mjs$/ },
    handler(code, id) {
      const cuts: Cut[] = []
      for (const statement of parseSync(id, code).program.body) {
        const { type, start, end } = statement
        if (type === 'ExpressionStatement' && /^\w+\.displayName = "\w+";?$/.test(code.slice(start, end)))
          cuts.push({ start, end, by: '' })
        for (const { init } of type === 'VariableDeclaration' ? statement.declarations : [])
          if (init?.type === 'CallExpression' && isMaker(init))
            cuts.push({ start: init.start, end: init.start, by: PURE })
      }
      if (code.includes('forwardRef') && cuts.length === 0)
        throw new Error(`${id}: the components of React Router are written in another way`)
      return replaced(code, cuts)
    },
  },
}

const PURE = '/* @__PURE__ */ '
const isMaker = ({ callee }: ESTree.CallExpression) =>
  callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && MAKERS.includes(callee.property.name)

/** Of this package pages use the lexer alone; it also makes an object of its own that needs all of it. */
const slimMarkdown = replacing({
  name: 'slim-markdown',
  transform: {
    filter: { id: /marked\/lib\/marked\.esm\.js/ },
    handler(code) {
      const made = /(?<=\}\};)var \w+=new (\w+);function .*?(?=export\{.*\b(\w+) as Marked\b)/s.exec(code)
      if (!made || made[1] !== made[2]) throw new Error('marked is written in another way')
      const exported = ['Lexer', 'Tokenizer'].map((name) => new RegExp(`\\b\\w+ as ${name}\\b`).exec(code)?.[0])
      if (exported.includes(undefined)) throw new Error('marked exports something else')
      return `${code.slice(0, made.index)}export{${exported.join()}};`
    },
  },
})

export default defineConfig({
  plugins: [
    react(),
    stylesOfParts,
    slimParts,
    slimStyles,
    slimContracts,
    slimRefusals,
    slimSocket,
    slimRouter,
    slimMarkdown,
    everyGroup,
    smaller,
    precompress,
  ],
  resolve: {
    // The shared workspace is read from its TypeScript sources.
    alias: {
      zod: at('src/data/schemaless-zod.ts'),
      // By itself a bundler finds the build with the warnings for developers.
      'react-router': at('../node_modules/react-router/dist/production/index.mjs'),
    },
    conditions: ['source', ...defaultClientConditions],
    // Mantine's parts share React contexts, so there may be only one copy of each.
    dedupe: ['@mantine/core', '@mantine/hooks', 'react', 'react-dom'],
  },
  // The server takes requests from its own pages only, so the proxy sends its origin.
  server: {
    proxy: {
      '/api': { target: SERVER, headers: { origin: SERVER } },
      '/socket.io': { target: SERVER, ws: true, headers: { origin: SERVER } },
    },
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0,
    // Without it, older browsers fetch a script when they meet its import.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Reading a property of a package does nothing, so what is unused and reads one is left out.
      treeshake: { propertyReadSideEffects: false },
      output: {
        // What pages share is named after all of them.
        chunkFileNames: ({ name }) => `assets/${name.split('~', 1)}-[hash].js`,
        codeSplitting: { groups: GROUPS.map((group, index) => ({ ...group, priority: GROUPS.length - index })) },
      },
    },
  },
})
