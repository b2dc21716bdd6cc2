/** The words of a document's text in one line: without marks of emphasis, calls of notes and the bars of tables. */
export const withoutMarks = (text: string): string =>
  text
    .replaceAll(/\[\^[^\]]+\]|\*+/gu, '')
    .replaceAll(/\|(?:[ -]*---[ -]*\|)*/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
