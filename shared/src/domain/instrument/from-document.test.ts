import { expect, test } from '@jest/globals'
import { documentFromText } from '../reading/from-text.ts'
import { provisionsOf } from './from-document.ts'

const read = (en: string) => provisionsOf(documentFromText({ en: 'A title' }, { en }).provisions)

const CODE = `# A code

## Part 1 – General

### Standard 1 – Scope

1. It applies to cargo.

2. It applies to:

(a) ships; and

(b) lorries.

### Standard 2 – Terms

2.1 A ship is a vessel.

## Part 2 – Duties

### Standard 1 – Reports

1. Masters report.

## Annex I

1. Form A.
`

test('[I9] ids are made of the numbers from the outermost to its own, and the same document gives the same ones', () => {
  const provisions = read(CODE)
  expect(provisions.map(({ id, kind, parent }) => [id, kind, parent])).toEqual([
    ['p1', 'part', null],
    ['p1-s1', 'standard', 'p1'],
    ['p1-s1-1', 'paragraph', 'p1-s1'],
    ['p1-s1-2', 'paragraph', 'p1-s1'],
    ['p1-s1-2-a', 'paragraph', 'p1-s1-2'],
    ['p1-s1-2-b', 'paragraph', 'p1-s1-2'],
    ['p1-s2', 'standard', 'p1'],
    ['p1-s2-1', 'paragraph', 'p1-s2'],
    ['p2', 'part', null],
    ['p2-s1', 'standard', 'p2'],
    ['p2-s1-1', 'paragraph', 'p2-s1'],
    ['ai', 'paragraph', null],
    ['ai-1', 'paragraph', 'ai'],
  ])
  expect(read(CODE)).toEqual(provisions)
})

test('[I9] ids are short, of letters and digits, and no two alike, whatever the numbers are', () => {
  const numbers = ['Article 1', 'Art. L. 121-3', '§ 2', '1°', 'Ⅳ', '第一条', 'x'.repeat(100), '', '', 'Article 1']
  const provisions = provisionsOf(
    numbers.map((shown, index) => ({
      ...{ number: `n${index}`, shown: shown === '' ? {} : { en: shown }, cited: {}, parent: -1 },
      ...{ heading: {}, text: { en: 'Words.' } },
    })),
  )
  const ids = provisions.map(({ id }) => id)
  expect(new Set(ids).size).toBe(numbers.length)
  for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9_-]{0,63}$/)
})

test('[I9] with headings on more than three levels, those between the outermost and the innermost are chapters', () => {
  const text =
    '# T\n\n## Part 1 – A\n\n### Chapter 1 – B\n\n#### Section 1 – C\n\n##### Article 1 – D\n\n1. One.\n\n2. Two.\n'
  expect(read(text).map(({ kind }) => kind)).toEqual([
    'part',
    'chapter',
    'chapter',
    'standard',
    'paragraph',
    'paragraph',
  ])
})
