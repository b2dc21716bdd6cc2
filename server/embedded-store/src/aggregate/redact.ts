import { elements, fields, T, textOf, Value } from '../bson/value.ts'
import { BsonWriter, values } from '../bson/writer.ts'
import { CommandError } from '../errors.ts'
import { arrayOf } from './evaluation.ts'
import { compile } from './expression.ts'
import { each, type PipelineContext, type Stage } from './stage.ts'

const VERDICTS = new Map(['DESCEND', 'PRUNE', 'KEEP'].map((name) => [name, values.string(name.toLowerCase())]))

/**
 * `$redact`: asks of the document, and of each document in it that is descended to, whether to keep it, leave it out
 * or look further into it. Paths mean the document that is asked about, `$$ROOT` the whole one.
 * @throws CommandError 17053 for another answer
 */
export function redactStage(operand: Value, context: PipelineContext): Stage {
  const evaluate = compile(operand)
  return each((root) => {
    const variables = new Map([...context.variables, ...VERDICTS, ['ROOT', root]] as Array<[string, Value]>)
    const judge = (current: Value): Value | undefined => {
      const answer = evaluate({ root: current, variables })
      switch (answer?.type === T.string ? textOf(answer) : undefined) {
        case 'keep':
          return current
        case 'prune':
          return undefined
        case 'descend':
          return descend(current)
        default:
          throw new CommandError(
            17053,
            "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE",
          )
      }
    }
    const descend = (current: Value): Value => {
      const writer = new BsonWriter()
      for (const [name, value] of fields(current)) {
        const kept = inside(value)
        if (kept) writer.value(name, kept)
      }
      return new Value(T.object, writer.finish(), 0)
    }
    const inside = (value: Value): Value | undefined => {
      if (value.type === T.object) return judge(value)
      if (value.type !== T.array) return value
      return arrayOf(
        elements(value)
          .map(inside)
          .filter((one) => one !== undefined),
      )
    }
    return judge(root)
  })
}
