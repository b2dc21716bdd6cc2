import type { LiveHandlers } from '../../live/handlers.ts'

export const todayHandlers: LiveHandlers = {}
