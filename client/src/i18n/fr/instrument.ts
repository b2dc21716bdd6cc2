import type { instrument as en } from '../en/instrument.ts'
import type { Like } from '../like.ts'

export const instrument: Like<typeof en> = {}
