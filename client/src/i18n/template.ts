import { inSentence, isNameForm } from './name-forms.ts'

/** A part of a sentence: words of the template (`slot` null), or one of its slots. */
export type TemplatePart = { slot: string | null; text: string }

/**
 * Splits a template such as `{{actor}} opened {{session}}.` so that each slot can be shown as a link. A slot may ask for
 * a form of the name: `{{delegation, de}}`. A name that itself contains braces is safe: only the template is split,
 * never the values.
 */
export function templateParts(template: string, values: Readonly<Record<string, unknown>>): TemplatePart[] {
  return template
    .split(/(\{\{\w+(?:, \p{L}+)?\}\})/u)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const [, slot, form] = /^\{\{(\w+)(?:, (\p{L}+))?\}\}$/u.exec(piece) ?? []
      if (slot === undefined) return { slot: null, text: piece }
      const text = String(values[slot] ?? '')
      return { slot, text: form !== undefined && isNameForm(form) ? inSentence(text, form) : text }
    })
}

/** The sentence as plain text. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return templateParts(template, values)
    .map((part) => part.text)
    .join('')
}
