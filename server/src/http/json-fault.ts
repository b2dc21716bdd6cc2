/** Levels of objects and lists within one another. The deepest body of a contract has six. */
const DEEPEST = 16
/** Keys of objects and items of lists, together. The longest amendment that a body has room for needs a tenth. */
export const MOST_VALUES = 20_000

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * A sentence if this JSON text is nested too deeply or has too many values, else null. Parsing a few megabytes of
 * these takes seconds, and counting them takes milliseconds; text within strings is skipped. It does not say whether
 * the text is JSON.
 */
export function jsonFault(json: Buffer, most = MOST_VALUES): string | null {
  let depth = 0
  let values = 0
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at]
    if (byte === QUOTE) at = endOfString(json, at)
    else if (byte === COMMA || byte === COLON) values += 1
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth += 1
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1
    if (depth > DEEPEST) return `The body is nested more than ${DEEPEST} levels deep. Send a flatter one.`
    if (values > most) return `The body has more than ${most} values. Send fewer, or send them in parts.`
  }
  return null
}

/** Where the string that begins at this quote ends; the end of the text if it does not. */
function endOfString(json: Buffer, start: number): number {
  for (let end = json.indexOf(QUOTE, start + 1); end !== -1; end = json.indexOf(QUOTE, end + 1)) {
    let backslashes = 0
    while (json[end - 1 - backslashes] === BACKSLASH) backslashes += 1
    if (backslashes % 2 === 0) return end
  }
  return json.length
}
