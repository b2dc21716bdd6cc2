import type { Line } from './lines.ts'
import { candidatesOf } from './numbering.ts'

const PAGE = /^(?:page|p\.|seite|página) ?\d{1,4}(?: ?(?:of|sur|de|von|\/) ?\d{1,4})?\.?$|^[-–—] ?\d{1,4} ?[-–—]$/iu
const BARE_PAGE = /^(\d{1,4})(?: ?\/ ?\d{1,4})?$/
const LONGEST = 120

/** The lines that belong to the pages and not to the text: page numbers, and what is repeated at the edges of pages. */
export function furnitureOf(lines: readonly Line[], title: readonly Line[]): Set<Line> {
  const furniture = new Set(lines.filter(({ text }) => PAGE.test(text)))
  for (const line of [...barePages(lines), ...contentsOf(lines)]) furniture.add(line)
  for (const line of repeated(lines, title, furniture)) furniture.add(line)
  const known = [...furniture].map(({ text }) => text.toLowerCase())
  for (const line of lines)
    if (!title.includes(line) && isCode(line.text) && known.some((text) => text.includes(line.text.toLowerCase())))
      furniture.add(line)
  return furniture
}

/** A short line with a figure and without a sentence, such as the symbol of a document. */
const isCode = (text: string): boolean =>
  text.length >= 4 && text.length <= 40 && /\d/.test(text) && /\p{L}/u.test(text) && candidatesOf(text).length === 0

const LEADER = /(?:\.{3,}|(?: \.){3,}|…{2,}) ?\d{1,4}$|^[-*] \[[^\]]+\]\(#[^)]*\)$/u
const CONTENTS = /^(?:table of )?contents$|^table des matières$|^sommaire$|^índice$/iu

/** The table of contents: lines with leaders and a page, or links to headings, and the heading over them. */
function contentsOf(lines: readonly Line[]): Line[] {
  const entries = lines.filter(
    ({ text, cells }) => LEADER.test(text) || (cells.length === 2 && /^\d{1,4}$/.test(cells[1] ?? '')),
  )
  const leaders = entries.filter(({ text }) => LEADER.test(text))
  const heading = lines.find(({ text }) => CONTENTS.test(text))
  if (heading !== undefined && entries.length >= 2) {
    const last = entries.at(-1)
    return lines.filter((line) => line === heading || (entries.includes(line) && line.number <= (last?.number ?? 0)))
  }
  return leaders.length >= 3 ? leaders : []
}

/** Numbers alone on lines that count pages: three or more, one more each time, each at the edge of a paragraph. */
function barePages(lines: readonly Line[]): Line[] {
  let run: { line: Line; page: number }[] = []
  const found: Line[] = []
  for (const [index, line] of lines.entries()) {
    const page = Number(line.text.match(BARE_PAGE)?.[1] ?? Number.NaN)
    if (Number.isNaN(page) || !isApart(lines, index)) continue
    if (page !== (run.at(-1)?.page ?? page) + (run.length > 0 ? 1 : 0)) run = []
    run.push({ line, page })
    if (run.length === 3) found.push(...run.map((one) => one.line))
    else if (run.length > 3) found.push(line)
  }
  return found
}

const isApart = (lines: readonly Line[], index: number): boolean =>
  (lines[index - 1]?.text ?? '') === '' ||
  (lines[index + 1]?.text ?? '') === '' ||
  lines[index + 1]?.beginsPage === true

function repeated(lines: readonly Line[], title: readonly Line[], pages: ReadonlySet<Line>): Line[] {
  const titles = new Set(title.map(({ text }) => comparable(text)))
  const whole = comparable(title.map(({ text }) => text).join(' '))
  const groups = new Map<string, { line: Line; atEdge: boolean }[]>()
  for (const [index, line] of lines.entries()) {
    if (line.text === '' || line.depth > 0 || line.text.length > LONGEST || title.includes(line)) continue
    const atEdge = line.beginsPage || nextTo(lines, index, pages) || lines[index + 1]?.beginsPage === true
    const group = groups.get(comparable(line.text)) ?? []
    group.push({ line, atEdge })
    groups.set(comparable(line.text), group)
  }
  return [...groups].flatMap(([text, group]) => {
    const first = group[0]?.line.text ?? ''
    const titled = [...titles, whole].some(
      (one) => one === text || (one.length >= 12 && text.startsWith(one) && text.length < one.length + 40),
    )
    const often = group.length >= 3 && (isCode(first) || group.some(({ atEdge }) => atEdge))
    const edges = group.length >= 2 && group.every(({ atEdge }) => atEdge)
    return titled || ((often || edges) && candidatesOf(first).length === 0) ? group.map(({ line }) => line) : []
  })
}

/** Without case, and with one sign for all figures, so that `30/2, page 7` and `30/2, page 8` are the same. */
const comparable = (text: string): string => text.toLowerCase().replaceAll(/\d+/g, '#')

const nextTo = (lines: readonly Line[], index: number, pages: ReadonlySet<Line>): boolean =>
  [lines[index - 1], lines[index + 1]].some((line) => line !== undefined && pages.has(line))
