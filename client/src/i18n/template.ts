/** A part of a sentence: words of the template (`slot` null), or one of its slots. */
export type TemplatePart = { slot: string | null; text: string }

/**
 * Splits a template such as `{{actor}} opened {{session}}.` so that each slot can be shown as a link. A name that
 * itself contains braces is safe: only the template is split, never the values.
 */
export function templateParts(template: string, values: Readonly<Record<string, unknown>>): TemplatePart[] {
  return template
    .split(/(\{\{\w+\}\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const slot = /^\{\{(\w+)\}\}$/.exec(piece)?.[1]
      return slot === undefined ? { slot: null, text: piece } : { slot, text: String(values[slot] ?? '') }
    })
}

/** The sentence as plain text. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return templateParts(template, values)
    .map((part) => part.text)
    .join('')
}
