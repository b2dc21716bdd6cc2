import { assertNever } from '../assert-never.ts'
import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../event.ts'
import { type ConsolidationProblem, type ConsolidationProblemCode, consolidate } from '../instrument/consolidate.ts'
import type { Operation, Provision } from '../instrument/provision.ts'
import type { Instrument } from '../instrument/state.ts'
import { formerId } from '../instrument/touched.ts'
import { accept, notFound, type RefusalCode, type Result, refuse } from '../refusal.ts'
import { words } from '../words.ts'
import type { ProposalCommands } from './events.ts'

/** Whether what is asked of a proposal is in order, and what it makes. */
export function decideProposal(
  state: CommitteeState,
  command: Command<keyof ProposalCommands>,
  context: Context,
): Result<Draft[]> {
  switch (command.type) {
    case 'tableProposal':
      return table(state, command, context)
    case 'withdrawProposal':
      return withdraw(state, command)
    default:
      return assertNever(command)
  }
}

/** A tabled proposal and its thread are one entry: there is no proposal without a place to discuss it. */
function table(state: CommitteeState, command: Command<'tableProposal'>, { actor, newId }: Context): Result<Draft[]> {
  const { kind, clause, instrument: instrumentId, version, title, operations, justification } = command
  if (actor.for === null || !state.membership.delegations.has(actor.for))
    return refuse('not-allowed', 'A proposal is tabled in the name of a delegation.')
  const clauses = state.mandates.get(clause.mandate)
  if (clauses === undefined) return notFound('mandate', clause.mandate)
  if (!clauses.has(clause.clause)) return notFound('clause', clause.clause)
  const instrument = state.instruments.get(instrumentId)
  if (instrument === undefined) return notFound('instrument', instrumentId)
  const obstacle = cannotAmend(instrument, version, operations)
  if (obstacle !== undefined) return obstacle
  const [proposal, thread] = [newId('p'), newId('t')]
  const number = state.proposals.size + 1
  const symbol = `${state.established?.symbol}/P/${number}`
  return accept([
    {
      type: 'ProposalTabled',
      audience: 'committee',
      data: {
        proposal,
        number,
        symbol,
        kind,
        clause: { ...clause },
        instrument: instrumentId,
        version,
        title,
        operations: [...operations],
        justification: words(justification),
        sponsor: actor.for,
        thread,
      },
    },
    { type: 'ThreadOpened', audience: 'committee', data: { thread, subject: { kind: 'proposal', id: proposal } } },
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
      `Version ${version} has been replaced by version ${current}. Compare your text with it and table it anew.`,
      { version, current },
    )
  const next = consolidate(provisions, operations)
  if (!next.ok) return cannotConsolidate(next.problem)
  const former = formerId(instrument, operations)
  if (former !== undefined) return cannotConsolidate({ code: 'duplicate-id', ...former })
  if (wording(next.provisions) === wording(provisions))
    return refuse('nothing-changed', 'This amendment leaves the text as it is. Change the text before you table it.')
  const idle = operations.findIndex((operation) => repeats(provisions, operation))
  if (idle >= 0)
    return refuse('nothing-changed', `Change ${idle + 1} repeats the text as it stands. Take it out.`, {
      operation: idle + 1,
    })
  return undefined
}

/** A text put in the place of the same text would only mark its translations as awaited, which they are not. */
function repeats(provisions: readonly Provision[], operation: Operation): boolean {
  if (operation.op !== 'replace-text') return false
  return provisions.find(({ id }) => id === operation.provision)?.text[operation.language] === operation.text
}

/** What a reader sees of provisions; that a translation is awaited is no change of the text. */
function wording(provisions: readonly Provision[]): string {
  return JSON.stringify(
    provisions.map(({ id, number, kind, parent, heading, text }) => [
      [id, number, kind, parent],
      [heading.en, heading.fr, text.en, text.fr],
    ]),
  )
}

const PROBLEMS: Record<ConsolidationProblemCode, [RefusalCode, string]> = {
  'missing-provision': ['provision-not-found', 'changes a provision that is not in this version. Choose another.'],
  'missing-parent': ['provision-not-found', 'places text under a provision that is not there. Choose another place.'],
  'missing-sibling': ['provision-not-found', 'places text after a provision that is not there. Choose another place.'],
  'other-parent': ['invalid-request', 'names two different provisions to stand under. Choose one place.'],
  'duplicate-id': ['invalid-request', 'inserts a provision under an id that is, or was, in use. Choose another id.'],
  'duplicate-number': ['invalid-request', 'gives a provision the number of its neighbour. Choose another number.'],
  'inside-itself': ['invalid-request', 'moves a provision into itself. Choose another place.'],
  'wrong-level': ['invalid-request', 'places a provision where one of its kind cannot stand. Choose another place.'],
  'empty-text': ['invalid-request', 'empties a provision. To take it away, delete it.'],
}

function cannotConsolidate({ code, operation, provision }: ConsolidationProblem): ReturnType<typeof refuse> {
  const [refusal, sentence] = PROBLEMS[code]
  const details = { problem: code, operation: operation + 1, provision }
  return refuse(refusal, `Change ${operation + 1} (${provision}) ${sentence}`, details)
}

/** Source: DOMAIN, section 3: a sponsor may withdraw before voting begins. */
function withdraw(state: CommitteeState, { proposal: id }: Command<'withdrawProposal'>): Result<Draft[]> {
  const proposal = state.proposals.get(id)
  if (proposal === undefined) return notFound('proposal', id)
  switch (proposal.status) {
    case 'tabled':
      return accept([{ type: 'ProposalWithdrawn', audience: 'committee', data: { proposal: id } }])
    case 'voting':
      return proposal.vote !== null && state.votes.get(proposal.vote)?.closed === null
        ? refuse('vote-open', 'Voting on this proposal has begun; it can no longer be withdrawn.')
        : refuse('proposal-not-open', 'This proposal has been voted on; it can no longer be withdrawn.')
    case 'withdrawn':
      return refuse('already-done', 'This proposal has already been withdrawn.')
    case 'carried':
    case 'rejected':
      return refuse('proposal-not-open', 'This proposal has been decided; it can no longer be withdrawn.', {
        status: proposal.status,
      })
    default:
      return assertNever(proposal.status)
  }
}
