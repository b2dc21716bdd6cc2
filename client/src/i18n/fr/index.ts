import type { common as en } from '../en/index.ts'
import type { Like } from '../like.ts'
import { refusal } from './refusal.ts'
import { shell } from './shell.ts'
import { ui } from './ui.ts'

/** The messages on pages of every area. */
export const common: Like<typeof en> = { refusal, shell, ui }
