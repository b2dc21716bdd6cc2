import type { Audience } from '@quorate/shared/domain/audience'
import type { ReadDoc } from '../record/read-docs.ts'

/** A read model's document of a thing that only some may see: the audience of the event that made it. */
export type SeenDoc = ReadDoc & { audience: Audience }
