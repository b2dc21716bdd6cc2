import { field, fields, T, type Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { conversionTo, isConversionFailure } from './conversion-operators.ts'
import { type Compile, type Evaluate, isNullish } from './evaluation.ts'

const NAMES = ['input', 'to', 'onError', 'onNull']

/** `$convert`: `onError` is evaluated where the conversion fails, `onNull` where there is nothing to convert. */
export function convertOperator(operand: Value, compile: Compile): Evaluate {
  if (operand.type !== T.object)
    throw new CommandError('FailedToParse', '$convert expects an object of named arguments')
  for (const [name] of fields(operand))
    if (!NAMES.includes(name)) throw new CommandError('FailedToParse', `$convert found an unknown argument: ${name}`)
  const [input, to, onError, onNull] = NAMES.map((name) => {
    const part = field(operand, name)
    return part && compile(part)
  })
  if (!input) throw new CommandError('FailedToParse', "Missing 'input' parameter to $convert")
  if (!to) throw new CommandError('FailedToParse', "Missing 'to' parameter to $convert")
  return (environment) => {
    const [value, target] = [input(environment), to(environment)]
    if (isNullish(value)) return onNull ? onNull(environment) : values.null
    if (isNullish(target)) return values.null
    try {
      return conversionTo(target as Value)(value as Value)
    } catch (error) {
      if (onError && isConversionFailure(error)) return onError(environment)
      throw error
    }
  }
}
