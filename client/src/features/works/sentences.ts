import type { WorkEvents, WorkLink } from '@quorate/shared/domain/works/events'
import { type NameOfWords, type Names, type Phrases, plain, type Sentences } from '../../data/sentence.ts'
import { clauseName } from '../mandate/names.ts'
import { workName } from './names.ts'
import type { messages } from './sentences.en.ts'

/** How what happens here reads in the record. */
const sentences: Sentences<WorkEvents, typeof messages> = {
  WorkBrought: ({ work, kind, symbol, title, clause, for: principal }, names, phrases) => ({
    key: principal === null ? 'WorkBrought' : 'WorkBroughtFor',
    values: {
      work: { ...names.work({ id: work, kind, symbol, title, for: principal, stage: '', open: true }), text: symbol },
      kind: plain(names.kind(kind)),
      title: plain(phrases.official(title)),
      clause: clauseName(names, clause),
      ...(principal === null ? {} : { principal: names.principal(principal) }),
    },
  }),
  WorkMoved: ({ work, stage, open, reason }, names) => {
    const kind = names.of(work)?.work?.kind ?? ''
    const values = { work: workName(names, work), stage: plain(names.stage({ kind, stage, open })) }
    return { key: 'WorkMoved', values, ...(reason === null ? {} : { quote: reason }) }
  },
  WorksLinked: (link, names, phrases) => ({ key: 'WorksLinked', values: linkValues(link, names, phrases) }),
  WorksUnlinked: (link, names, phrases) => ({ key: 'WorksUnlinked', values: linkValues(link, names, phrases) }),
}

function linkValues({ from, to, meaning }: WorkLink, names: Names, { t }: Phrases) {
  return {
    from: workName(names, from),
    to: workName(names, to),
    meaning: plain(t(`works.meaning.${meaning}.to`)),
  }
}

/** The reasons given when it moved to another stage. */
const stageReasons: NameOfWords = (id, names) => {
  const work = workName(names, id)
  return { ...work, text: names.t('works.record.words', { work: work.text }) }
}

export const workWords = { sentences, erasable: { work: stageReasons } }
