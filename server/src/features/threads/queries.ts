import { getComments, getEditions, getThread } from '@quorate/shared/contracts/threads'
import type { Command } from '@quorate/shared/domain/command'
import { nextComment } from '@quorate/shared/domain/threads/state'
import { abilities, answer, found, inView, type QueryAnswer, type Viewer, visibleTo } from '../../http/answer.ts'
import { readInvolvement } from '../works/involve.ts'
import { knownOf } from './known.ts'
import { unionOf } from './personal-ranges.ts'
import { presentComment, presentEditions } from './presenter.ts'
import type { CommentDoc, ThreadDoc } from './read-models.ts'

const getThreadAnswer = answer(getThread, async (input) => {
  const { params, read, viewer, state, seq } = input
  const doc = await read.threads.findOne({ _id: params.thread, ...inView(input) }).lean<ThreadDoc>()
  const { _id: id, work, open, count } = found(doc, 'thread', params.thread)
  const known = await knownOf(input, readInvolvement(input, [id]), [id])
  const mode = state.threads.slow.get(id)
  const slow = mode === undefined ? null : { seconds: mode.seconds, next: nextComment(mode, viewer.member) }
  const now = abilities(onThread(id), inTime(viewer))
  const later = abilities(chosenLater(id), viewer.may)
  // What keeps one from saying more in this thread keeps one from editing what one said.
  const can = { ...now, ...later, editComment: later.editComment ?? now.postComment }
  return { seq, id, work, open, slow, count, read: unionOf(known(id), count), can }
})

function onThread(thread: string) {
  return [
    { type: 'postComment', thread, body: '', replyTo: null },
    { type: 'closeDebate', thread },
    { type: 'reopenDebate', thread },
  ] as const satisfies readonly Command[]
}

/** Slow mode only says when: `slow` in the answer tells that. */
function inTime({ can }: Pick<Viewer, 'can'>): Viewer['can'] {
  return (command) => {
    const refusal = can(command)
    return refusal?.code === 'slow-mode' ? null : refusal
  }
}

/** The comment, or the pace, is chosen later, so only the policy judges. */
const chosenLater = (thread: string) =>
  [
    { type: 'setSlowMode', thread, seconds: 0 },
    { type: 'editComment', comment: '', body: '', edits: 0 },
    { type: 'withdrawComment', comment: '' },
    { type: 'hideComment', comment: '', reason: '' },
    { type: 'restoreComment', comment: '' },
  ] as const satisfies readonly Command[]

const getCommentsAnswer = answer(getComments, async (input) => {
  const { params, query, readShared, viewer, seq } = input
  const { committee, thread } = params
  const { from, limit } = query
  const [threads, comments] = await Promise.all([
    readShared(['threads'], [thread], (read) => read.threads.find({ _id: thread, committee }).lean<ThreadDoc[]>()),
    readShared(['comments'], [thread, from, limit], (read) =>
      read.comments
        .find({ thread, number: { $gte: from, $lt: from + limit }, committee })
        .sort({ number: 1 })
        .lean<CommentDoc[]>(),
    ),
  ])
  found(visibleTo(viewer, threads)[0], 'thread', thread)
  return { seq, comments: visibleTo(viewer, comments).map((doc) => presentComment(doc, viewer.audiences)) }
})

const getEditionsAnswer = answer(getEditions, async (input) => {
  const { params, read, viewer, seq } = input
  const doc = await read.comments.findOne({ _id: params.comment, ...inView(input) }).lean<CommentDoc>()
  return { seq, editions: presentEditions(found(doc, 'comment', params.comment), viewer.audiences) }
})

export const threadQueries: readonly QueryAnswer[] = [getThreadAnswer, getCommentsAnswer, getEditionsAnswer]
