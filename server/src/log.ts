import { isNativeError } from 'node:util/types'
import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from './config/config.ts'

/** How many causes of an error are logged with it. */
const CAUSES = 3

/**
 * One JSON object a line. Lines name people by their opaque member ids. They never contain words, names, addresses,
 * cookies, passwords or tokens; errors are reduced to parts that cannot contain any.
 */
export function createLog(level: Config['logLevel'], destination: DestinationStream): Logger {
  return pino({ level, serializers: { err: faultOf } }, destination)
}

type Fault = { type: string; code?: string | number; message: string; stack: string; cause?: Fault }

/**
 * The parts of an error that the log may keep. Errors of the store contain complete documents, and messages quote their
 * subject. Text in quotes or braces is left out, as it may be somebody's words or the password of the store.
 */
export function faultOf(error: unknown, causes = CAUSES): Fault {
  if (!isError(error)) return { type: typeof error, message: '', stack: '' }
  const { name, message, stack = '', cause } = error
  const code = 'code' in error && (typeof error.code === 'number' || typeof error.code === 'string') ? error.code : null
  return {
    type: name,
    ...(code === null ? {} : { code }),
    message: withoutQuotes(message),
    stack: stack.split('\n').filter(isFrame).join('\n'),
    ...(isError(cause) && causes > 0 ? { cause: faultOf(cause, causes - 1) } : {}),
  }
}

function isError(value: unknown): value is Error {
  return value instanceof Error || isNativeError(value)
}

function withoutQuotes(message: string): string {
  const [line = ''] = message.split('\n')
  return line
    .replaceAll(/\{.*\}/g, '{…}')
    .replaceAll(/"[^"]*"?|`[^`]*`?|“[^”]*”?|(?<!\w)'[^']*'?/g, '"…"')
    .replaceAll(/\/\/[^/@]*@/g, '//…@')
    .slice(0, 300)
}

function isFrame(line: string): boolean {
  return /^\s+at .*[:(<]/.test(line)
}
