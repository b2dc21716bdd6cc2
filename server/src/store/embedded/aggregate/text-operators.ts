import { toDouble } from '../bson/numbers.ts'
import { T, textOf, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { plainText } from './conversion-operators.ts'
import { ANY, nullish, type Operator } from './operand.ts'

function text(operator: string, run: (value: string) => Value): Operator {
  return {
    arity: [1, 1],
    run: ([value]) => run(nullish(value) ? '' : plainText(value as unknown as Value, operator)),
  }
}

/** Operators on texts. */
export const TEXT_OPERATORS: Record<string, Operator> = {
  $concat: {
    arity: [0, ANY],
    run: (operands) => {
      if (operands.some(nullish)) return values.null
      if (operands.some((one) => one?.type !== T.string)) throw new CommandError(16702, '$concat only supports strings')
      return values.string(operands.map((one) => textOf(one as Value)).join(''))
    },
  },
  $toLower: text('$toLower', (value) => values.string(value.replace(/[A-Z]+/g, (part) => part.toLowerCase()))),
  $toUpper: text('$toUpper', (value) => values.string(value.replace(/[a-z]+/g, (part) => part.toUpperCase()))),
  $strLenCP: {
    arity: [1, 1],
    run: ([value]) => values.int32([...plainText(value ?? values.null, '$strLenCP')].length),
  },
  $strLenBytes: {
    arity: [1, 1],
    run: ([value]) => values.int32(Buffer.byteLength(plainText(value ?? values.null, '$strLenBytes'))),
  },
  $substrCP: {
    arity: [3, 3],
    run: ([value, from, count]) => {
      const start = toDouble(from as Value)
      return values.string(
        nullish(value)
          ? ''
          : [...plainText(value as unknown as Value, '$substrCP')]
              .slice(start, start + toDouble(count as Value))
              .join(''),
      )
    },
  },
}
