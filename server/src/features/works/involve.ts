import type { Audience } from '@quorate/shared/domain/audience'
import type { Docs } from '../../record/read-model.ts'
import { involvementId } from './read-models.ts'

/**
 * Notes in a projection that a participant has a part in a work: they follow it unless they say otherwise. Works note those
 * who bring one or comment on it; a kind of work notes those who sponsor one or are asked in it. `audience`: the work's.
 */
export function involve(docs: Docs, { audience, work, member }: { audience: Audience; work: string; member: string }) {
  docs.involvements.put({ _id: involvementId(work, member), audience, work, member })
}
