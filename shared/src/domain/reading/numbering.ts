/**
 * One part of a number: `7`, or `7 bis` with the place 1 after it. Parts are compared by value and then by place:
 * 7, 7 bis, 7 ter, 8; as well 7, 7A, 7B, 8. A letter is not the figure of the same value.
 */
export type Step = { value: number; after: number; letter?: true }

/**
 * What a line may begin with, read as a number of one family. Whether it is one, its place in the document decides
 * (`tree.ts`): a line can have several candidates, `(i)` a letter and a roman number.
 */
export type Candidate = {
  /**
   * Whose series it would belong to: the word of a named number (`article`, `annex`), else the form: `1.`, `1)`, `(1)`,
   * `1`, `1.1`, `1°`, `§`, `(a)`, `a)`, `a.`, `(i)`, `i.`, `A.`, `I.`.
   */
  family: string
  /** As the document shows it, without the punctuation after it: `Article 5 bis`, `2.7`, `(a)`, `§ 1`. */
  shown: string
  /** Outermost first; empty for an annex without a number; undefined for a code such as `L. 121-3`. */
  steps: Step[] | undefined
  /** A word before the number that names what it is, and whether it is one that documents use so. */
  word: 'known' | 'other' | undefined
  /** Whether punctuation or a heading's dash follows the number. */
  closed: boolean
  /** The text after the number on its line. */
  rest: string
}

/** How high a family of numbers usually is, from 1 (annexes, parts) to 6 (items). */
export function rankOf({ family, word }: Pick<Candidate, 'family' | 'word'>): number {
  if (word === 'known') return WORDS.get(family) ?? 3
  if (word === 'other') return 3
  return FORM_RANKS[family] ?? 4
}

/** The ranks of the forms without a word; a form that is not here has 4. */
const FORM_RANKS: Record<string, number> = {
  'I.': 2.5,
  'A.': 2.6,
  '§': 3,
  '(1)': 5,
  '1)': 5,
  '1°': 5,
  'a.': 5.5,
  'a)': 5.5,
  '(a)': 5.5,
  '(A)': 5.5,
  'i.': 6,
  'i)': 6,
  '(i)': 6,
  '(I)': 6.5,
}

/** Whether numbers of the family are those of the items of a list, which have no headings. */
export function isItem(family: string): boolean {
  return (FORM_RANKS[family] ?? 0) >= 5
}

/** The words that name a provision in English, French and Spanish, each with the family it is one of and its rank. */
const NAMES: [rank: number, family: string, ...words: string[]][] = [
  [1, 'annex', 'annex', 'annexe', 'anexo', 'appendix', 'appendice', 'apéndice', 'schedule'],
  [1, 'book', 'book', 'livre', 'libro', 'buch', 'boek'],
  [1, 'part', 'part', 'partie', 'parte', 'teil', 'deel'],
  [1, 'pillar', 'pillar', 'pilier', 'pilar'],
  [1.2, 'title', 'title', 'titre', 'título', 'titel', 'titolo'],
  [2, 'chapter', 'chapter', 'chapitre', 'capítulo', 'kapitel', 'hoofdstuk', 'capitolo', 'ch.', 'chap.'],
  [2.5, 'section', 'section', 'sect.', 'sec.', 'sección', 'división', 'division', 'abschnitt', 'afdeling'],
  [2.7, 'subsection', 'sous-section', 'sub-section', 'subsección'],
  [3, 'article', 'article', 'art.', 'artículo', 'artigo', 'articolo', 'artikel'],
  [3, 'rule', 'rule', 'règle', 'regla'],
  [3, 'standard', 'standard', 'norme', 'norma'],
  [3, 'clause', 'clause', 'cláusula'],
  [3, 'regulation', 'regulation'],
  [3, 'principle', 'principle', 'principe', 'principio'],
  [3, 'recommendation', 'recommendation', 'recommandation', 'recomendación'],
  [3.5, 'paragraph', 'paragraph', 'paragraphe', 'párrafo', 'para.'],
]
const WORDS = new Map(NAMES.map(([rank, family]) => [family, rank]))
const FAMILIES = new Map(NAMES.flatMap(([, family, ...words]) => words.map((word) => [word, family] as const)))

/** The place of `7A` after `7`. */
export const FIRST_LETTER = 101

const AFTER: Record<string, number> = {
  bis: 1,
  ter: 2,
  quater: 3,
  quinquies: 4,
  sexies: 5,
  septies: 6,
  octies: 7,
  novies: 8,
  decies: 9,
}
const ORDINALS = new Map(
  [
    ['one', 'first', 'premier', 'première', 'uno', 'primero', 'primera'],
    ['two', 'second', 'deuxième', 'segundo', 'segunda'],
    ['three', 'third', 'troisième', 'tercero', 'tercera'],
    ['four', 'fourth', 'quatrième'],
    ['five', 'fifth', 'cinquième'],
    ['six', 'sixth', 'sixième'],
    ['seven', 'seventh', 'septième'],
    ['eight', 'eighth', 'huitième'],
    ['nine', 'ninth', 'neuvième'],
    ['ten', 'tenth', 'dixième'],
  ].flatMap((words, index) => words.map((word) => [word, index + 1] as const)),
)

const BLANK = String.raw`[ \u00a0\u202f]`
/** ` bis`, `-bis`. */
const BIS = String.raw`(?:(?:${BLANK}|[-‑])?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)\b)`
/** `A` or `a` right after figures, `-A` and `-1` after them. */
const SUFFIX = String.raw`(?:[A-Za-z](?![\p{L}\d])|[-‑](?:[A-Z]|\d{1,3})(?![\p{L}\d.]))`
/** `7`, `7 bis`, `7bis`, `7A`, `1er`, `1º`. */
const FIGURES = String.raw`\d{1,4}(?:er|re|º|°)?(?:${BIS}|${SUFFIX})?`
const ROMAN = `[IVXLC]{1,7}(?:er|re)?(?:${BIS})?`
const CODE = String.raw`[A-Z]{1,2}\.?${BLANK}?\*?${BLANK}?\d{1,5}(?:[-‑–]\d{1,4}){0,4}`
const ORDINAL = [...ORDINALS.keys()].join('|')
const COMPOSITE = String.raw`(?:\d{1,3}|[A-Z])(?:\.\d{1,3}){1,7}(?:${BIS}|[a-zA-Z](?![\p{L}\d]))?`
const END = String.raw`(?=$|[ \u00a0\u202f.:,;–—-])`

const NAMED = new RegExp(
  String.raw`^((?:sous-|sub-)?\p{L}{2,20}\.?)${BLANK}{1,3}(${COMPOSITE}|${FIGURES}|${CODE}|${ROMAN}|(?:${ORDINAL})(?!\p{L})|[A-Z](?![\p{L}'’]))${END}`,
  'iu',
)
/** `2. Abschnitt`: the number before its word. */
const NUMBER_FIRST = new RegExp(String.raw`^(\d{1,3})\.?${BLANK}(Abschnitt|Kapitel|Teil|Titel|Buch)(?!\p{L})`, 'u')
const ANNEX_ALONE = /^(annexe?|anexo|appendix|appendice|schedule)(?![\p{L}\d])/iu
const PARAGRAPH_SIGN = new RegExp(`^§{1,2}${BLANK}?(${FIGURES})${END}`, 'u')
const PLAIN: [form: string, pattern: RegExp][] = [
  ['1.1', new RegExp(String.raw`^(${COMPOSITE})([.)])?(?=$|[ \u00a0\u202f])`, 'u')],
  ['1.', new RegExp(String.raw`^(\d{1,4}(?:${BIS}|[A-Za-z])?)(\.)(?!\d)`, 'u')],
  ['1)', new RegExp(String.raw`^(\d{1,4}(?:${BIS}|[A-Za-z])?)(\))`, 'u')],
  ['(1)', new RegExp(String.raw`^\((\d{1,4}(?:${BIS}|[A-Za-z])?)(\))`, 'u')],
  ['1°', new RegExp(String.raw`^(\d{1,3}(?:${BIS})?)([°º])`, 'u')],
  ['1', new RegExp(String.raw`^(\d{1,3}(?:${BIS}|[A-Z])?)()(?=$|[ \u00a0\u202f])`, 'u')],
  ['(i)', new RegExp(String.raw`^\(([ivxlc]{1,7}${BIS}?)(\))`, 'u')],
  ['(I)', /^\(([IVXLC]{1,7})(\))/u],
  ['i)', /^([ivxlc]{1,7})(\))/u],
  ['i.', /^([ivxlc]{1,7})(\.)(?=$|\s)/u],
  ['I.', new RegExp(String.raw`^(${ROMAN})(\.(?:${BLANK}?[–—-])?|${BLANK}?[–—](?=${BLANK}))(?=$|\s)`, 'u')],
  ['(a)', new RegExp(String.raw`^\(([a-z]{1,2}?${BIS}?)(\))`, 'u')],
  ['(A)', /^\(([A-Z])(\))/u],
  ['a)', new RegExp(String.raw`^([a-z]{1,2}?${BIS}?)(\))`, 'u')],
  ['a.', /^([a-z])(\.)(?=$|\s)/u],
  ['A.', /^([A-Z])([.)])(?=$|\s)/u],
]

/**
 * The numbers that a line may begin with, without the marks of Markdown. Takes a time in proportion to the length of
 * the line: each pattern looks at some tens of characters at most.
 */
export function candidatesOf(line: string): Candidate[] {
  const named = readNamed(line)
  if (named.length > 0) return named
  const sign = line.match(PARAGRAPH_SIGN)
  if (sign?.[1] !== undefined)
    return [finish(line, sign[0], { family: '§', shown: `§ ${sign[1]}`, steps: stepsOf(sign[1]), word: undefined })]
  return PLAIN.flatMap(([family, pattern]) => readPlain(line, family, pattern))
}

function readPlain(line: string, family: string, pattern: RegExp): Candidate[] {
  const match = line.match(pattern)
  if (match?.[1] === undefined) return []
  const roman = family.toLowerCase().includes('i')
  const letter = /a/i.test(family)
  const steps = roman ? romanSteps(match[1]) : letter ? letterSteps(match[1]) : stepsOf(match[1])
  if (steps === undefined) return []
  const shown = family === '1.1' ? match[1] : match[0].replace(/[.–—\s-]+$/u, '')
  const candidate = finish(line, match[0], { family, shown, steps, word: undefined })
  return [{ ...candidate, closed: candidate.closed || (match[2] ?? '') !== '' }]
}

function readNamed(line: string): Candidate[] {
  const match = line.match(NAMED)
  const word = match?.[1]?.toLowerCase() ?? ''
  const family = FAMILIES.get(word) ?? FAMILIES.get(`${word}.`)
  if (match?.[1] !== undefined && match[2] !== undefined && (family !== undefined || isOtherName(match[1]))) {
    const named = {
      family: family ?? word,
      shown: match[0],
      word: family === undefined ? ('other' as const) : ('known' as const),
    }
    const readings = namedSteps(match[2])
    if (readings.length > 0) return readings.map((steps) => finish(line, match[0], { ...named, steps }))
    if (CODES.test(match[2])) return [finish(line, match[0], { ...named, steps: undefined })]
  }
  const [whole, number = '', of = ''] = line.match(NUMBER_FIRST) ?? []
  const first = FAMILIES.get(of.toLowerCase())
  if (whole !== undefined && first !== undefined)
    return [finish(line, whole, { family: first, shown: whole, steps: stepsOf(number), word: 'known' })]
  const alone = line.match(ANNEX_ALONE)
  return alone ? [finish(line, alone[0], { family: 'annex', shown: alone[0], steps: [], word: 'known' })] : []
}

/** `Goal 3`, `OBJECTIVE 3`; not `in 3`, `The 3`. */
const isOtherName = (word: string): boolean => /^\p{Lu}\p{L}{3,}$/u.test(word)
const CODES = new RegExp(`^${CODE}$`, 'u')

/** With the text after the number, and without the punctuation between them. */
function finish(line: string, number: string, candidate: Omit<Candidate, 'closed' | 'rest'>): Candidate {
  const after = line.slice(number.length)
  const mark = after.match(/^[ \u00a0\u202f]*(?:[.:]|[–—-](?=[ \u00a0\u202f]|$))*[ \u00a0\u202f]*/u)?.[0] ?? ''
  const rest = after.slice(mark.length)
  const dashed = rest.match(/^[–—-][ \u00a0\u202f]+/u)?.[0] ?? ''
  return { ...candidate, closed: mark.trim() !== '' || dashed !== '', rest: rest.slice(dashed.length) }
}

/** What the number after a word can be: `I` is a roman number and a letter. */
function namedSteps(number: string): Step[][] {
  const ordinal = ORDINALS.get(number.toLowerCase())
  if (ordinal !== undefined && number.length > 1) return [[{ value: ordinal, after: 0 }]]
  const read =
    /^\d/.test(number) || /^[A-Z]\.\d/i.test(number) ? [stepsOf(number)] : [romanSteps(number), letterSteps(number)]
  return read.filter((steps) => steps !== undefined)
}

/** `1.2.3 bis` as its parts. */
function stepsOf(number: string): Step[] | undefined {
  const parts = number.replace(/(?<=\d)(?:er|re|º|°)/u, '').split('.')
  const steps = parts.map((part): Step | undefined => {
    const match = part.match(/^(\d+|[A-Z])[ \u00a0\u202f‑-]?(.*)$/u)
    if (match?.[1] === undefined) return undefined
    const after = afterOf(match[2] ?? '')
    return /\d/.test(match[1])
      ? { value: Number(match[1]), after }
      : { value: letterValue(match[1]), after, letter: true }
  })
  return steps.every((step) => step !== undefined) ? steps : undefined
}

/** Letters come after `bis`, `ter` and so on, where a document has both. */
const afterOf = (suffix: string): number => {
  if (suffix === '') return 0
  if (/^\d+$/.test(suffix)) return Number(suffix)
  return AFTER[suffix.toLowerCase()] ?? FIRST_LETTER + letterValue(suffix) - 1
}

/** `b` is 2, `z` 26, and as the alphabet is used a second time, `aa` 27. */
function letterValue(letters: string): number {
  const value = (letters.toLowerCase().codePointAt(0) ?? 96) - 96
  return value + 26 * ([...letters].length - 1)
}

/** `b`, `aa`, `b bis`. */
function letterSteps(number: string): Step[] | undefined {
  const [letters = '', suffix = ''] = number.toLowerCase().split(AFTER_LETTERS)
  const characters = [...letters]
  const same = characters.every((character) => character === characters[0] && character >= 'a' && character <= 'z')
  return same && characters.length <= 2
    ? [{ value: letterValue(letters), after: afterOf(suffix), letter: true }]
    : undefined
}

const AFTER_LETTERS =
  /[ \u00a0\u202f‑-]|(?<=^[a-z]{1,2})(?=(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)$)/u

const ROMAN_VALUES: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function romanSteps(number: string): Step[] | undefined {
  const [letters = '', suffix = ''] = number
    .toLowerCase()
    .replace(/(?<=^[ivxlc]+)(?:er|re)$/u, '')
    .split(/[ \u00a0\u202f‑-]|(?=bis|ter|quater)/u)
  const values = [...letters].map((letter) => ROMAN_VALUES[letter])
  if (values.length === 0 || values.includes(undefined)) return undefined
  const value = values.reduce<number>((sum, one = 0, index) => sum + (one < (values[index + 1] ?? 0) ? -one : one), 0)
  return toRoman(value) === letters ? [{ value, after: afterOf(suffix) }] : undefined
}

const ROMAN_FORMS: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** A number in small roman letters. A text is one only if it is written so: `iiii` and `vx` are none. */
export function toRoman(value: number): string {
  let left = value
  let text = ''
  for (const [worth, form] of ROMAN_FORMS)
    while (left >= worth) {
      text += form
      left -= worth
    }
  return text
}
