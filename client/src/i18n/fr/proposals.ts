import type { proposals as en } from '../en/proposals.ts'
import type { Like } from '../like.ts'

export const proposals: Like<typeof en> = {}
