import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'
import { GROUPS } from './chunks.ts'
import { slimFonts } from './fonts.ts'

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

export default defineConfig({
  plugins: [react(), slimFonts, precompress],
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
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: GROUPS.map((group, index) => ({ ...group, priority: GROUPS.length - index })) },
      },
    },
  },
})
