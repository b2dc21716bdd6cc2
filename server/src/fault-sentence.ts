import { FolderError } from '@quorate/embedded-store/backup'
import { ConfigError } from './config/config.ts'
import { ClockOff } from './record/clock-guard.ts'
import { RestorationRefused } from './record/epoch.ts'
import { isStoreFull } from './store-errors.ts'

/** A fault of the installation, as a sentence to those who run it; null: a fault of the program. */
export function faultSentence(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof ClockOff || error instanceof RestorationRefused)
    return error.message
  if (error instanceof FolderError) return error.message.replace(/\.?$/, '.')
  return isStoreFull(error) ? 'The disk of the store is full. Make space on it, then try again.' : null
}
