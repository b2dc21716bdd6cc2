import { expect, test } from '@jest/globals'
import { exportText } from './export-text.ts'

test('exports each entry with number, instant and fingerprint, and each event as a sentence', () => {
  const actor = { member: 'm', capacity: 'chair', for: null } as const
  const event = { seq: 7, index: 0, at: 0, type: 'DebateClosed', actor, data: { thread: 't' } }
  const text = exportText('Heading', [{ seq: 7, at: 0, hash: 'abc', events: [event] }], () => ({
    template: '{{actor}} closed {{thing}}.',
    values: { actor: { text: 'A' }, thing: { text: 'the debate', to: '/t' } },
    quote: 'two\nlines',
    actor: 'A (Chair)',
  }))
  expect(text).toBe(
    [
      'Heading',
      '',
      '7  1970-01-01T00:00:00.000Z  abc',
      '    A (Chair) closed the debate.',
      '        > two',
      '        > lines',
      '',
    ].join('\n'),
  )
})
