import { expect, test } from '@jest/globals'
import { threadCommands } from './threads.ts'

test('[T10] an edit says how often the comment had been edited', () => {
  const { body } = threadCommands.editComment
  expect(body.safeParse({ body: 'Better' }).success).toBe(false)
  expect(body.safeParse({ body: 'Better', edits: 0 }).success).toBe(true)
})
