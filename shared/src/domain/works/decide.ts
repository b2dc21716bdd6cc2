import type { RuleContext, Rules } from '../area.ts'
import type { Audience } from '../audience.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { NewEvent } from '../event.ts'
import type { OfficialText } from '../official-text.ts'
import { accept, notFound, type Result, refuse } from '../refusal.ts'
import { words } from '../words.ts'
import { linkKey } from './apply.ts'
import type { ClauseRef, WorkCommands, WorkLink } from './events.ts'
import type { WorkKind, WorkKindRules } from './kind.ts'
import type { Work } from './state.ts'

/** The rules of works. */
export const workRules: Rules<WorkCommands> = {
  linkWorks(state, link) {
    const ends = endsOf(state, link)
    if (!ends.ok) return ends
    if (link.from === link.to)
      return refuse('invalid-request', 'A matter cannot be linked to itself. Choose another one.')
    if (state.works.links.has(linkKey(link))) return refuse('already-done', 'These matters already have this link.')
    return linkEvent('WorksLinked', ends.value, link)
  },
  unlinkWorks(state, link) {
    const ends = endsOf(state, link)
    if (!ends.ok) return ends
    if (!state.works.links.has(linkKey(link))) return refuse('already-done', 'These matters do not have this link.')
    return linkEvent('WorksUnlinked', ends.value, link)
  },
}

function endsOf({ works: { works } }: CommitteeState, { from, to }: WorkLink): Result<[Work, Work]> {
  const [one, other] = [works.get(from), works.get(to)]
  if (one === undefined) return notFound('work', from)
  return other === undefined ? notFound('work', to) : accept([one, other])
}

/** Those who may see both works see the link. */
function linkEvent(
  type: 'WorksLinked' | 'WorksUnlinked',
  [one, other]: [Work, Work],
  { from, to, meaning }: WorkLink,
): Result<NewEvent[]> {
  const audience = narrower(one.audience, other.audience)
  if (audience === undefined)
    return refuse(
      'invalid-request',
      'Not the same people may see these two matters, so they cannot be linked. Choose another one.',
    )
  return accept([{ type, audience, data: { from, to, meaning } }])
}

function narrower(one: Audience, other: Audience): Audience | undefined {
  if (includes(one, other)) return other
  return includes(other, one) ? one : undefined
}

/** Whether everybody in one audience also belongs to the other, wider one; by the rules of `audiencesOf`. */
function includes(wider: Audience, audience: Audience): boolean {
  if (wider === audience || wider === 'public') return true
  if (wider === 'committee') return audience !== 'public'
  const ofMembers = audience === 'chairs' || audience === 'secretariat' || audience.startsWith('delegation:')
  return wider === 'members' && ofMembers
}

/** The common part of a new work. Its kind adds the rest by events of its own, in the same entry. */
export type Bringing<K extends string> = {
  kind: K
  audience: Audience
  title: OfficialText
  clause: ClauseRef
  touches: ClauseRef[]
  for: string | null
  stage: string
}

/**
 * The events that bring a work before the committee, with its thread: every work has a place to discuss it.
 * `id` is the prefix of the work's id, e.g. 'p'.
 */
export function bringWork(
  state: CommitteeState,
  prefix: string,
  { audience, ...what }: Bringing<WorkKind>,
  { newId, kindOf }: RuleContext,
): Result<{ work: string; events: NewEvent[] }> {
  for (const { mandate, clause } of [what.clause, ...what.touches]) {
    const known = state.mandate.get(mandate)
    if (known === undefined) return notFound('mandate', mandate)
    if (!known.clauses.has(clause)) return notFound('clause', clause)
  }
  const [work, thread] = [newId(prefix), newId('t')]
  const { series } = rulesOf(kindOf, what.kind)
  const number = (state.works.numbers.get(series) ?? 0) + 1
  const symbol = `${state.established?.symbol}/${series}/${number}`
  return accept({
    work,
    events: [
      { type: 'WorkBrought', audience, data: { work, series, number, symbol, thread, ...what } },
      { type: 'ThreadOpened', audience, data: { thread, work } },
    ],
  })
}

/** The event that moves a work to a stage. */
export function moveWork(
  { work, audience }: Pick<Work, 'work' | 'audience'>,
  { stage, open, reason = null }: { stage: string; open: boolean; reason?: string | null },
): NewEvent {
  return { type: 'WorkMoved', audience, data: { work, stage, open, reason: reason === null ? null : words(reason) } }
}

/** @throws Error for a kind that no area brings: no rule makes such a work */
export function rulesOf(kindOf: RuleContext['kindOf'], kind: string): WorkKindRules {
  const rules = kindOf(kind)
  if (rules === undefined) throw new Error(`No area brings works of the kind ${kind}`)
  return rules
}
