import type { Socket } from 'node:net'
import type { BsonWriter } from './bson/writer.ts'
import type { Call, Store } from './commands/context.ts'
import { reply } from './commands/context.ts'
import { dispatch } from './commands/dispatch.ts'
import { asCommandError, type CommandError } from './errors.ts'
import { SignIn, type Verifier } from './scram.ts'
import { FrameReader } from './wire/frames.ts'
import { frameReply, LIMITS, parseMessage, type Request } from './wire/message.ts'

const PATIENCE_MS = 2000
/** Bytes of a message from a client that has not signed in; the largest one it needs has a few hundred. */
const BEFORE_SIGN_IN = 16 * 1024

/** One client: its commands run one after the other, in the order they came. */
export class Connection {
  private readonly store: Store
  private readonly socket: Socket
  private readonly id: number
  private readonly signIn: SignIn | undefined
  private readonly frames = new FrameReader()
  private queue: Buffer[] = []
  private busy = false
  private idle: (() => void) | undefined

  /** @param verifier of the password that clients have to sign in with; undefined if there is none */
  constructor(store: Store, socket: Socket, id: number, verifier?: Verifier) {
    this.store = store
    this.socket = socket
    this.id = id
    this.signIn = verifier && new SignIn(verifier)
    if (this.signIn) this.frames.limit = BEFORE_SIGN_IN
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.receive(chunk))
    socket.on('error', () => socket.destroy())
    socket.on('drain', () => this.resume())
  }

  /** Waits for the command under way and closes. */
  async close(): Promise<void> {
    this.queue = []
    this.socket.pause()
    if (this.busy) {
      // A client that does not read its answer must not delay the end.
      const impatience = setTimeout(() => this.socket.destroy(), PATIENCE_MS)
      await new Promise<void>((resolve) => {
        this.idle = resolve
      })
      clearTimeout(impatience)
    }
    this.socket.destroy()
  }

  private receive(chunk: Buffer): void {
    try {
      for (const message of this.frames.push(chunk)) this.queue.push(message)
    } catch {
      this.queue = []
      this.socket.destroy()
      return
    }
    // A client that sends faster than it is served waits in its own socket, not in memory here.
    if (this.queue.length > 16) this.socket.pause()
    if (!this.busy) void this.work()
  }

  private resume(): void {
    if (!this.busy && this.queue.length <= 16 && !this.socket.writableNeedDrain) this.socket.resume()
  }

  private async work(): Promise<void> {
    this.busy = true
    while (this.queue.length > 0 && !this.socket.destroyed) {
      const message = this.queue.shift() as Buffer
      let request: Request
      try {
        request = parseMessage(message)
      } catch {
        this.socket.destroy()
        break
      }
      const writer = await this.answer(request)
      if (this.signIn?.done) this.frames.limit = LIMITS.message
      if (!request.silent && !this.socket.destroyed) {
        const flowing = this.socket.write(frameReply(writer.finish(), request.id, request.legacy))
        if (!flowing) await this.drained()
      }
    }
    this.busy = false
    this.idle?.()
    this.resume()
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.socket.off('drain', done)
        this.socket.off('close', done)
        resolve()
      }
      this.socket.on('drain', done)
      this.socket.on('close', done)
    })
  }

  private async answer(request: Request): Promise<BsonWriter> {
    try {
      const waiting = this.store.engine.ready()
      if (waiting) await waiting
      const call: Call = { store: this.store, request, connection: this.id, signIn: this.signIn }
      return await dispatch(call)
    } catch (error) {
      const writer = reply()
      writeError(writer, asCommandError(error))
      return writer
    }
  }
}

function writeError(writer: BsonWriter, error: CommandError): void {
  writer.double('ok', 0).string('errmsg', error.message).int32('code', error.code).string('codeName', error.codeName)
  for (const [name, value] of error.extra) writer.value(name, value)
}
