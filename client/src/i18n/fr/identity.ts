import type { identity as en } from '../en/identity.ts'
import type { Like } from '../like.ts'

export const identity: Like<typeof en> = {}
