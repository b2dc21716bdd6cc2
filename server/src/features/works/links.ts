import type { Work } from '@quorate/shared/contracts/works'
import { abilities, type QuerySource, type Viewer } from '../../http/answer.ts'
import type { WorkDoc } from './read-models.ts'
import { linesOf } from './rows.ts'

type Source = Pick<QuerySource, 'readShared' | 'read' | 'viewer'> & { params: { committee: string } }

/** What a work is linked to, as far as the viewer may see both the link and the other work. */
export async function linksOf(source: Source, { links }: Pick<WorkDoc, 'links'>): Promise<Work['links']> {
  const lines = await linesOf(
    source,
    links.map(({ work }) => work),
  )
  return links.flatMap(({ meaning, way, work, audience }) => {
    const line = source.viewer.audiences.has(audience) ? lines.get(work) : undefined
    return line === undefined ? [] : [{ meaning, way, work: line }]
  })
}

/** With which work is chosen later, so only the policy is asked. */
const LINK = { type: 'linkWorks', from: '', to: '', meaning: 'arises-from' } as const

/** Whether the viewer may link works, and remove a link. */
export const linking = ({ may }: Viewer) => abilities([LINK, { ...LINK, type: 'unlinkWorks' }] as const, may)
