import type { PresentedEvent } from '@quorate/shared/contracts/events'
import { apply, type CommitteeState, decide, emptyState } from '@quorate/shared/domain/committee'
import type { RecordedEvent } from '@quorate/shared/domain/event'
import { audiencesOf } from '@quorate/shared/domain/membership/viewer'
import { entrySource } from '../../server/src/features/queries.fixture.ts'
import type { ReadShared, Viewer } from '../../server/src/http/answer.ts'
import type { PersonalModels } from '../../server/src/http/personal.ts'
import { RefusalError } from '../../server/src/http/refusal-error.ts'
import { kernel } from '../../server/src/kernel.ts'
import { emptyStorage, projectEntry } from '../../server/src/record/projection.fixture.ts'
import { modelsAtHand } from './models-at-hand.ts'

/**
 * A record that is replayed, entry by entry, for one participant: after each, it answers queries and presents events as
 * the server would at that point.
 */
export type ReplayedRecord = {
  state: CommitteeState
  /** Replays the next entry. */
  advance: (events: readonly RecordedEvent[]) => Promise<void>
  /** These events as the participant gets them. */
  present: (events: readonly RecordedEvent[]) => PresentedEvent[]
  /** Answers a GET below the committee, by its path and search. */
  answer: (url: string) => Promise<Response>
}

export function replayRecord(member: string): ReplayedRecord {
  const storage = emptyStorage()
  const read = modelsAtHand(storage)
  const readShared: ReadShared = (_kinds, _about, load) => load(read)
  // There are no drafts and no reading marks.
  const personal = modelsAtHand(new Map()) as unknown as PersonalModels
  const state = emptyState('hlsg')
  const record: RecordedEvent[] = []

  function viewer(): Viewer {
    const participant = state.membership.participants.get(member)
    if (participant === undefined) throw new RefusalError({ code: 'not-a-participant', message: 'No participant.' })
    const actor = { member, capacity: participant.capacity, for: participant.principal }
    const may: Viewer['may'] = (command) => kernel.authorise(state, actor, command)
    return {
      account: `account-${member}`,
      member,
      participant,
      audiences: new Set(audiencesOf(participant)),
      may,
      can(command) {
        const decided = decide(state, command, { actor, now: state.at, newId: (prefix) => `${prefix}-probe` })
        return may(command) ?? (decided.ok ? null : decided.refusal)
      },
    }
  }

  return {
    state,
    async advance(events) {
      for (const event of events) apply(state, event)
      record.push(...events)
      await projectEntry(storage, events)
    },
    present: (events) => {
      const { audiences } = viewer()
      return events.flatMap((event) => kernel.present.recorded(event, audiences, state) ?? [])
    },
    async answer(url) {
      const { pathname, searchParams } = new URL(url, 'http://localhost')
      const path = pathname.replace('/api/v1', '')
      for (const { contract, handle } of kernel.queries) {
        const params = paramsOf(contract.path, path)
        if (params === null) continue
        const query = contract.query.parse(Object.fromEntries(searchParams))
        const now = {
          seq: state.seq,
          now: state.at,
          state,
          read,
          readShared,
          personal,
          entries: entrySource({ record }),
        }
        try {
          const { areaOfEvent } = kernel.domain
          const source = { ...now, present: kernel.present, areaOfEvent, viewer: viewer() }
          return Response.json(await handle({ ...source, params, query }))
        } catch (error) {
          if (error instanceof RefusalError) return Response.json({ error: error.refusal }, { status: 403 })
          throw error
        }
      }
      throw new Error(`No query answers ${path}`)
    },
  }
}

/** The values in a path where its template has `{name}`; null if it is another path. */
function paramsOf(template: string, path: string): Record<string, string> | null {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const match = new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(path)
  return match && Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]))
}
