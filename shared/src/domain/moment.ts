/** A moment for a sentence, e.g. '2026-03-04 15:30 UTC'. */
export function moment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
