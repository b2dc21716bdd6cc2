import { field, fields, T, textOf, Value } from '../bson/value.ts'
import { values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { closeTree, openValue } from '../update/tree.ts'
import { readArguments } from './arguments.ts'
import { type Compile, type Environment, type Evaluate, isNullish } from './evaluation.ts'

/** The name of a field, or `{field, input}`. @throws CommandError 3041701, 3041702, 3041704 */
function getField(operand: Value, compile: Compile): Evaluate {
  const named = operand.type === T.object && !fields(operand)[0]?.[0].startsWith('$')
  const names = { required: ['field'], optional: ['input'] } as const
  const codes = { shape: 3041702, unknown: 3041701, missing: 3041702 }
  const read = named ? readArguments('$getField', operand, compile, names, codes) : { field: compile(operand) }
  const input: Evaluate = read.input ?? (({ root }) => root)
  return (environment) => {
    const [key, from] = [read.field?.(environment), input(environment)]
    if (key?.type !== T.string) throw new CommandError(3041704, "$getField requires 'field' to evaluate to type String")
    return from?.type === T.object ? field(from, textOf(key)) : undefined
  }
}

/** Changes one field of a document by its very name; null stays null. @throws CommandError 4161100 to 4161107 */
function changing(
  operator: string,
  operand: Value,
  compile: Compile,
  required: ReadonlyArray<'field' | 'input' | 'value'>,
): Evaluate {
  const codes = { shape: 4161100, unknown: 4161101, missing: [4161102, 4161109, 4161103] }
  const read = readArguments(operator, operand, compile, { required, optional: [] }, codes)
  const fresh = (environment: Environment) => read.value?.(environment)
  return (environment) => {
    const [key, into] = [read.field?.(environment), read.input?.(environment)]
    if (isNullish(into)) return values.null
    if (key?.type !== T.string || into?.type !== T.object)
      throw new CommandError(4161107, `${operator} requires 'field' to be a string and 'input' an object`)
    const tree = openValue(into)
    const value = fresh(environment)
    if (value === undefined) tree.remove(textOf(key))
    else tree.set(textOf(key), value)
    return new Value(T.object, closeTree(tree), 0)
  }
}

/** Operators on fields by name, dots and dollars and all. */
export const FIELD_OPERATORS: Record<string, (operand: Value, compile: Compile) => Evaluate> = {
  $getField: getField,
  $setField: (operand, compile) => changing('$setField', operand, compile, ['field', 'input', 'value']),
  $unsetField: (operand, compile) => changing('$unsetField', operand, compile, ['field', 'input']),
}
