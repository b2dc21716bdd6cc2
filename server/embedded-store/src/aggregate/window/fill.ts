import { elements, fields, T, textOf, Value } from '../../bson/value.ts'
import { BsonWriter } from '../../bson/writer.ts'
import { CommandError } from '../../errors.ts'
import { setFields } from '../field-stages.ts'
import { ofType, readSpec } from '../spec.ts'
import type { PipelineContext, Stage } from '../stage.ts'
import { setWindowFieldsStage } from './set-window-fields.ts'

const STAGE = '$fill'

function documentOf(writer: BsonWriter): Value {
  return new Value(T.object, writer.finish(), 0)
}

/** What fills one field: a window function, or the value for what is null or missing. */
function readOutput(path: string, spec: Value): { method?: string; value?: Value } {
  if (spec.type !== T.object)
    throw new CommandError(6050200, 'Each fill output specification must be an object with exactly one field')
  const { method, value } = readSpec(STAGE, spec, [], ['method', 'value'])
  if (method && value)
    throw new CommandError(
      6050201,
      "Each fill output specification must have exactly one of 'method' or 'value' fields, not both",
    )
  if (value) return { value }
  if (!method) throw new CommandError(6050200, `The field '${path}' needs a 'method' or a 'value'`)
  const name = textOf(ofType(method, T.string, STAGE, 'method') as Value)
  if (name !== 'locf' && name !== 'linear') throw new CommandError(6050202, 'Method must be either locf or linear')
  return { method: name === 'linear' ? '$linearFill' : '$locf' }
}

function partitionOf(by: Value | undefined, names: Value | undefined): Value | undefined {
  if (by && names)
    throw new CommandError(6050204, "Maximum one of 'partitionBy' and 'partitionByFields can be specified in '$fill'")
  if (by && by.type !== T.string && by.type !== T.object)
    throw new CommandError('TypeMismatch', "BSON field '$fill.partitionBy' is the wrong type")
  if (!names) return by
  const key = new BsonWriter()
  elements(ofType(names, T.array, STAGE, 'partitionByFields') as Value).forEach((name, i) => {
    key.string(`field${i}`, `$${textOf(ofType(name, T.string, STAGE, 'partitionByFields') as Value)}`)
  })
  return documentOf(key)
}

/** `$fill`: the same as `$setWindowFields` with `$locf` and `$linearFill`, and `$addFields` with `$ifNull`. */
export function fillStage(operand: Value, context: PipelineContext): Stage {
  const spec = readSpec(STAGE, operand, ['output'], ['sortBy', 'partitionBy', 'partitionByFields'])
  const outputs = fields(ofType(spec.output, T.object, STAGE, 'output') as Value)
  if (outputs.length === 0)
    throw new CommandError(6050203, "The output field in '$fill' must contain an object with at least one element")
  const [windows, constants] = [new BsonWriter(), new BsonWriter()]
  if (spec.sortBy) windows.value('sortBy', spec.sortBy)
  const partition = partitionOf(spec.partitionBy, spec.partitionByFields)
  if (partition) windows.value('partitionBy', partition)
  windows.startDocument('output')
  let [filling, setting] = [false, false]
  for (const [path, one] of outputs) {
    const { method, value } = readOutput(path, one)
    if (method) windows.startDocument(path).string(method, `$${path}`).end()
    if (value) constants.startDocument(path).startArray('$ifNull').string('0', `$${path}`).value('1', value).end().end()
    filling ||= method !== undefined
    setting ||= value !== undefined
  }
  const stages: Stage[] = []
  if (filling) stages.push(setWindowFieldsStage(documentOf(windows), context))
  if (setting) stages.push(setFields(documentOf(constants), context))
  return (input) => stages.reduce((documents, stage) => stage(documents), input)
}
