import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { exportData, exportText } from './export-text.ts'

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

/** The pieces with which one line could look like another, in any order. */
const FORGING = [
  '\n',
  '\r',
  '\u2028',
  '\u0085',
  '\v',
  '\u202e',
  '\u2067',
  '\u2069',
  '\u001b[A',
  '\u0008',
  '8  1970-01-01T00:00:00.000Z  def',
]

test('[F9] nothing that people wrote looks like an entry, or changes its line, in an export', () => {
  const actor = { member: 'm', capacity: 'chair', for: null } as const
  const event = { seq: 7, index: 0, at: 0, type: 'DebateClosed', actor, data: { thread: 't' } }
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...FORGING, 'a', 'א', ' '), { maxLength: 12 }), (pieces) => {
      const written = pieces.join('')
      const entry = { seq: 7, at: 0, hash: 'abc', events: [{ ...event, data: { thread: written } }] }
      const said = { template: '{{actor}} closed {{thing}}.', values: { thing: { text: written } }, quote: written }
      const lines = exportText('Heading', [entry], () => ({ ...said, actor: 'A' })).split(
        /[\n\r\v\f\u0085\u2028\u2029]/,
      )
      expect(lines.filter((line) => /^\d/.test(line))).toEqual(['7  1970-01-01T00:00:00.000Z  abc'])
      expect(lines[3]).toMatch(/^ {4}A closed \P{Cc}*\.$/u)
      for (const line of lines)
        expect(line.replace(/\u2068[^\u2066-\u2069]*\u2069/g, '')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
      const data = exportData('hlsg', [entry])
      expect(data).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028]/u)
      expect(JSON.parse(data).entries[0].events[0].data.thread).toBe(written)
    }),
  )
})
