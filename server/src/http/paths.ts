/** A contract's path, `/threads/{thread}`, as Express writes it: `/threads/:thread`. */
export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}
