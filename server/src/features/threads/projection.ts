import type { Feature } from '../../http/feature.ts'
import { change } from '../../record/projection.ts'
import type { Docs } from '../../record/read-model.ts'
import type { CommentDoc } from './read-models.ts'

export const threadProjection: Feature<'threads'>['projection'] = {
  ThreadOpened({ audience, data: { thread, work } }, docs) {
    docs.threads.put({ _id: thread, audience, work, open: true, count: 0 })
  },

  async CommentPosted({ audience, actor: author, at, data }, docs) {
    const { comment, thread, number, replyTo, body } = data
    const answered = replyTo === null ? undefined : await docs.comments.get(replyTo)
    docs.comments.put({
      _id: comment,
      audience,
      thread,
      number,
      author,
      at,
      body: body.words,
      replyTo,
      answers: answered?.author.member ?? null,
      editions: [],
      editedAt: null,
      state: 'shown',
      hidden: null,
    })
    await change(docs.threads, thread, (doc) => {
      doc.count = Math.max(doc.count, number)
    })
  },

  async CommentEdited({ at, data: { comment, body } }, docs) {
    await change(docs.comments, comment, (doc) => {
      doc.editions.push({ at: doc.editedAt ?? doc.at, body: doc.body })
      doc.body = body.words
      doc.editedAt = at
    })
  },

  async CommentWithdrawn({ data: { comment } }, docs) {
    await change(docs.comments, comment, (doc) => {
      removeWords(doc)
      doc.state = 'withdrawn'
      doc.hidden = null
    })
    await silence(docs, comment)
  },

  async CommentHidden({ actor, at, data: { comment, reason } }, docs) {
    await change(docs.comments, comment, (doc) => {
      doc.state = 'hidden'
      doc.hidden = { by: actor, at, reason: reason.words }
    })
    await silence(docs, comment)
  },

  async CommentRestored({ data: { comment } }, docs) {
    await change(docs.comments, comment, (doc) => {
      doc.state = 'shown'
      doc.hidden = null
    })
    await changeSilences(docs, comment, (numbers, number) => numbers.filter((other) => other !== number))
  },

  // The query reads it from the decision state.
  SlowModeSet: 'changes no read model',

  DebateClosed: ({ data: { thread } }, docs) => setOpen(docs, thread, false),

  DebateReopened: ({ data: { thread } }, docs) => setOpen(docs, thread, true),
}

export const alsoOnComments: NonNullable<Feature<'threads'>['alsoProjects']> = {
  async WordsErased({ data: { subject } }, docs) {
    if (subject.kind !== 'comment') return
    await change(docs.comments, subject.id, (doc) => {
      removeWords(doc)
      doc.state = 'erased'
      // The reason for hiding it may quote it.
      if (doc.hidden !== null) doc.hidden.reason = null
    })
    await silence(docs, subject.id)
  },
}

/** From now on the comment is news to nobody. */
async function silence(docs: Docs, comment: string): Promise<void> {
  await changeSilences(docs, comment, (numbers, number) =>
    numbers.includes(number) ? numbers : [...numbers, number].sort((one, other) => one - other),
  )
}

async function changeSilences(
  docs: Docs,
  id: string,
  how: (numbers: number[], number: number) => number[],
): Promise<void> {
  // Thread, number and audience of a comment never change.
  const comment = await docs.comments.get(id)
  if (comment === undefined) return
  const { thread, audience, number } = comment
  const numbers = (await docs.silences.get(thread))?.numbers ?? []
  docs.silences.put({ _id: thread, audience, numbers: how(numbers, number) })
}

/** Removes all its words from what can be queried. */
function removeWords(doc: CommentDoc): void {
  doc.body = null
  for (const edition of doc.editions) edition.body = null
}

async function setOpen(docs: Docs, thread: string, open: boolean): Promise<void> {
  await change(docs.threads, thread, (doc) => {
    doc.open = open
  })
}
