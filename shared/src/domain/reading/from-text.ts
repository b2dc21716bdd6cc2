import type { OfficialText } from '../official-text.ts'
import { asSeen } from './corrections.ts'
import { type EnteredDocument, enter, type PerLanguage } from './entered.ts'
import { readDocument } from './read-document.ts'

/** A document as it is imported when nobody corrects what is read from its text. */
export function documentFromText(title: OfficialText, { en, fr }: PerLanguage<string>): EnteredDocument {
  const { provisions, surroundings } = enter({
    ...(en === undefined ? {} : { en: asSeen(readDocument(en)) }),
    ...(fr === undefined ? {} : { fr: asSeen(readDocument(fr)) }),
  })
  return { title, provisions, surroundings, sources: {} }
}
