import { CALL, emphasisIn } from './emphasis.ts'

/**
 * A word, with the stars that begin an emphasis before it, and behind it the stars that end one and the space. Words are
 * compared, neither stars nor space: else two texts would have nothing but their spaces in common.
 */
export type Word = { before: string; word: string; behind: string; emphasis: number }

/** Scripts that are written without spaces, whose words `Intl.Segmenter` finds. */
const UNSPACED = String.raw`(?!\p{Nd})[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`
/** What belongs to the character before it. */
const EXTENDING = String.raw`[\p{M}\p{Grapheme_Extend}\u200d\u0e33\u0eb3\p{Emoji_Modifier}]`
/** What belongs to the character after it. */
const PREPENDED = String.raw`[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]`
/** Space that separates words. */
export const SPACE = String.raw`[^\S\u00a0\u202f]`
/** The same where it is a character of its own. */
const BLANK = String.raw`(?:[\r\n]|${SPACE}(?!${EXTENDING}))`
/** What is within a word: letters with their marks, digits, soft hyphens, joiners. */
const WITHIN = String.raw`(?:(?!${UNSPACED})[\p{L}\p{M}\p{Nd}\u00ad\u200b-\u200d\u2060])`

/**
 * What counts as one word, first match wins: a run of a script without spaces, to be divided into its words; the call of
 * a note; a number with its separators, group spaces and the letters behind it (1,000 · 2.1 · 1'000 · 10 000 ·
 * 2027-06-30 · 4bis); a French elision with its apostrophe (l’ · qu’ · jusqu’); a picture, whole; a word, with inner
 * apostrophes and hyphens (Member’s · co-operation); a punctuation mark with the no-break space French sets on its inner
 * side; a flag; any other single character with its marks.
 */
const WORD = new RegExp(
  `(?:((?:${UNSPACED}${EXTENDING}*)+)|(${PREPENDED}*(?:${[
    CALL,
    String.raw`(?:\p{Nd}{1,3}(?: \p{Nd}{3})+(?!\p{Nd})|\p{Nd}+)(?:[.,:/'’\-\u00a0\u2007\u2009\u202f\u066b\u066c\uff0c\uff0e]\p{Nd}+)*${WITHIN}*`,
    String.raw`(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)['’](?=\p{L})`,
    String.raw`\p{Extended_Pictographic}${EXTENDING}*(?:(?<=\u200d)\p{Extended_Pictographic}${EXTENDING}*)*`,
    String.raw`(?!${UNSPACED})\p{L}${WITHIN}*(?:['’\-\u2010\u2011](?!${UNSPACED})[\p{L}\p{Nd}]${WITHIN}*)*`,
    String.raw`[\u00a0\u202f][;:!?»%]`,
    String.raw`«[\u00a0\u202f]`,
    String.raw`\p{RI}\p{RI}`,
    `(?!${BLANK}).`,
  ].join('|')})${EXTENDING}*)|^)(${BLANK}*)`,
  'gsu',
)
const BEGINS_WITHIN = new RegExp(`^${EXTENDING}`, 'u')

/** The text as words; space at the beginning is behind an empty word. */
export function splitWords(text: string): Word[] {
  const reader = new WordReader()
  let from = 0
  for (const { from: start, to, stars } of emphasisIn(text)) {
    reader.read(text.slice(from, start), 0)
    reader.open(text.slice(start, start + stars))
    reader.read(text.slice(start + stars, to - stars), stars)
    reader.addBehind(text.slice(to - stars, to))
    from = to
  }
  reader.read(text.slice(from), 0)
  return reader.words
}

class WordReader {
  readonly words: Word[] = []
  private before = ''

  /** The stars before the next word. */
  open(stars: string): void {
    this.before = stars
  }

  addBehind(text: string): void {
    const last = this.words.at(-1)
    if (last !== undefined) last.behind += text
  }

  read(text: string, emphasis: number): void {
    for (const [, run, word = '', space = ''] of text.matchAll(WORD)) {
      if (run !== undefined) {
        for (const each of wordsOfRun(run)) this.add(each, '', emphasis)
        this.addBehind(space)
      } else if (word !== '' || this.words.length === 0) this.add(word, space, emphasis)
      else this.addBehind(space)
    }
  }

  private add(word: string, behind: string, emphasis: number): void {
    this.words.push({ before: this.before, word, behind, emphasis })
    this.before = ''
  }
}

/** It finds words by the script, whatever the language is. Few texts need it, and it takes some time to make. */
let segmenter: Intl.Segmenter | undefined
/** So many units are divided at a time, as the time of the segmenter grows with the square of their number. */
const WINDOW = 400
/** So many at the end of a window are divided anew with what follows them. */
const OVERLAP = 40

/** The words of a run without spaces. */
function wordsOfRun(run: string): string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' })
  const words: string[] = []
  for (let from = 0; from < run.length; ) {
    const end = endOfWindow(run, from)
    let taken = 0
    for (const { segment, index } of segmenter.segment(run.slice(from, end))) {
      if (end < run.length && taken > 0 && from + index + segment.length > end - OVERLAP) break
      if (words.length > 0 && BEGINS_WITHIN.test(segment)) words.push(words.pop() + segment)
      else words.push(segment)
      taken = index + segment.length
    }
    from += taken
  }
  return words
}

/** Not between the two units of one character. */
function endOfWindow(run: string, from: number): number {
  const end = Math.min(from + WINDOW, run.length)
  return end < run.length && (run.codePointAt(end - 1) ?? 0) > 0xffff ? end + 1 : end
}
