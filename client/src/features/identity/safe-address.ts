/**
 * An address within the product, or the front page: never one of another site. It is read as browsers read it, who
 * take `/\` for `//` and leave out tabs.
 */
export function safeAddress(next: string | null, origin: string): string {
  if (!next?.startsWith('/') || !URL.canParse(next, origin)) return '/'
  const url = new URL(next, origin)
  return url.origin === origin ? url.href.slice(origin.length) : '/'
}
