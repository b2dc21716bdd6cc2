/** Whether a write was refused because something with that key is there already. */
export function isDuplicateKey(error: unknown): boolean {
  return codeOf(error) === 11000
}

/** The store has not answered in time: whether a write took effect is not known. */
export class StoreSilent extends Error {
  constructor() {
    super('The store did not answer in time')
  }
}

/** Milliseconds: longer than the limits of the connection, which end everything else. */
const WRITES_WITHIN = 15_000

/**
 * A write that may be large. Where it does not fit into a socket to a store that hangs, the driver waits for ever: for
 * room in that socket, even after it has closed it.
 * @throws StoreSilent after a time limit; the errors of the write
 */
export async function inTime<T>(write: Promise<T>, within = WRITES_WITHIN): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const silent = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StoreSilent()), within)
  })
  return Promise.race([write, silent]).finally(() => clearTimeout(timer))
}

const TROUBLE =
  /^(Mongo(Network|ServerSelection|NotConnected|TopologyClosed|ServerClosed|PoolCleared|PoolClosed|WaitQueueTimeout|WriteConcern|OperationTimeout|CursorExhausted|ExpiredSession)|PoolClearedOnNetwork)/

/**
 * The error codes of a store that cannot serve for a while: it starts, stops or changes its primary, runs out of time,
 * has no space left, or is busy.
 */
const FOR_A_WHILE = new Set([
  6, 7, 24, 46, 50, 64, 89, 91, 100, 112, 133, 134, 189, 202, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436,
  14031,
])

/** What the system says of a connection that is lost while the driver writes to it; the driver passes it on as it is. */
const LOST = new Set(['EPIPE', 'ECONNRESET', 'ENOTCONN', 'ETIMEDOUT', 'ERR_STREAM_DESTROYED'])

/**
 * Whether an error comes from a store that does not answer at the moment: the same request may succeed later. Any other
 * error is a fault of the request itself and repeats every time.
 */
export function isStoreTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof StoreSilent) return true
  if (TROUBLE.test(error.name) || error.name === 'MongooseServerSelectionError') return true
  // Many writes at once fail with an error of their own, which holds that of the store or of the connection.
  if ('errorResponse' in error && isStoreTrouble(error.errorResponse)) return true
  const code = codeOf(error)
  return typeof code === 'string' ? LOST.has(code) : typeof code === 'number' && FOR_A_WHILE.has(code)
}

/** Whether a write was refused because the disk of the store has no space left. */
export function isStoreFull(error: unknown): boolean {
  if (codeOf(error) === 14031) return true
  return error instanceof Error && error.cause !== undefined && isStoreFull(error.cause)
}

/** For a write that a node can do without: nothing if the store refused it because it is full. @throws any other error */
export function unlessFull(error: unknown): void {
  if (!isStoreFull(error)) throw error
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}
