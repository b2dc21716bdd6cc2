/**
 * Stands in for zod in the browser. The client reads the contracts for their addresses and their types; what is sent is
 * validated by the server, by the same contracts. So their schemas are built here of nothing, and zod itself, a seventh
 * of the first page, stays out of it.
 */
const schema: unknown = new Proxy(() => undefined, {
  get(_, property) {
    if (VALIDATING.has(String(property))) throw new Error(`The client does not validate: ${String(property)}`)
    return schema
  },
  apply: () => schema,
})

const VALIDATING = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync'])

export const z = schema
