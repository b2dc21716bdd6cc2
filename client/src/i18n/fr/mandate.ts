import type { mandate as en } from '../en/mandate.ts'
import type { Like } from '../like.ts'

export const mandate: Like<typeof en> = {}
