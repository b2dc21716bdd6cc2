import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

const SERVER = 'http://localhost:3000'

export default defineConfig({
  plugins: [react()],
  resolve: {
    // The shared workspace is read from its TypeScript sources.
    alias: { zod: fileURLToPath(new URL('src/data/schemaless-zod.ts', import.meta.url)) },
    conditions: ['source', ...defaultClientConditions],
    // Mantine's parts meet in React contexts, so there may be one copy of each only.
    dedupe: ['@mantine/core', '@mantine/hooks', 'react', 'react-dom'],
  },
  server: { proxy: { '/api': SERVER, '/socket.io': { target: SERVER, ws: true } } },
  build: { outDir: 'dist', target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 400 },
})
