import { wholeNumber } from '../bson/numbers.ts'
import { documentAt, elements, field, fields, isNumber, T, textOf, truthy, type Value } from '../bson/value.ts'
import { BsonWriter } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { compileFilter, type Filter } from '../query/matcher.ts'
import { isOperatorDocument } from '../query/operators.ts'
import { type Path, pathOf } from '../query/path.ts'
import { refuseCollation } from '../query/sort.ts'

interface IndexField {
  name: string
  path: Path
  descending: boolean
}

/** An index of a collection. */
export interface Index {
  name: string
  /** Number of its part of the key space. */
  table: number
  fields: IndexField[]
  unique: boolean
  sparse: boolean
  partial: Filter | undefined
  expireAfterSeconds: number | undefined
  /** Bit per field that held an array in some document: bounds on such fields must not be combined. */
  multikey: number
  /** Some key was too long and was cut: the order within equal beginnings is lost. */
  truncated: boolean
  /** The specification as requested, returned by `listIndexes`. */
  spec: Buffer
}

const OPTIONS = new Set(
  `key name unique sparse partialFilterExpression expireAfterSeconds background v ns hidden collation comment`.split(
    / /,
  ),
)

/** Reads one index specification of `createIndexes` or of the catalog. */
export function parseIndex(spec: Value, table: number): Index {
  const key = field(spec, 'key')
  if (key?.type !== T.object) throw new CommandError('FailedToParse', "An index needs a 'key' of fields")
  refuseCollation(field(spec, 'collation'))
  for (const [option] of fields(spec)) {
    if (!OPTIONS.has(option)) {
      throw new CommandError('InvalidIndexSpecificationOption', `An index has no option '${option}'`)
    }
  }
  const indexFields = fields(key).map(([name, direction]) => parseField(name, direction))
  if (indexFields.length === 0) throw new CommandError('CannotCreateIndex', 'Index keys cannot be an empty object')
  const named = field(spec, 'name')
  const partial = field(spec, 'partialFilterExpression')
  const expiry = field(spec, 'expireAfterSeconds')
  if (expiry && (!isNumber(expiry) || indexFields.length > 1)) {
    throw new CommandError('CannotCreateIndex', 'An index with an expiry has one field, and seconds')
  }
  if (partial && partial.type !== T.object)
    throw new CommandError('TypeMismatch', "'partialFilterExpression' is no object")
  if (partial && truthy(field(spec, 'sparse')))
    throw new CommandError('CannotCreateIndex', 'cannot mix "partialFilterExpression" and "sparse" options')
  const name = named?.type === T.string ? textOf(named) : defaultName(key)
  return {
    name,
    table,
    fields: indexFields,
    unique: truthy(field(spec, 'unique')) || name === '_id_',
    sparse: truthy(field(spec, 'sparse')),
    partial: partial?.type === T.object ? compilePartial(partial) : undefined,
    expireAfterSeconds: expiry ? Number(wholeNumber(expiry) ?? 0n) : undefined,
    multikey: 0,
    truncated: false,
    spec: normalise(spec, key, name),
  }
}

const PARTIAL_OPERATORS = ['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$in', '$type']

/**
 * The allowed filters of partial indexes: conditions that all hold, so the planner can tell when a query implies them.
 */
function compilePartial(raw: Value): Filter {
  const filter = compileFilter(raw)
  const refuse = (what: string) =>
    new CommandError('CannotCreateIndex', `Expression not supported in partial index: ${what}`)
  const check = (part: Value): void => {
    for (const [name, value] of fields(part)) {
      if (name === '$and') for (const clause of elements(value)) check(clause)
      else if (name.startsWith('$')) throw refuse(name)
      else if (value.type === T.regex) throw refuse('a regular expression')
      else if (isOperatorDocument(value)) {
        for (const [operator, operand] of fields(value)) {
          const exists = operator === '$exists' && !truthy(operand)
          if (exists || !PARTIAL_OPERATORS.includes(operator)) throw refuse(`${operator} on '${name}'`)
        }
      }
    }
  }
  check(raw)
  return filter
}

function parseField(name: string, direction: Value): IndexField {
  if (direction.type === T.string) throw unsupported(`An index of type '${textOf(direction)}'`)
  const sign = isNumber(direction) ? wholeNumber(direction) : undefined
  if (sign === undefined || sign === 0n) {
    throw new CommandError('CannotCreateIndex', 'Values in the index key pattern must be numbers other than 0')
  }
  if (name === '' || name.startsWith('$') || name.split('.').includes('')) {
    throw new CommandError('CannotCreateIndex', `Index key contains an illegal field name: '${name}'`)
  }
  if (name.includes('$**')) throw unsupported('A wildcard index')
  return { name, path: pathOf(name), descending: sign < 0n }
}

/** `a_1_b_-1` */
function defaultName(key: Value): string {
  return fields(key)
    .map(([name, direction]) => `${name}_${isNumber(direction) ? wholeNumber(direction) : '1'}`)
    .join('_')
}

function normalise(spec: Value, key: Value, name: string): Buffer {
  const writer = new BsonWriter().int32('v', 2).value('key', key).string('name', name)
  for (const [option, value] of fields(spec)) {
    if (!['v', 'key', 'name', 'ns', 'background', 'comment'].includes(option)) writer.value(option, value)
  }
  return writer.finish()
}

/** The key pattern of an index as a document. */
export function keyPattern(index: Index): Value {
  return field(documentAt(index.spec), 'key') as Value
}
