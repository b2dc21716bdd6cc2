import type { Command } from '../command.ts'
import type { CommitteeState } from '../committee-state.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../event.ts'
import { wordingOf } from '../reading/corrigendum.ts'
import { misfit } from '../reading/misfit.ts'
import { accept, notFound, type Result, refuse } from '../refusal.ts'
import { provisionsOf } from './from-document.ts'

/** Records an instrument as version 1, with the provisions that a person saw. */
export function decideImportInstrument(
  { title, provisions, surroundings, sources }: Command<'importInstrument'>,
  { newId }: Context,
): Result<NewEvent[]> {
  const problem = misfit(provisions)
  if (problem !== null) return problem
  const data = {
    instrument: newId('in'),
    title,
    version: 1 as const,
    provisions: provisionsOf(provisions),
    surroundings,
    sources,
  }
  return accept([{ type: 'InstrumentEntered', audience: 'committee', data }])
}

/** An import in error goes as long as nobody proposed to amend it. */
export function decideWithdrawInstrument(
  state: CommitteeState,
  { instrument, reason }: Command<'withdrawInstrument'>,
): Result<NewEvent[]> {
  const known = state.instrument.get(instrument)
  if (known === undefined) return notFound('instrument', instrument)
  if (known.used)
    return refuse('in-use', 'An amendment to this instrument was tabled, so it stays. Correct it by a corrigendum.')
  return accept([{ type: 'InstrumentWithdrawn', audience: 'committee', data: { instrument, reason } }])
}

/** A corrigendum of what was read wrongly, in a provision that no open amendment touches. */
export function decideCorrectInstrument(
  state: CommitteeState,
  { type: _, ...data }: Command<'correctInstrument'>,
): Result<NewEvent[]> {
  const { instrument: id, version, provision: provisionId, field, language, after } = data
  const instrument = state.instrument.get(id)
  if (instrument === undefined) return notFound('instrument', id)
  if (version > instrument.version) return notFound('version', String(version))
  if (version < instrument.version)
    return refuse('version-superseded', `There is a newer version, ${instrument.version}. Correct that one.`, {
      version,
      current: instrument.version,
    })
  const provision = instrument.provisions.find((one) => one.id === provisionId)
  if (provision === undefined) return notFound('provision', provisionId)
  if (wordingOf(provision, { field, language }) === after)
    return refuse('nothing-changed', 'This corrigendum changes nothing.')
  const [proposal] = instrument.amending.get(provisionId) ?? []
  if (proposal !== undefined)
    return refuse(
      'in-use',
      `${state.works.works.get(proposal)?.symbol} proposes to amend this provision. Wait until it is decided, or ask its sponsor to withdraw it.`,
    )
  return accept([{ type: 'InstrumentCorrected', audience: 'committee', data }])
}
