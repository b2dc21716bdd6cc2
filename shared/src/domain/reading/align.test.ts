import { describe, expect, test } from '@jest/globals'
import { align } from './align.ts'

/** A document from its numbers, indented by level. */
function numbered(...lines: string[]): { number: string; parent: number }[] {
  const open: number[] = []
  return lines.map((line, index) => {
    const level = line.length - line.trimStart().length
    open.length = level
    open.push(index)
    return { number: line.trim(), parent: open[level - 1] ?? -1 }
  })
}

/** `Article 1 = Article premier`, `1 ~ 2` by order, `3 -` and `- 4` alone; indented by level. */
function shown(first: ReturnType<typeof numbered>, second: ReturnType<typeof numbered>): string[] {
  const aligned = align(first, second)
  const levels: number[] = []
  return aligned.map((pair, index) => {
    levels[index] = pair.parent < 0 ? 0 : (levels[pair.parent] ?? 0) + 1
    const [one, two] = [pair.first, pair.second].map((at, side) =>
      at === null ? '' : (side === 0 ? first : second)[at]?.number,
    )
    return (
      ' '.repeat(levels[index]) + [one, { number: '=', order: '~', alone: '-' }[pair.by], two].filter(Boolean).join(' ')
    )
  })
}

describe('[I22] two languages are side by side', () => {
  test.each<[string, string[], string[], string[]]>([
    [
      'by number',
      ['Article 1', ' 1', ' 2', 'Article 2'],
      ['Article premier', ' 1', ' 2', 'Article 2'],
      ['Article 1 = Article premier', ' 1 = 1', ' 2 = 2', 'Article 2 = Article 2'],
    ],
    [
      'with the words of each language',
      ['Chapter I', 'Annex I', 'Annex II'],
      ['Chapitre premier', 'Annexe I', 'Annexe II'],
      ['Chapter I = Chapitre premier', 'Annex I = Annexe I', 'Annex II = Annexe II'],
    ],
    ['with what only one of them has', ['1', '2', '3'], ['1', '3'], ['1 = 1', '2 -', '3 = 3']],
    ['with what only the other has', ['1', '3'], ['1', '2', '3', ' (a)'], ['1 = 1', '- 2', '3 = 3', ' - (a)']],
    ['by order where numbers differ', ['1', '(a)', '3'], ['1', 'a)', '3'], ['1 = 1', '(a) ~ a)', '3 = 3']],
    ['by order below what is matched by order', ['Rule 1', ' 1'], ['§ 1', ' 1'], ['Rule 1 ~ § 1', ' 1 = 1']],
    ['by order where there are no numbers', ['1', '', '2'], ['1', '', '2'], ['1 = 1', '~', '2 = 2']],
    ['not by order where they are not as many', ['1', '(a)', '(b)'], ['1', 'a)'], ['1 = 1', '(a) -', '(b) -', '- a)']],
  ])('%s', (_, first, second, pairs) => {
    expect(shown(numbered(...first), numbered(...second))).toEqual(pairs)
  })

  test('[I22] all provisions of both are in it once, also of documents that have no number in common', () => {
    const many = (word: string) =>
      Array.from({ length: 5000 }, (_, index) => ({ number: `${word} ${index + 1}`, parent: -1 }))
    const started = performance.now()
    const aligned = align(many('Article'), many('Rule'))
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(aligned).toHaveLength(5000)
    expect(aligned.every(({ first, second, by }, index) => first === index && second === index && by === 'order')).toBe(
      true,
    )
  })
})
