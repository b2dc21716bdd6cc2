import { refusal } from './refusal.ts'
import { shell } from './shell.ts'
import { ui } from './ui.ts'

/** The messages on pages of every area. */
export const common = { refusal, shell, ui }
