import { fields, T, Value } from '../bson/value.ts'
import { BsonWriter } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { arrayOf } from './evaluation.ts'
import { Memory } from './memory.ts'
import type { PipelineContext, Pipelines, Stage } from './stage.ts'

/** `$facet`: several pipelines over the same documents. */
export function facetStage(operand: Value, context: PipelineContext, pipelines: Pipelines): Stage {
  if (operand.type !== T.object || fields(operand).length === 0)
    throw new CommandError(40169, 'the $facet specification must be a non-empty object')
  const parts = fields(operand).map(([name, pipeline]) => {
    const stages = pipelines.read(pipeline)
    const inner = stages.find((stage) => stage.name === '$facet' || stage.name === '$documents')
    if (inner) throw new CommandError(40600, `${inner.name} is not allowed to be used within a $facet stage`)
    return { name, run: pipelines.compile(stages, context) }
  })
  return function* (input) {
    const held: Value[] = []
    const memory = new Memory('$facet')
    for (const doc of input) {
      if (doc === undefined) yield undefined
      else {
        held.push(doc)
        memory.hold(doc.buf.readInt32LE(doc.off))
      }
    }
    const writer = new BsonWriter()
    for (const { name, run } of parts) {
      writer.value(name, arrayOf([...run(held)].filter((doc) => doc !== undefined)))
    }
    yield new Value(T.object, writer.finish(), 0)
  }
}
