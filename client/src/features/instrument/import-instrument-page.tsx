export function ImportInstrumentPage() {
  return null
}
