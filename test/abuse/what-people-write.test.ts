import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Comments } from '@quorate/shared/contracts/threads'
import { tooMuchMarkup } from '@quorate/shared/domain/markup'
import fc from 'fast-check'
import { markdownHtml, startEnglish } from '../../client/src/app/drawn.fixture.ts'
import { amendmentOf, dataOf, ground } from '../support/amendment.ts'
import { type HttpClient, refusalOf, signedIn } from '../support/http-client.ts'
import { CHAIR, HEADS, SECRETARY } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'

/** Texts that were written to take a page from everybody who opens it, or to change how others' words read. */

/** The work that each of them may cost at most. They cost from 18 to 77 seconds, or the page with them. */
const SECONDS = 5

const stairs = (depth: number) => Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}- a\n`).join('')

const ATTACKS: readonly (readonly [name: string, text: string, code: string])[] = [
  ['6,000 quotations within one another', '>'.repeat(6000), 'nested-too-deep'],
  ['quotations and blanks', '> '.repeat(10_000), 'nested-too-deep'],
  ['lists within one another', '1. '.repeat(6633), 'nested-too-deep'],
  ['lists within one another, of three kinds', '* - + '.repeat(3333), 'nested-too-deep'],
  ['lists in quotations in lists', '1. > - '.repeat(2857), 'nested-too-deep'],
  ['a list as a staircase', stairs(140), 'nested-too-deep'],
  [
    'a table of 16 kB',
    `${'|a'.repeat(4000)}|\n${'|-'.repeat(4000)}|\n${'a\n'.repeat(400)}`.slice(0, 20_000),
    'too-many-cells',
  ],
  ['a table in a quotation', `> ${'|a'.repeat(900)}\n> ${'|-'.repeat(900)}\n${'> a\n'.repeat(900)}`, 'too-many-cells'],
  ['runs of stars', '*a_'.repeat(6666), 'too-much-emphasis'],
  ['emphasis within emphasis', `${'*a **b '.repeat(1000)}b${' c** d*'.repeat(1000)}`, 'too-much-emphasis'],
  ['underscores', '_a '.repeat(6666), 'too-much-emphasis'],
  ['links within one another', `${'['.repeat(5000)}a${'](b)'.repeat(3000)}`, 'too-many-links'],
  ['many links', '[a](b)'.repeat(3333), 'too-many-links'],
  ['one address for many links', `[a]: /b\n\n${'[a]'.repeat(6000)}`, 'too-many-links'],
  ['9,900 lines', 'a\n'.repeat(9900), 'too-many-lines'],
  ['footnotes', `[^a]: b\n\n${'[^a]'.repeat(4000)}`, 'too-many-links'],
]

function shown(text: string): { html: string; seconds: number } {
  const began = process.cpuUsage()
  const html = markdownHtml(text)
  return { html, seconds: process.cpuUsage(began).user / 1_000_000 }
}

describe('at the door', () => {
  let server: ServerProcess
  let delegate: HttpClient
  let thread: string

  beforeAll(async () => {
    server = await startServerProcess()
    delegate = await signedIn(server.origin, HEADS[0])
    const on = await ground(delegate)
    thread = dataOf(await delegate.command('/proposals', amendmentOf(on, 'p1-s4-3', 'Note.')), 'WorkBrought').thread
  })

  afterAll(() => server?.dispose())

  test.each(ATTACKS)('[F1] %s are refused, with a sentence', async (_, body, code) => {
    const refused = refusalOf(await delegate.send(`/threads/${thread}/comments`, { body, replyTo: null }))
    expect(refused).toEqual({
      status: 422,
      code,
      message: expect.stringMatching(/\d[\d ,]* .*; \d+ are possible\. \p{Lu}/u),
    })
  })

  test('[F1] so they are in an edit and in a justification, and nothing of them is recorded', async () => {
    const posted = await delegate.command(`/threads/${thread}/comments`, { body: 'Said.', replyTo: null })
    const { comment } = dataOf(posted, 'CommentPosted')
    const attack = '> '.repeat(3000)
    expect(refusalOf(await delegate.send(`/comments/${comment}/edits`, { body: attack, edits: 0 })).code).toBe(
      'nested-too-deep',
    )
    const on = await ground(delegate)
    const proposal = { ...amendmentOf(on, 'p1-s4-3', 'Other.'), justification: attack }
    expect(refusalOf(await delegate.send('/proposals', proposal)).code).toBe('nested-too-deep')
    const { comments } = await delegate.query<Comments>(`/threads/${thread}/comments`)
    expect(comments.map(({ body }) => body)).toEqual(['Said.'])
  })
})

/** Lines that read as something else than they are, with the character that does it. */
const LINES: readonly (readonly [name: string, line: string, code: string, character: string])[] = [
  ['a line of the record of its own', 'Debate\n2  2027-01-01T00:00:00.000Z  0a1b', 'line-break', 'U+000A'],
  ['a paragraph of its own', 'Debate\u2029The chair adjourned.', 'line-break', 'U+2029'],
  ['a file that is another', 'Report \u202etxt.exe', 'hidden-character', 'U+202E'],
  ['an isolate that closes others', 'Debate\u2069', 'hidden-character', 'U+2069'],
  ['a command to a terminal', 'Debate\u001b[2J', 'hidden-character', 'U+001B'],
  ['a name that is another’s twin', 'Ana\u200b', 'hidden-character', 'U+200B'],
  ['a letter of the private use', 'Debate \uf8ff', 'hidden-character', 'U+F8FF'],
  ['a twin by another alphabet', 'Nоrway', 'mixed-alphabets', 'U+043E'],
]

describe('in a line', () => {
  let server: ServerProcess
  let chair: HttpClient
  let secretary: HttpClient

  beforeAll(async () => {
    server = await startServerProcess()
    chair = await signedIn(server.origin, CHAIR)
    secretary = await signedIn(server.origin, SECRETARY)
  })

  afterAll(() => server?.dispose())

  test.each(LINES)('[F8] %s is refused, and the sentence shows the place', async (_, line, code, character) => {
    const session = { title: 'A session', startsAt: Date.UTC(2030, 0, 1), timeZone: 'Europe/Brussels' }
    const agenda = [{ title: 'An item', works: [] }]
    const name = { en: 'Norway', fr: line }
    const amendment = { ...amendmentOf(await ground(secretary), 'p1-s4-3', 'Note.'), title: { en: line } }
    const head = await signedIn(server.origin, HEADS[0])
    for (const [field, answer] of [
      ['title', chair.send('/sessions', { ...session, title: line, agenda })],
      ['agenda.0.title', chair.send('/sessions', { ...session, agenda: [{ title: line, works: [] }] })],
      ['name.fr', secretary.send('/observers', { observer: 'an-observer', name })],
      ['name', secretary.send('/participants', { name: line, capacity: 'secretariat', principal: null, role: null })],
      ['title.en', head.send('/proposals', amendment)],
    ] as const) {
      const refused = refusalOf(await answer)
      expect(refused).toMatchObject({ status: 422, code })
      expect(refused.message).toMatch(
        new RegExp(`^${field.replaceAll('.', '\\.')}: .*${character.replace('+', '\\+')}.*character \\d+`),
      )
    }
  })
})

describe('on the page, whatever the record holds', () => {
  beforeAll(startEnglish)

  test.each(ATTACKS)('[F2] %s are shown as they were written', (_, text) => {
    const { html, seconds } = shown(text)
    // Of very many lines most are in an element of their own, which is closed.
    expect(html.match(/<\w/g)?.length).toBeLessThan(5)
    expect(seconds).toBeLessThan(SECONDS)
  })

  /** Bits of markup, between line ends here: those of blocks, of lines, of HTML, and of text. */
  const nasty = fc.constantFrom(
    ...[
      '>',
      '> ',
      '1. ',
      '- ',
      '* ',
      '+ ',
      '# ',
      '=',
      '---',
      '\n',
      '\n\n',
      '  \n',
      '\t',
      '    ',
      '\n> ',
      '\n  - ',
      '\r',
    ],
    ...[
      '[',
      '](',
      '[a](',
      '![',
      '[]',
      '[a][b]',
      '[^1]',
      '\n[^1]: ',
      '[a]: b\n',
      '[ ] ',
      '(',
      ')',
      '"',
      '!',
      'a|b\n-|-\n',
    ],
    ...[
      '<',
      '<a',
      '<!--',
      '<a b="',
      '`',
      '``',
      '` ',
      '\n```\n',
      '~~~',
      '*',
      '**',
      ' *a',
      '* a',
      '_',
      ' _a',
      'a_',
      '~~',
    ],
    ...[
      '\\',
      '&',
      '&amp;',
      '&#1;',
      'a@a.b',
      'www.',
      'http://',
      '|',
      '|a',
      '|-',
      'a',
      'aaaaaaaaaa',
      '中',
      '\u202e',
      '«',
      '👩‍⚖️',
    ],
  )
  /** Some bits, repeated until they are long; several of these in a row. */
  const written = fc
    .array(
      fc.record({
        bits: fc.array(nasty, { minLength: 1, maxLength: 4 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((parts) =>
      parts
        .map(({ bits, share }) =>
          bits.join('').repeat(Math.ceil((20_000 * share) / bits.join('').length / parts.length)),
        )
        .join('')
        .slice(0, 20_000),
    )

  test('[F2] any text is shown in bounded time and elements, none of which runs or loads anything', () => {
    fc.assert(
      fc.property(written, fc.double({ min: 0, max: 1, noNaN: true }), (text, part) => {
        // The longest part of the text that the door would let in is the hardest that there can be.
        let admitted = text
        while (tooMuchMarkup(admitted)) admitted = admitted.slice(0, Math.floor(admitted.length * Math.max(part, 0.5)))
        for (const each of [text, admitted]) {
          const { html, seconds } = shown(each)
          expect(seconds).toBeLessThan(SECONDS)
          expect(html.match(/<\w/g)?.length ?? 0).toBeLessThan(9_000)
          expect(html).not.toMatch(
            /<(?:script|img|iframe|style|object|svg|form|input)\b|<[^>]* on\w+=|javascript:[^<]*">/i,
          )
        }
      }),
      { numRuns: 150 },
    )
  })
})
