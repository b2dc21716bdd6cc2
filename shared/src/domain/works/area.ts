import type { Area } from '../area.ts'
import { eraseReasons, workFolds } from './apply.ts'
import { workRules } from './decide.ts'
import type { WorkCommands, WorkEvents } from './events.ts'
import { emptyWorks, type WorkState } from './state.ts'

export type WorkTypes = {
  commands: WorkCommands
  events: WorkEvents
  state: WorkState
  erasable: 'work'
}

export const works: Area<WorkTypes> = {
  empty: emptyWorks,
  rules: workRules,
  folds: workFolds,
  alsoFolds: { WordsErased: eraseReasons },
  erasable: { work: ({ works }, id) => works.works.get(id)?.texts },
}
