import type { LiveHandlers } from '../../live/handlers.ts'

export const recordHandlers: LiveHandlers = {}
