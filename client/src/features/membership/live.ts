import type { LiveHandlers } from '../../live/handlers.ts'

export const membershipHandlers: LiveHandlers = {}
