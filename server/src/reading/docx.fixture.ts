import {
  AlignmentType,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'

const WORDS = {
  en: {
    title: 'Framework of Harbour Lights',
    chapter: 'Lamps and bells',
    sentence: 'The keeper shall light the lamp before dusk',
    note: 'Except in leap years.',
    second: 'As measured at low water.',
    old: 'oil',
    fresh: 'electric',
    head: ['Harbour', 'Lamps'],
    rows: [
      ['North', '2'],
      ['South', '1'],
    ],
  },
  fr: {
    title: 'Cadre des feux de port',
    chapter: 'Lampes et cloches',
    sentence: 'Le gardien allume la lampe avant le crépuscule',
    note: 'Sauf les années bissextiles.',
    second: 'Mesuré à marée basse.',
    old: 'à huile',
    fresh: 'électrique',
    head: ['Port', 'Lampes'],
    rows: [
      ['Nord', '2'],
      ['Sud', '1'],
    ],
  },
}

/**
 * A Word document of five chapters with four articles and three paragraphs each, 85 numbered paragraphs, all numbers automatic,
 * with a table, two footnotes and a tracked change.
 */
export async function wordDocument(language: 'en' | 'fr'): Promise<Uint8Array> {
  const words = WORDS[language]
  const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
    level: at,
    format,
    text,
    alignment: AlignmentType.LEFT,
  })
  const numbered = (
    at: number,
    children: (TextRun | InsertedTextRun | DeletedTextRun | FootnoteReferenceRun)[],
    heading?: 1 | 2,
  ) =>
    new Paragraph({
      numbering: { reference: 'text', level: at },
      ...(heading === undefined ? {} : { heading: heading === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 }),
      children,
    })
  const children: (Paragraph | Table)[] = [new Paragraph({ text: words.title, heading: HeadingLevel.TITLE })]
  for (let chapter = 1; chapter <= 5; chapter += 1) {
    children.push(numbered(0, [new TextRun(`${words.chapter} ${'ABCDE'[chapter - 1]}`)], 1))
    for (let article = 1; article <= 4; article += 1) {
      children.push(numbered(1, [new TextRun(`${words.chapter} ${'WXYZ'[article - 1]}`)], 2))
      for (let paragraph = 1; paragraph <= 3; paragraph += 1)
        children.push(numbered(2, paragraphRuns(words, chapter, article, paragraph)))
      if (chapter === 2 && article === 1) children.push(table([words.head, ...words.rows]))
    }
  }
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'text',
          levels: [
            level(0, LevelFormat.UPPER_ROMAN, '%1.'),
            level(1, LevelFormat.DECIMAL, 'Article %2'),
            level(2, LevelFormat.DECIMAL, '%3.'),
          ],
        },
      ],
    },
    footnotes: {
      1: { children: [new Paragraph(words.note)] },
      2: { children: [new Paragraph(words.second)] },
    },
    sections: [{ children }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function paragraphRuns(words: (typeof WORDS)['en'], chapter: number, article: number, paragraph: number) {
  const place = `${chapter}-${article}-${paragraph}`
  const text = new TextRun(`${words.sentence} ${place}.`)
  if (place === '1-1-1') return [text, new FootnoteReferenceRun(1)]
  if (place === '1-1-2') return [text, new FootnoteReferenceRun(2)]
  if (place !== '3-1-1') return [text]
  const by = { author: 'A', date: '2031-01-01T00:00:00Z' }
  return [
    new TextRun(`${words.sentence} ${place} `),
    new DeletedTextRun({ id: 1, text: words.old, ...by }),
    new InsertedTextRun({ id: 2, text: words.fresh, ...by }),
    new TextRun('.'),
  ]
}

const table = (rows: string[][]): Table =>
  new Table({
    rows: rows.map(
      (row) => new TableRow({ children: row.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) }),
    ),
  })
