import fc from 'fast-check'

/** A level of a random document: how its numbers look, whether they run on through the document, and whether it has headings. */
type Family = { number: (value: number) => string; shown: (value: number) => string; kind: 'named' | 'plain' | 'item' }

const roman = (value: number): string => ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][value] ?? ''
const letter = (value: number): string => String.fromCodePoint(96 + value)
const named = (word: string, number: (value: number) => string = String): Family => ({
  number: (value) => `${word} ${number(value)}`,
  shown: (value) => `${word} ${number(value)}`,
  kind: 'named',
})
const plain = (form: (value: number) => string, shown: (value: number) => string): Family => ({
  number: form,
  shown,
  kind: 'plain',
})
const item = (form: (value: number) => string, shown = form): Family => ({ number: form, shown, kind: 'item' })

/** By rank, the highest first; a document takes at most one of each row. */
const ROWS: Family[][] = [
  [named('Part'), named('PART', roman), named('Titre', roman), named('Pillar')],
  [named('Chapter'), named('CHAPTER', roman), named('Chapitre')],
  [named('Article'), named('Rule'), named('Standard'), named('Art.'), named('Section')],
  [plain((value) => `${value}.`, String), plain((value) => `${value}. –`, String)],
  [item((value) => `(${letter(value)})`), item((value) => `${letter(value)})`), item((value) => `${value}°`)],
  [item((value) => `(${roman(value).toLowerCase()})`), item((value) => `${roman(value).toLowerCase()})`)],
]

export type RandomNode = { number: string; shown: string; heading: string; sentences: string[]; children: RandomNode[] }
export type RandomDocument = { text: string; nodes: RandomNode[] }

const WORDS =
  'the harbour keeper shall light each lamp of his quay before dusk and report to Article 7 of the Act on 14 May 2017 at 3.5 metres or 12 per cent under paragraph 2 (a) of Annex I every ship that lands'.split(
    ' ',
  )

const sentence = (end: string) =>
  fc
    .array(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 30 })
    .map((words) => `The ${words.join(' ')} quay${end}`)

const heading = fc
  .array(fc.constantFrom('Lamps', 'Harbours', 'Scope', 'Light dues', 'Keepers', 'Terms'), {
    minLength: 1,
    maxLength: 2,
  })
  .map((words) => words.join(' and '))

/** A document of random levels and random numbers of provisions, and its tree. */
export const randomDocument: fc.Arbitrary<RandomDocument> = fc
  .tuple(
    fc.subarray(ROWS, { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 0, max: 2 ** 30 }),
    fc.integer({ min: 50, max: 100 }),
    fc.boolean(),
  )
  .chain(([rows, seed, width, wraps]) =>
    fc
      .tuple(...rows.map((row) => fc.constantFrom(...row)))
      .chain((families) => nodes(families as Family[], 0))
      .map((tree) => ({
        nodes: tree,
        text: `The Charter of Random Lamps\n\n${render(tree, wraps ? width : Number.POSITIVE_INFINITY)}`,
        seed,
      })),
  )

function nodes(families: readonly Family[], level: number): fc.Arbitrary<RandomNode[]> {
  const family = families[level]
  if (family === undefined) return fc.constant([])
  return fc.integer({ min: 2, max: 4 }).chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, index) => {
        const inner = level + 1 < families.length
        return fc
          .record({
            heading: family.kind === 'named' ? fc.option(heading, { nil: '' }) : fc.constant(''),
            sentences: fc.array(sentence(family.kind === 'item' ? ';' : '.'), {
              minLength: 1,
              maxLength: family.kind === 'item' ? 1 : 2,
            }),
            children: inner
              ? fc.oneof(fc.constant<RandomNode[]>([]), nodes(families, level + 1))
              : fc.constant<RandomNode[]>([]),
          })
          .map((node): RandomNode => ({ ...node, number: family.number(index + 1), shown: family.shown(index + 1) }))
      }),
    ),
  )
}

function render(tree: readonly RandomNode[], width: number): string {
  return tree
    .map(({ number, heading: title, sentences, children }) => {
      const isNamed = /^\p{L}{2}/u.test(number)
      const head = isNamed ? [`${number}${title === '' ? '' : ` – ${title}`}`] : []
      const [first = '', ...others] = sentences
      const body = [isNamed ? first : `${number} ${first}`, ...others]
      return [
        ...head,
        ...body.map((text) => wrap(text, width)),
        ...(children.length > 0 ? [render(children, width)] : []),
      ].join('\n\n')
    })
    .join('\n\n')
}

/** Breaks a text at blanks into lines of at most `width`, wherever that may be: before a number, too. */
function wrap(text: string, width: number): string {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last === '') lines[lines.length - 1] = word
    else if (last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

export function outlineOfNodes(tree: readonly RandomNode[]): string {
  return tree
    .map(({ shown, heading: title, children }) =>
      [shown, title === '' ? '' : `"${title}"`, children.length === 0 ? '' : `(${outlineOfNodes(children)})`]
        .filter(Boolean)
        .join(' '),
    )
    .join(', ')
}
