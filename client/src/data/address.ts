/** Makes an address within a committee, from its parts. */
export type Address = (...parts: (string | number)[]) => string

export function within(committee: string): Address {
  const root = `/${encodeURIComponent(committee)}`
  return (...parts) => [root, ...parts.map((part) => encodeURIComponent(part))].join('/')
}
