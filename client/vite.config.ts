import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'
import { GROUPS } from './chunks.ts'

const SERVER = 'http://localhost:3000'
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Compresses the built assets once; the server sends the compressed files. */
const precompress: Plugin = {
  name: 'precompress',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((each) => /\.(js|css)$/.test(each))) {
      const content = readFileSync(join(dir, name))
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content))
      writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }))
    }
  },
}

const MANTINE = at('node_modules/@mantine/core')

/** Each of Mantine's parts brings its own styles, after those of the parts that it is made of. */
const stylesOfParts: Plugin = {
  name: 'styles-of-parts',
  transform: {
    filter: { id: /@mantine\/core\/esm\/(?:components|utils)\/(\w+)\/\1\.mjs$/ },
    handler(code, id) {
      const styles = `styles/${basename(id, '.mjs')}.layer.css`
      return existsSync(join(MANTINE, styles)) ? `${code}\nimport '@mantine/core/${styles}'` : null
    },
  },
}

const PALETTE = 'pink|grape|violet|indigo|blue|cyan|teal|lime|green|yellow|orange'

/** Of Mantine's palette, the colours that nothing here has. */
const slimStyles: Plugin = {
  name: 'slim-styles',
  enforce: 'pre',
  transform: {
    filter: { id: /default-css-variables\.layer\.css/ },
    handler: (code) => code.replace(new RegExp(`--mantine-color-(?:${PALETTE})-[\\w-]+:[^;}]*;?`, 'g'), ''),
  },
}

/** The one socket is a WebSocket from the start: the code of other transports stays out. */
const slimSocket: Plugin = {
  name: 'slim-socket',
  enforce: 'pre',
  transform: {
    filter: { id: /engine\.io-client\/build\/esm\/transports\/index\.js/ },
    handler: () => 'import { WS } from "./websocket.node.js"\nexport const transports = { websocket: WS }',
  },
}

export default defineConfig({
  plugins: [react(), stylesOfParts, slimStyles, slimSocket, precompress],
  resolve: {
    // The shared workspace is read from its TypeScript sources.
    alias: { zod: at('src/data/schemaless-zod.ts') },
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
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What pages share is named after all of them.
        chunkFileNames: ({ name }) => `assets/${name.split('~', 1)}-[hash].js`,
        codeSplitting: { groups: GROUPS.map((group, index) => ({ ...group, priority: GROUPS.length - index })) },
      },
    },
  },
})
