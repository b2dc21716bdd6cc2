import type { today as en } from '../en/today.ts'
import type { Like } from '../like.ts'

export const today: Like<typeof en> = {}
