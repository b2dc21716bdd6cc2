/** A stretch of a sentence: words of the template (`slot` null), or what goes into one of its slots. */
export type TemplatePart = { slot: string | null; text: string }

/**
 * Takes a template such as `{{actor}} opened {{session}}.` apart, so that each slot can be shown as a link. A name that
 * itself contains braces stays what it is: only the template is read, never what is put in.
 */
export function templateParts(template: string, values: Readonly<Record<string, string>>): TemplatePart[] {
  return template
    .split(/(\{\{\w+\}\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const slot = /^\{\{(\w+)\}\}$/.exec(piece)?.[1]
      return slot === undefined ? { slot: null, text: piece } : { slot, text: values[slot] ?? '' }
    })
}

/** The sentence as plain text. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return templateParts(template, values)
    .map((part) => part.text)
    .join('')
}
