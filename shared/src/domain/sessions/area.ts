import type { Area } from '../area.ts'
import { sessionFolds } from './apply.ts'
import { sessionRules } from './decide.ts'
import type { SessionCommands, SessionEvents } from './events.ts'
import { emptySessions, type SessionState } from './state.ts'

export type SessionTypes = {
  commands: SessionCommands
  events: SessionEvents
  state: SessionState
}

export const sessions: Area<SessionTypes> = {
  empty: emptySessions,
  rules: sessionRules,
  folds: sessionFolds,
}
