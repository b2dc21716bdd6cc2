import fc from 'fast-check'
import { NAME } from '../example-parts.fixture.ts'
import { documentFromText } from './from-text.ts'

/** A document as a command to import it carries it, from its text. */
export const entered = (text: string) => documentFromText(NAME, { en: text })

/** Documents as random commands carry them: good ones, and one without provisions. */
const good = entered('1. A clause.\n\n2. Another one.')
export const enteredFields = {
  provisions: fc.constantFrom(good.provisions, []),
  surroundings: fc.constant(good.surroundings),
  sources: fc.constant({}),
}
