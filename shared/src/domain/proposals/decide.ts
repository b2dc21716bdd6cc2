import type { RuleContext, Rules } from '../area.ts'
import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { NewEvent } from '../event.ts'
import { type ConsolidationProblem, type ConsolidationProblemCode, consolidate } from '../instrument/consolidate.ts'
import type { Operation, Provision } from '../instrument/provision.ts'
import type { Instrument } from '../instrument/state.ts'
import { formerId } from '../instrument/touched.ts'
import { accept, notFound, type RefusalCode, type Result, refuse } from '../refusal.ts'
import { openVoteOn } from '../votes/state.ts'
import { words } from '../words.ts'
import { bringWork, moveWork } from '../works/decide.ts'
import type { ProposalCommands } from './events.ts'

/** The rules of proposals. */
export const proposalRules: Rules<ProposalCommands> = { tableProposal: table, withdrawProposal: withdraw }

function table(state: CommitteeState, command: Command<'tableProposal'>, context: RuleContext): Result<NewEvent[]> {
  const { kind, clause, instrument: instrumentId, version, title, operations, justification } = command
  const sponsor = context.actor.for
  if (sponsor === null || !state.membership.delegations.has(sponsor))
    return refuse('not-allowed', 'Only a delegation can table a proposal.')
  const brought = bringWork(
    state,
    'p',
    { kind, audience: 'committee', title, clause: { ...clause }, touches: [], for: sponsor, stage: 'tabled' },
    context,
  )
  if (!brought.ok) return brought
  const instrument = state.instrument.get(instrumentId)
  if (instrument === undefined) return notFound('instrument', instrumentId)
  const obstacle = cannotAmend(instrument, version, operations)
  if (obstacle !== undefined) return obstacle
  const { work: proposal, events } = brought.value
  const head = state.membership.heads.get(sponsor) ?? null
  const data = { proposal, instrument: instrumentId, version, operations: [...operations], head }
  return accept([
    ...events,
    { type: 'ProposalTabled', audience: 'committee', data: { ...data, justification: words(justification) } },
  ])
}

function cannotAmend(
  instrument: Instrument,
  version: number,
  operations: readonly Operation[],
): ReturnType<typeof refuse> | undefined {
  const { version: current, provisions } = instrument
  if (version > current) return notFound('version', String(version))
  if (version < current)
    return refuse(
      'version-superseded',
      `There is a newer version, ${current}, after version ${version}. Compare your text with it, then table it again.`,
      { version, current },
    )
  const next = consolidate(provisions, operations)
  if (!next.ok) return cannotConsolidate(next.problem)
  const former = formerId(instrument, operations)
  if (former !== undefined) return cannotConsolidate({ code: 'duplicate-id', ...former })
  if (wording(next.provisions) === wording(provisions))
    return refuse('nothing-changed', 'This amendment changes nothing. Change the text before you table it.')
  const idle = operations.findIndex((operation) => repeats(provisions, operation))
  if (idle >= 0)
    return refuse('nothing-changed', `Change ${idle + 1} changes nothing. Take it out.`, {
      operation: idle + 1,
    })
  return undefined
}

/** Replacing a text or heading with itself would wrongly mark its translations as awaited. */
function repeats(provisions: readonly Provision[], operation: Operation): boolean {
  if (operation.op !== 'replace-text' && operation.op !== 'replace-heading') return false
  const { op, provision, language, text } = operation
  const present = provisions.find(({ id }) => id === provision)?.[op === 'replace-text' ? 'text' : 'heading'][language]
  return (present ?? '').normalize('NFC') === text.normalize('NFC')
}

/** Provisions as a reader sees them: in whichever of its ways `é` is written. An awaited translation alone is no change of the text. */
function wording(provisions: readonly Provision[]): string {
  return JSON.stringify(
    provisions.map(({ id, number, kind, parent, heading, text }) => [
      [id, number, kind, parent],
      [heading.en, heading.fr, text.en, text.fr],
    ]),
  ).normalize('NFC')
}

const PROBLEMS: Record<ConsolidationProblemCode, [RefusalCode, string]> = {
  'missing-provision': ['provision-not-found', 'changes a provision that is not in this version. Choose another.'],
  'missing-parent': ['provision-not-found', 'places text under a provision that does not exist. Choose another place.'],
  'missing-sibling': [
    'provision-not-found',
    'places text after a provision that does not exist. Choose another place.',
  ],
  'other-parent': ['invalid-request', 'names two different provisions to be under. Choose one place.'],
  'duplicate-id': ['invalid-request', 'inserts a provision under an id that is, or was, in use. Choose another id.'],
  'duplicate-number': ['invalid-request', 'gives a provision the number of its neighbour. Choose another number.'],
  'inside-itself': ['invalid-request', 'moves a provision into itself. Choose another place.'],
  'wrong-level': ['invalid-request', 'places a provision where its kind cannot be. Choose another place.'],
  'empty-text': ['invalid-request', 'empties a provision. To remove it, delete it.'],
  'empty-heading': ['invalid-request', 'leaves a provision without heading and text. To remove it, delete it.'],
}

function cannotConsolidate({ code, operation, provision }: ConsolidationProblem): ReturnType<typeof refuse> {
  const [refusal, sentence] = PROBLEMS[code]
  const details = { problem: code, operation: operation + 1, provision }
  return refuse(refusal, `Change ${operation + 1} (${provision}) ${sentence}`, details)
}

/** The sponsor may withdraw a proposal until voting on it begins. Source: UNGA, rule 80. */
function withdraw(state: CommitteeState, { proposal: id }: Command<'withdrawProposal'>): Result<NewEvent[]> {
  const work = state.works.works.get(id)
  if (work === undefined || !state.proposals.has(id)) return notFound('proposal', id)
  switch (work.stage) {
    case 'tabled':
      return accept([moveWork(work, { stage: 'withdrawn', open: false })])
    case 'voting':
      return openVoteOn(state, id) === undefined
        ? refuse('work-not-open', 'This proposal was put to the vote. It can no longer be withdrawn.')
        : refuse('vote-open', 'The vote on this proposal is open. It can no longer be withdrawn.')
    case 'withdrawn':
      return refuse('already-done', 'This proposal has already been withdrawn.')
    default:
      return refuse('work-not-open', 'This proposal has been decided. It can no longer be withdrawn.', {
        status: work.stage,
      })
  }
}
