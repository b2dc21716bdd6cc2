import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Committee } from '@quorate/shared/contracts/membership'
import type { Comment, Comments, Thread } from '@quorate/shared/contracts/threads'
import { type CommentChoice, commentChoices } from '../../client/src/features/threads/comment-choices.ts'
import { amendmentOf, dataOf, ground } from '../support/amendment.ts'
import { type HttpClient, signedIn } from '../support/http-client.ts'
import { ALTERNATE, BUSINESS, CHAIR, HEADS, OBSERVER, SECRETARY } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

/** What pages offer on a comment, against what the server takes: for everybody, in every state of comment and debate. */

let server: ServerProcess
const people = new Map<string, HttpClient>()
let thread: string

const PEOPLE = { author: HEADS[0], colleague: ALTERNATE, delegate: HEADS[1], business: BUSINESS, observer: OBSERVER }
const OFFICERS = { chair: CHAIR, secretary: SECRETARY }
const STATES = ['shown', 'hidden', 'withdrawn'] as const
const CHOICES: Record<CommentChoice, (comment: string, edits: number) => [path: string, body: object]> = {
  postComment: (replyTo) => [`/threads/${thread}/comments`, { body: 'An answer.', replyTo }],
  editComment: (comment, edits) => [`/comments/${comment}/edits`, { body: 'Other words.', edits }],
  withdrawComment: (comment) => [`/comments/${comment}/withdrawal`, {}],
  hideComment: (comment) => [`/comments/${comment}/hiding`, { reason: 'It is off the point.' }],
  restoreComment: (comment) => [`/comments/${comment}/restoration`, {}],
}

beforeAll(async () => {
  server = await startServerProcess()
  for (const [part, persona] of Object.entries({ ...PEOPLE, ...OFFICERS }))
    people.set(part, await signedIn(server.origin, persona))
  const author = person('author')
  const on = await ground(author)
  thread = dataOf(await author.command('/proposals', amendmentOf(on, 'p1-s4-3', 'More.')), 'WorkBrought').thread
})

afterAll(() => server?.dispose())

function person(part: string): HttpClient {
  const found = people.get(part)
  if (!found) throw new Error(`Nobody plays ${part}`)
  return found
}

/** A new comment of the author in this state. */
async function commentIn(state: (typeof STATES)[number]): Promise<string> {
  const posted = await person('author').command(`/threads/${thread}/comments`, { body: 'Words.', replyTo: null })
  const { comment } = dataOf(posted, 'CommentPosted')
  if (state === 'hidden') await person('chair').command(`/comments/${comment}/hiding`, { reason: 'Off the point.' })
  if (state === 'withdrawn') await person('author').command(`/comments/${comment}/withdrawal`)
  return comment
}

async function seenBy(client: HttpClient, id: string): Promise<{ comment: Comment; summary: Thread; me: string }> {
  const summary = await client.query<Thread>(`/threads/${thread}`)
  const from = Math.max(1, summary.count - 20)
  const { comments } = await client.query<Comments>(`/threads/${thread}/comments?from=${from}&limit=50`)
  const comment = comments.find((one) => one.id === id)
  if (!comment) throw new Error(`There is no comment ${id}`)
  const { me } = await client.query<Committee>('')
  return { comment, summary, me: me.member }
}

const CASES = (['open', 'closed'] as const).flatMap((debate) =>
  STATES.flatMap((state) =>
    [...Object.keys(PEOPLE), ...Object.keys(OFFICERS)].map((part) => ({ debate, state, part })),
  ),
)

test.each(CASES)(
  '[U29] $part, a comment that is $state, debate $debate: what is offered is what is taken',
  async ({ debate, state, part }) => {
    const client = person(part)
    const offered: Record<string, boolean> = {}
    const taken: Record<string, boolean> = {}
    for (const choice of Object.keys(CHOICES) as CommentChoice[]) {
      await person('chair').send(`/threads/${thread}/reopening`)
      const id = await commentIn(state)
      if (debate === 'closed') await person('chair').command(`/threads/${thread}/closing`)
      const { comment, summary, me } = await seenBy(client, id)
      offered[choice] = commentChoices(summary, comment, me).has(choice)
      const [path, body] = CHOICES[choice](id, comment.edits)
      taken[choice] = (await client.send(path, body)).status === 200
    }
    // One may answer a comment that is hidden, though nobody is invited to.
    if (state === 'hidden') taken.postComment = false
    expect(offered).toEqual(taken)
  },
)
