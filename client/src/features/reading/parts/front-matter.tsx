import type { Surroundings } from '@quorate/shared/domain/reading/entered'
import { Folded } from './folded.tsx'

/** What a document has before its first provision: folded. */
export function FrontMatter({ surroundings }: { surroundings: Surroundings }) {
  return <Folded part="front" texts={surroundings.front} />
}
