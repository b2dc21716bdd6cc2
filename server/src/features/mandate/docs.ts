import type { Language } from '@quorate/shared/domain/language'
import type { MandateClause } from '@quorate/shared/domain/mandate/events'
import type { OfficialText } from '@quorate/shared/domain/official-text'
import type { SeenDoc } from '../docs.ts'

/** `at`: when it was imported, in UTC milliseconds. */
export type MandateDoc = SeenDoc & { title: OfficialText; authentic: Language[]; clauses: MandateClause[]; at: number }
