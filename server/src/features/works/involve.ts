import type { Docs } from '../../record/read-model.ts'

/**
 * Notes in a projection that a participant has a part in a work: they follow it unless they say otherwise. Works note those
 * who bring one or comment on it; a kind of work notes those who sponsor one or are asked in it.
 */
export async function involve(docs: Docs, { work, member }: { work: string; member: string }): Promise<void> {
  const works = (await docs.involvements.get(member))?.works ?? []
  if (works.includes(work)) return
  docs.involvements.put({ _id: member, audience: `person:${member}`, works: [...works, work] })
}
