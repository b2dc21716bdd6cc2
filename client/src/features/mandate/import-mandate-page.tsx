export function ImportMandatePage() {
  return null
}
