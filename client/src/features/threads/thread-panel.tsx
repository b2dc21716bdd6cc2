export function ThreadPanel(_: { committee: string; thread: string }) {
  return null
}
