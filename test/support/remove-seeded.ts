import { rmSync } from 'node:fs'
import { SEEDED_DATA } from './server-process.ts'

export default function removeSeeded(): void {
  const folder = process.env[SEEDED_DATA]
  if (folder) rmSync(folder, { recursive: true, force: true })
}
