export function ClausePage() {
  return null
}
