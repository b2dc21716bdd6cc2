import type { AnyArea, DueCommand, Erasable, ErasableKind, Fold, Rule } from './area.ts'
import { areas } from './areas.ts'
import type { Command, CommandType } from './command.ts'
import type { CommitteeState } from './committee-state.ts'
import type { Context } from './context.ts'
import type { EventType, NewEvent, RecordedEvent } from './event.ts'
import { type Result, refuse } from './refusal.ts'
import type { WorkKindRules } from './works/kind.ts'

export type { CommitteeState } from './committee-state.ts'

export type Domain = ReturnType<typeof createDomain>

/**
 * The rules and folds of a set of areas as one. The product's are `decide`, `apply` … below; a test may add an area.
 */
export function createDomain(all: Readonly<Record<string, AnyArea>>) {
  const named = Object.entries(all)
  // The key of each function is the type that it takes; a Map cannot express that.
  const rules = new Map(named.flatMap(([, area]) => Object.entries(area.rules))) as Map<string, Rule<CommandType>>
  const areaOf = new Map(named.flatMap(([name, area]) => Object.keys(area.folds).map((type) => [type, name])))
  const erasable = new Map(named.flatMap(([, area]) => Object.entries(area.erasable ?? {})))
  const kinds = new Map(named.flatMap(([, area]) => Object.entries(area.kinds ?? {})))
  const due = named.flatMap(([, area]) => area.due ?? [])
  const folds = new Map<string, Fold<EventType>[]>()
  const tables = [...named.map(([, area]) => area.folds), ...named.map(([, area]) => area.alsoFolds ?? {})]
  for (const [type, fold] of tables.flatMap((table) => Object.entries(table)))
    folds.set(type, [...(folds.get(type) ?? []), fold as Fold<EventType>])
  const brought = {
    isErasable: (kind: string): kind is ErasableKind => erasable.has(kind),
    erasableOf: (kind: string): Erasable | undefined => erasable.get(kind),
    kindOf: (kind: string): WorkKindRules | undefined => kinds.get(kind),
  }

  function ruleFor(type: CommandType): Rule<CommandType> {
    const rule = rules.get(type)
    if (rule === undefined) throw new Error(`No area judges ${type}`)
    return rule
  }

  return {
    /** A committee before any entry of its record is read. */
    emptyState(id: string): CommitteeState {
      const states = named.map(([name, area]) => [name, area.empty()])
      return { id, established: null, seq: 0, at: 0, ...Object.fromEntries(states) } as CommitteeState
    },

    /**
     * Whether a command is in order now, and the events it makes. The policies say who may give it at all; this judges
     * the present state. Pure: the state does not change, and the same command, context and state give the same answer.
     */
    decide(state: CommitteeState, command: Command, context: Context): Result<NewEvent[]> {
      if (state.established === null && command.type !== 'establishCommittee')
        return refuse('not-found', 'There is no such committee. Check the address.', {
          what: 'committee',
          id: state.id,
        })
      return ruleFor(command.type)(state, command, { ...context, ...brought })
    },

    /** Whether the rule for this type of command needs nothing of the state. */
    isStateless: (type: CommandType): boolean => ruleFor(type).stateless === true,

    /** Judges a command whose rule needs nothing of the state, as `decide` does in any committee. */
    decideStateless(command: Command, context: Context): Result<NewEvent[]> {
      const rule = ruleFor(command.type)
      if (!rule.stateless) throw new Error(`The rule for ${command.type} needs the state`)
      return rule(this.emptyState(''), command, { ...context, ...brought })
    },

    /**
     * Takes an event of the record into the state, which it changes in place. Events are applied in the order of the
     * record, each once; the same events give the same state.
     *
     * @throws Error at an event that no rule of this version can have made: the record must then not be served.
     */
    apply(state: CommitteeState, event: RecordedEvent): void {
      const known = folds.get(event.type)
      if (known === undefined) throw new Error(`No area knows the event ${event.type}`)
      for (const fold of known) fold(state, event)
      state.seq = event.seq
      state.at = event.at
    },

    /** The area that an event belongs to; undefined for a type that no area has. */
    areaOfEvent: (type: string): string | undefined => areaOf.get(type),

    /** The types of event of all areas. */
    eventTypes: [...areaOf.keys()] as readonly EventType[],

    /** Everything that falls due in this state, in no order. */
    dueIn: (state: CommitteeState): DueCommand[] => due.flatMap((one) => [...one(state)]),
  }
}

/** The product's own. */
export const domain: Domain = createDomain(areas)
export const { emptyState, decide, apply, areaOfEvent, eventTypes, dueIn } = domain
