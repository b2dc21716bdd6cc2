export function MandatePage() {
  return null
}
