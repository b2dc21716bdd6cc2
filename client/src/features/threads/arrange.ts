import type { Comment } from '@quorate/shared/contracts/threads'

/** The deepest a comment is indented. */
const DEEPEST = 2

export type Arranged = {
  comment: Comment
  /** 0 for a comment of its own, 1 or 2 for a reply to one above it. */
  depth: 0 | 1 | 2
  /** The comment it replies to, if that is not right above it. */
  inReplyTo: Comment | null
}

/**
 * Arranges comments in the order of their numbers, so that new ones do not move the text being read. A reply is
 * indented below the comment it answers as long as the exchange continues uninterrupted; elsewhere it names that
 * comment.
 */
export function arrange(comments: readonly Comment[]): Arranged[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  const depths = new Map<string, number>()
  let exchange = new Set<string>()
  let previous: string | null = null
  return comments.map((comment) => {
    const { id, replyTo } = comment
    const goesOn = replyTo !== null && exchange.has(replyTo)
    if (!goesOn) exchange = new Set()
    exchange.add(id)
    const depth = goesOn ? Math.min(DEEPEST, (depths.get(replyTo) ?? 0) + 1) : replyTo === null ? 0 : 1
    depths.set(id, depth)
    const named = replyTo !== null && replyTo !== previous ? (byId.get(replyTo) ?? null) : null
    previous = id
    return { comment, depth: depth as Arranged['depth'], inReplyTo: named }
  })
}
