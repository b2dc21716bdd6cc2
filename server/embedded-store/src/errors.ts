/** The errors this server answers with, by the names and codes MongoDB gives them. */
export const CODES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  OperationFailed: 96,
  CommandNotSupported: 115,
  QueryPlanKilled: 175,
  InvalidIndexSpecificationOption: 197,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  MaxTimeMSExpired: 50,
  MechanismUnavailable: 334,
  DuplicateKey: 11000,
  CursorInUse: 12051,
  OutOfDiskSpace: 14031,
  BSONObjectTooLarge: 10334,
} as const

type CodeName = keyof typeof CODES

/** A value of BSON, as `bson/value.ts` has it, which refuses with these errors itself. */
type Value = { readonly type: number; readonly buf: Buffer; readonly off: number }

/** The refusal of a command: it goes to the client as `{ok: 0, code, codeName, errmsg}`. */
export class CommandError extends Error {
  readonly code: number
  readonly codeName: string
  readonly extra: ReadonlyArray<[string, Value]>

  constructor(code: CodeName | number, message: string, extra: ReadonlyArray<[string, Value]> = []) {
    super(message)
    this.code = typeof code === 'number' ? code : CODES[code]
    this.codeName = typeof code === 'number' ? `Location${code}` : code
    this.extra = extra
  }
}

/** Any thrown thing as an error for the client. */
export function asCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new CommandError('InternalError', message)
}

/** A message about a feature that this store does not have. */
export function unsupported(what: string): CommandError {
  return new CommandError('CommandNotSupported', `${what} is not supported by this store`)
}
