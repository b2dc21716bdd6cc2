import { toRoman } from '@quorate/shared/domain/reading/numbering'
import { attribute, children, type Element, find, nameOf } from './xml.ts'

/** Computes the numbers of paragraphs as a word processor does: they are not in the text. */
export type Numbering = {
  /** The number of the next paragraph of a list and level (from 0), with what is printed around it; '- ' for a bullet's. */
  next: (list: string, level: number) => string
}

type Level = { start: number; format: string; text: string; restartsAfter: number | undefined }

/** The numbering of `word/numbering.xml`; lists that share an abstract definition count together unless they restart. */
export function numberingOf(xml: readonly Element[]): Numbering {
  const root = children(find(xml, 'w:numbering'))
  const definitions = new Map<string, Map<number, Level>>()
  for (const element of root)
    if (nameOf(element) === 'w:abstractNum')
      definitions.set(attribute(element, 'w:abstractNumId') ?? '', levelsOf(element))
  const lists = new Map<string, { definition: string; starts: Map<number, number> }>()
  for (const element of root)
    if (nameOf(element) === 'w:num') lists.set(attribute(element, 'w:numId') ?? '', listOf(element))
  const counters = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()
  return {
    next(list, level) {
      const { definition, starts } = lists.get(list) ?? { definition: '', starts: new Map<number, number>() }
      const levels = definitions.get(definition)
      const own = levels?.get(level)
      if (levels === undefined || own === undefined) return ''
      if (own.format === 'bullet') return '-'
      const counts = counters.get(definition) ?? []
      counters.set(definition, counts)
      if (!started.has(list)) {
        started.add(list)
        for (const [at, value] of starts) counts[at] = value - 1
      }
      counts[level] = (counts[level] ?? own.start - 1) + 1
      for (let deeper = level + 1; deeper < counts.length; deeper += 1)
        if ((levels.get(deeper)?.restartsAfter ?? deeper) > level) counts[deeper] = undefined
      for (let above = 0; above < level; above += 1) counts[above] ??= levels.get(above)?.start ?? 1
      return own.text.replaceAll(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1
        return formatted(counts[at] ?? 1, levels.get(at)?.format ?? 'decimal')
      })
    },
  }
}

function levelsOf(definition: Element): Map<number, Level> {
  const levels = children(definition).filter((element) => nameOf(element) === 'w:lvl')
  return new Map(levels.map((level) => [Number(attribute(level, 'w:ilvl') ?? 0), levelOf(level)]))
}

function levelOf(level: Element): Level {
  const value = (name: string): string | undefined => attribute(find(children(level), name), 'w:val')
  const restart = value('w:lvlRestart')
  return {
    start: Number(value('w:start') ?? 1),
    format: value('w:numFmt') ?? 'decimal',
    text: value('w:lvlText') ?? '',
    restartsAfter: restart === undefined ? undefined : Number(restart),
  }
}

function listOf(list: Element): { definition: string; starts: Map<number, number> } {
  const starts = new Map<number, number>()
  for (const override of children(list)) {
    const start = attribute(find(children(override), 'w:startOverride'), 'w:val')
    if (nameOf(override) === 'w:lvlOverride' && start !== undefined)
      starts.set(Number(attribute(override, 'w:ilvl') ?? 0), Number(start))
  }
  return { definition: attribute(find(children(list), 'w:abstractNumId'), 'w:val') ?? '', starts }
}

function formatted(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(value)
    case 'upperLetter':
      return letters(value).toUpperCase()
    case 'lowerRoman':
      return toRoman(value)
    case 'upperRoman':
      return toRoman(value).toUpperCase()
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'none':
      return ''
    default:
      return String(value)
  }
}

/** a to z, then aa, bb. */
function letters(value: number): string {
  const letter = String.fromCodePoint(97 + ((value - 1) % 26))
  return letter.repeat(Math.min(Math.floor((value - 1) / 26) + 1, 10))
}
