import { fields, T, Value } from '../bson/value.ts'
import { BsonWriter } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { arrayOf } from './evaluation.ts'
import { documentOperand, type PipelineContext, type Pipelines, type Stage } from './stage.ts'

const FACET_MOST = 100 * 1024 * 1024

/** `$facet`: several pipelines over the same documents. */
export function facetStage(operand: Value, context: PipelineContext, pipelines: Pipelines): Stage {
  const parts = fields(documentOperand(operand, '$facet')).map(([name, pipeline]) => ({
    name,
    run: pipelines.compile(pipelines.read(pipeline), context),
  }))
  return function* (input) {
    const held: Value[] = []
    let bytes = 0
    for (const doc of input) {
      if (doc === undefined) yield undefined
      else {
        held.push(doc)
        bytes += doc.buf.readInt32LE(doc.off)
        if (bytes > FACET_MOST)
          throw new CommandError('QueryExceededMemoryLimitNoDiskUseAllowed', 'Exceeded memory limit for $facet')
      }
    }
    const writer = new BsonWriter()
    for (const { name, run } of parts) {
      writer.value(name, arrayOf([...run(held)].filter((doc) => doc !== undefined)))
    }
    yield new Value(T.object, writer.finish(), 0)
  }
}
