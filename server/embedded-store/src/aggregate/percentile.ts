import { toDouble } from '../bson/numbers.ts'
import { elements, field, fields, isNumber, T, textOf, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { arrayOf, type Compile, type Evaluate } from './evaluation.ts'
import type { MakeFold } from './folds.ts'

const NO_VARIABLES = { root: values.emptyDocument, variables: new Map<string, Value>() }

/** Takes apart `{input, p, method}`; `$median` is the half. @throws CommandError 7429703, 40414, 40415, 2, 77503xx */
export function readPercentile(name: string, operand: Value, compile: Compile): { input: Evaluate; make: MakeFold } {
  if (operand.type !== T.object) throw new CommandError(7429703, 'specification must be an object')
  const wanted = name === '$median' ? ['input', 'method'] : ['input', 'p', 'method']
  for (const [one] of fields(operand))
    if (!wanted.includes(one)) throw new CommandError(40415, `BSON field '${name}.${one}' is an unknown field.`)
  for (const one of wanted)
    if (field(operand, one) === undefined)
      throw new CommandError(40414, `BSON field '${name}.${one}' is missing but a required field`)
  const method = field(operand, 'method') as Value
  if (method.type !== T.string)
    throw new CommandError('TypeMismatch', `BSON field '${name}.method' is the wrong type, expected type 'string'`)
  if (textOf(method) !== 'approximate')
    throw new CommandError('BadValue', "Currently only 'approximate' can be used as percentile 'method'.")
  const input = compile(field(operand, 'input') as Value)
  if (name === '$median') return { input, make: percentiles([0.5], (found) => found[0] ?? values.null) }
  return { input, make: percentiles(shares(field(operand, 'p') as Value, compile), arrayOf) }
}

function shares(operand: Value, compile: Compile): number[] {
  const refusal = "The $percentile 'p' field must be an array of numbers from [0.0, 1.0]"
  const list = compile(operand)(NO_VARIABLES)
  if (list?.type !== T.array || elements(list).length === 0) throw new CommandError(7750301, refusal)
  return elements(list).map((one) => {
    if (!isNumber(one)) throw new CommandError(7750302, refusal)
    const share = toDouble(one)
    if (!(share >= 0 && share <= 1)) throw new CommandError(7750303, refusal)
    return share
  })
}

/**
 * Percentiles as MongoDB answers them: doubles that are among the values. They are exact here, where MongoDB's method
 * `approximate` may give a neighbour of a great many values.
 */
function percentiles(wanted: number[], format: (found: Value[]) => Value): MakeFold {
  return (memory) => {
    const held: number[] = []
    return {
      add: (value) => {
        const number = value !== undefined && isNumber(value) ? toDouble(value) : Number.NaN
        if (Number.isNaN(number)) return
        memory.hold(8)
        held.push(number)
      },
      result: () => {
        const sorted = Float64Array.from(held).sort()
        const at = (share: number) => Math.max(0, Math.ceil(sorted.length * share) - 1)
        return format(
          wanted.map((share) => (held.length === 0 ? values.null : values.double(sorted[at(share)] as number))),
        )
      },
    }
  }
}
