import { documentAt, field, T, textOf, type Value } from '../bson/value.ts'
import { CommandError } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import type { Predicate } from '../query/path-tests.ts'
import type { Collection } from '../storage/collection.ts'

const compiled = new WeakMap<Buffer, { matches: Predicate | undefined }>()

/** The validator of a collection, if documents that fail it are refused. */
export function validatorOf(collection: Collection): Predicate | undefined {
  if (collection.options.length === 5) return undefined
  let found = compiled.get(collection.options)
  if (!found) {
    const options = documentAt(collection.options)
    const validator = field(options, 'validator')
    const action = field(options, 'validationAction')
    const warns = action?.type === T.string && textOf(action) === 'warn'
    const level = field(options, 'validationLevel')
    const off = level?.type === T.string && textOf(level) === 'off'
    found = { matches: validator?.type === T.object && !warns && !off ? compileFilter(validator).matches : undefined }
    compiled.set(collection.options, found)
  }
  return found.matches
}

/** @throws CommandError 121 */
export function checkValid(validator: Predicate | undefined, document: Value): void {
  if (validator && !validator(document)) {
    throw new CommandError('DocumentValidationFailure', 'Document failed validation')
  }
}
