import type { Session } from '@quorate/shared/contracts/sessions'
import type { WorkLine } from '@quorate/shared/contracts/work-line'

/** The works of an item of the agenda that the reader may see, in the order of the agenda. */
export function worksOf({ works }: Session, item: { works: readonly string[] } | undefined): WorkLine[] {
  return (item?.works ?? []).flatMap((id) => works.find((work) => work.id === id) ?? [])
}

/** The newest vote of the session on a work. */
export function voteOn({ votes }: Session, work: string | undefined): string | undefined {
  return votes.find((vote) => vote.work === work)?.id
}
