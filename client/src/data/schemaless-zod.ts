/**
 * Replaces zod in the browser. The client uses the contracts only for their addresses and types; the server validates
 * requests by the same contracts. So the schemas are empty here, and zod itself, a seventh of the first page, is left
 * out.
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
