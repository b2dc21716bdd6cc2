import type { ProposalEvents } from '@quorate/shared/domain/proposals/events'
import type { NameOfWords, Sentences } from '../../data/sentence.ts'
import { instrumentName, versionName } from '../instrument/names.ts'
import { workName } from '../works/names.ts'
import type { messages } from './sentences.en.ts'

/** How what happens here reads in the record. */
const sentences: Sentences<ProposalEvents, typeof messages> = {
  ProposalTabled: ({ proposal, instrument, version, operations }, names) => ({
    key: 'ProposalTabled',
    values: {
      proposal: workName(names, proposal),
      instrument: instrumentName(names, instrument),
      version: versionName(names, instrument, version),
    },
    count: operations.length,
  }),
}

/** Why its sponsor proposes it. */
const justification: NameOfWords = (id, names) => {
  const work = workName(names, id)
  return { ...work, text: names.t('proposals.record.words', { work: work.text }) }
}

export const proposalWords = { sentences, erasable: { proposal: justification } }
