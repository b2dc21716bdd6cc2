import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../event.ts'
import { LANGUAGES } from '../language.ts'
import type { EnteredDocument } from '../reading/entered.ts'
import { misfit } from '../reading/misfit.ts'
import { accept, notFound, type Result, refuse } from '../refusal.ts'
import type { MandateClause } from './events.ts'

/** Records the clauses of a mandate as a person saw them. */
export function decideImportMandate(
  { title, provisions, surroundings, sources }: Command<'importMandate'>,
  { newId }: Context,
): Result<NewEvent[]> {
  const problem = misfit(provisions)
  if (problem !== null) return problem
  const authentic = LANGUAGES.filter((language) =>
    provisions.some(({ text, heading }) => text[language] ?? heading[language]),
  )
  const clauses = provisions.map((provision) => clauseOf(provision, provisions))
  const data = { mandate: newId('md'), title, authentic, clauses, surroundings, sources }
  return accept([{ type: 'MandateEntered', audience: 'committee', data }])
}

function clauseOf(
  { number, shown, cited, parent, heading, text }: EnteredDocument['provisions'][number],
  provisions: EnteredDocument['provisions'],
): MandateClause {
  return { number, parent: provisions[parent]?.number ?? null, heading, text, shown, cited }
}

/** An import in error goes as long as no work was ever brought under it. */
export function decideWithdrawMandate(
  { mandate: mandates }: CommitteeState,
  { mandate, reason }: Command<'withdrawMandate'>,
): Result<NewEvent[]> {
  const known = mandates.get(mandate)
  if (known === undefined) return notFound('mandate', mandate)
  if (known.used) return refuse('in-use', 'There is work under this mandate, so it stays. Correct it by a corrigendum.')
  return accept([{ type: 'MandateWithdrawn', audience: 'committee', data: { mandate, reason } }])
}

/** A corrigendum of what was read wrongly. */
export function decideCorrectMandate(
  { mandate: mandates }: CommitteeState,
  { type: _, ...data }: Command<'correctMandate'>,
): Result<NewEvent[]> {
  const known = mandates.get(data.mandate)
  if (known === undefined) return notFound('mandate', data.mandate)
  if (!known.clauses.has(data.clause)) return notFound('clause', data.clause)
  return accept([{ type: 'MandateCorrected', audience: 'committee', data }])
}
