import { documentAt, field, T, textOf, truthy, type Value } from '../bson/value.ts'
import { BsonWriter } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import type { Predicate } from '../query/path-tests.ts'
import type { Collection } from '../storage/collection.ts'
import { argument, type Call } from './context.ts'

/** What a collection asks of its documents. */
export interface Validator {
  matches: Predicate
  /** Documents that fail it already may go on failing it. */
  moderate: boolean
}

const compiled = new WeakMap<Buffer, { validator: Validator | undefined }>()

function textField(options: Value, name: string): string | undefined {
  const value = field(options, name)
  return value?.type === T.string ? textOf(value) : undefined
}

function compile(options: Value): Validator | undefined {
  const raw = field(options, 'validator')
  const level = textField(options, 'validationLevel')
  if (raw?.type !== T.object || level === 'off' || textField(options, 'validationAction') === 'warn') return undefined
  return { matches: compileFilter(raw).matches, moderate: level === 'moderate' }
}

/** The validator of a collection, if documents that fail it are refused; none where the command passes it by. */
export function validatorOf(call: Call, collection: Collection): Validator | undefined {
  if (collection.options.length === 5 || truthy(argument(call, 'bypassDocumentValidation'))) return undefined
  let found = compiled.get(collection.options)
  if (!found) {
    found = { validator: compile(documentAt(collection.options)) }
    compiled.set(collection.options, found)
  }
  return found.validator
}

/** @param before what the document was, if it is there already @throws CommandError 121 */
export function checkValid(validator: Validator | undefined, document: Value, before?: Value): void {
  if (!validator || validator.matches(document)) return
  if (before && validator.moderate && !validator.matches(before)) return
  const id = field(document, '_id')
  const info = new BsonWriter()
  if (id) info.value('failingDocumentId', id)
  throw new CommandError('DocumentValidationFailure', 'Document failed validation', [
    ['errInfo', documentAt(info.finish())],
  ])
}
