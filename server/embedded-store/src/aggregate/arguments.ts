import { toDouble } from '../bson/numbers.ts'
import { fields, isNumber, T, type Value } from '../bson/value.ts'
import { CommandError } from '../errors.ts'
import type { Compile, Evaluate } from './evaluation.ts'

/** The named arguments of an operator. @throws CommandError with its codes for unknown and, one or each, missing ones */
export function readArguments<Name extends string>(
  operator: string,
  operand: Value,
  compile: Compile,
  names: { required: readonly Name[]; optional: readonly Name[] },
  codes: { shape: number; unknown: number; missing: number | readonly number[] },
): Partial<Record<Name, Evaluate>> {
  if (operand.type !== T.object)
    throw new CommandError(codes.shape, `${operator} only supports an object as its argument`)
  const found: Partial<Record<Name, Evaluate>> = {}
  for (const [name, value] of fields(operand)) {
    const wanted = [...names.required, ...names.optional].find((one) => one === name)
    if (wanted === undefined) throw new CommandError(codes.unknown, `Unrecognized argument to ${operator}: ${name}`)
    found[wanted] = compile(value)
  }
  names.required.forEach((name, i) => {
    if (found[name]) return
    const code = typeof codes.missing === 'number' ? codes.missing : (codes.missing[i] as number)
    throw new CommandError(code, `Missing '${name}' parameter to ${operator}`)
  })
  return found
}

/** A whole number. @throws CommandError with this code */
export function wholeOf(value: Value, code: number, name: string): number {
  const number = isNumber(value) ? toDouble(value) : Number.NaN
  if (!Number.isSafeInteger(number)) throw new CommandError(code, `${name} must evaluate to an integer`)
  return number
}
