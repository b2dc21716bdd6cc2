import { field, fields, T, type Value } from '../bson/value.ts'
import { CommandError } from '../errors.ts'

/**
 * Takes apart the document of a stage that knows all its fields.
 * @throws CommandError 9 for what is no document, 40415 for an unknown field, 40414 for a missing one
 */
export function readSpec<Name extends string>(
  stage: string,
  operand: Value,
  required: readonly Name[],
  optional: readonly Name[],
): Partial<Record<Name, Value>> {
  if (operand.type !== T.object)
    throw new CommandError('FailedToParse', `the ${stage} stage specification must be an object`)
  const found: Partial<Record<Name, Value>> = {}
  for (const [name, value] of fields(operand)) {
    const known = [...required, ...optional].find((one) => one === name)
    if (known === undefined) throw new CommandError(40415, `BSON field '${stage}.${name}' is an unknown field.`)
    found[known] = value
  }
  for (const name of required)
    if (field(operand, name) === undefined)
      throw new CommandError(40414, `BSON field '${stage}.${name}' is missing but a required field`)
  return found
}

/** The value, if it has the type that is asked for. @throws CommandError 14 */
export function ofType(value: Value | undefined, type: number, stage: string, name: string): Value | undefined {
  if (value !== undefined && value.type !== type)
    throw new CommandError('TypeMismatch', `BSON field '${stage}.${name}' is the wrong type`)
  return value
}
