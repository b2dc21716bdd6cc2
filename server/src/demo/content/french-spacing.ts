/**
 * Sets the no-break spaces of French typography, so that texts can be written here with ordinary ones: narrow before
 * `;`, `!`, `?` and `%`, full before `:` and inside « ».
 */
export function frenchSpacing(text: string): string {
  return text
    .replaceAll(/ ([;!?%])/g, '\u202f$1')
    .replaceAll(' :', '\u00a0:')
    .replaceAll('« ', '«\u00a0')
    .replaceAll(' »', '\u00a0»')
}
