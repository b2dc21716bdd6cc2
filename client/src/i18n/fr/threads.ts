import type { threads as en } from '../en/threads.ts'
import type { Like } from '../like.ts'

export const threads: Like<typeof en> = {}
