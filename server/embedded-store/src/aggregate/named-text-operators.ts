import { T, textOf, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { readArguments } from './arguments.ts'
import { type Compile, type Evaluate, isNullish } from './evaluation.ts'

function requireText(value: Value | undefined, operator: string, name: string, code: number): string {
  if (value?.type === T.string) return textOf(value)
  throw new CommandError(code, `${operator} requires that '${name}' be a string`)
}

// What MongoDB takes for white space.
const BLANK = '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'

function trimming(operator: string, left: boolean, right: boolean): (operand: Value, compile: Compile) => Evaluate {
  return (operand, compile) => {
    const names = { required: ['input'], optional: ['chars'] } as const
    const codes = { shape: 50696, unknown: 50694, missing: 50695 }
    const { input, chars } = readArguments(operator, operand, compile, names, codes)
    return (environment) => {
      const [value, given] = [input?.(environment), chars?.(environment)]
      if (isNullish(value) || (chars && isNullish(given))) return values.null
      const text = [...requireText(value, operator, 'input', 50699)]
      const blank = new Set(chars ? requireText(given, operator, 'chars', 50700) : BLANK)
      let [start, end] = [0, text.length]
      while (left && start < end && blank.has(text[start] as string)) start++
      while (right && end > start && blank.has(text[end - 1] as string)) end--
      return values.string(text.slice(start, end).join(''))
    }
  }
}

type Replace = (text: string, find: string, replacement: string) => string

function replacing(operator: string, replace: Replace): (operand: Value, compile: Compile) => Evaluate {
  return (operand, compile) => {
    const names = { required: ['input', 'find', 'replacement'], optional: [] } as const
    const codes = { shape: 51751, unknown: 51750, missing: 51749 }
    const read = readArguments(operator, operand, compile, names, codes)
    return (environment) => {
      const parts = names.required.map((name) => read[name]?.(environment))
      const [text, find, replacement] = parts.map((part, i) =>
        isNullish(part) ? undefined : requireText(part, operator, names.required[i] as string, 51746 - i),
      )
      if (text === undefined || find === undefined || replacement === undefined) return values.null
      return values.string(replace(text, find, replacement))
    }
  }
}

function replaceAll(text: string, find: string, replacement: string): string {
  // An empty text is found before and behind every character.
  if (find === '') return [replacement, ...[...text].flatMap((one) => [one, replacement])].join('')
  return text.split(find).join(replacement)
}

/** Operators on texts with named arguments. */
export const NAMED_TEXT_OPERATORS: Record<string, (operand: Value, compile: Compile) => Evaluate> = {
  $trim: trimming('$trim', true, true),
  $ltrim: trimming('$ltrim', true, false),
  $rtrim: trimming('$rtrim', false, true),
  $replaceOne: replacing('$replaceOne', (text, find, replacement) => text.replace(find, () => replacement)),
  $replaceAll: replacing('$replaceAll', replaceAll),
}
