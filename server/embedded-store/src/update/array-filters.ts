import { elements, fields, T, type Value } from '../bson/value.ts'
import { CommandError } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import { nodeValue, Tree } from './tree.ts'

export type ElementTests = ReadonlyMap<string, (element: Value) => boolean>

function identifiers(name: string, value: Value): string[] {
  if (!name.startsWith('$')) return [name.split('.')[0] as string]
  if (!['$and', '$or', '$nor'].includes(name)) return []
  return elements(value).flatMap((clause) => fields(clause).flatMap(([inner, operand]) => identifiers(inner, operand)))
}

function identifierOf(filter: Value): string {
  const names = new Set(fields(filter).flatMap(([name, value]) => identifiers(name, value)))
  const [name] = names
  if (names.size !== 1 || name === undefined) {
    throw new CommandError(
      'FailedToParse',
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found ${names.size}`,
    )
  }
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
    throw new CommandError(
      'BadValue',
      `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
    )
  }
  return name
}

/** Tests of the elements that `$[name]` stands for, by name. @throws CommandError 2, 9, 14 */
export function compileArrayFilters(list: Value | undefined, paths: string[]): ElementTests {
  const filters = new Map<string, (element: Value) => boolean>()
  if (list === undefined) return filters
  if (list.type !== T.array) throw new CommandError('TypeMismatch', 'arrayFilters must be an array')
  for (const filter of elements(list)) {
    if (filter.type !== T.object) throw new CommandError('TypeMismatch', 'Each array filter must be an object')
    const compiled = compileFilter(filter)
    const name = identifierOf(filter)
    if (filters.has(name))
      throw new CommandError('FailedToParse', `Found multiple array filters with the same top-level field name ${name}`)
    if (!paths.some((path) => path.includes(`$[${name}]`))) {
      throw new CommandError('FailedToParse', `The array filter for identifier '${name}' was not used in the update`)
    }
    filters.set(name, (element) => {
      const holder = new Tree(false)
      holder.set(name, element)
      return compiled.matches(nodeValue(holder))
    })
  }
  return filters
}
