import type { AreaTypes } from './area.ts'
import type { Areas } from './areas.ts'
import { decisions } from './decisions/examples.fixture.ts'
import type { Examples } from './example-parts.fixture.ts'
import { instrument } from './instrument/examples.fixture.ts'
import { mandate } from './mandate/examples.fixture.ts'
import { membership } from './membership/examples.fixture.ts'
import { proposals } from './proposals/examples.fixture.ts'
import { sessions } from './sessions/examples.fixture.ts'
import { threads } from './threads/examples.fixture.ts'
import { votes } from './votes/examples.fixture.ts'
import { works } from './works/examples.fixture.ts'

/** For tests: the examples of all areas, in the one list. */
const all: { readonly [A in keyof Areas]: Examples<Areas[A]> } = {
  membership,
  mandate,
  instrument,
  works,
  proposals,
  threads,
  sessions,
  votes,
  decisions,
}
export const EXAMPLES: readonly Examples<AreaTypes>[] = Object.values(all)
