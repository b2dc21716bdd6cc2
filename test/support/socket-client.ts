import type {
  Batch,
  ClientToServer,
  PresentedEvent,
  Readers,
  ResetReason,
  ServerToClient,
} from '@quorate/shared/contracts/events'
import type { EventType } from '@quorate/shared/domain/event'
import { io, type Socket } from 'socket.io-client'
import { COMMITTEE, type HttpClient } from './http-client.ts'
import { waitUntil } from './wait-until.ts'

export type SocketClient = {
  socket: Socket<ServerToClient, ClientToServer>
  /** Every batch since the first subscription, in the order of arrival. */
  batches: readonly Batch[]
  readers: readonly Readers[]
  resets: readonly ResetReason[]
  /** The last entry covered. */
  cursor(): number
  /** Every event seen, in order. */
  events(): PresentedEvent[]
  /** The first event of this type (and, if given, of this kind), as soon as it is there. */
  event<T extends EventType>(type: T, isIt?: (event: PresentedEvent<T>) => boolean): Promise<PresentedEvent<T>>
  /** Waits until the record is covered up to this entry. */
  reach(seq: number): Promise<void>
  subscribe(cursor: number, mark?: string): ReturnType<typeof subscribeOnce>
  close(): void
}

/** Connects as the person signed in with this HTTP client. A batch that leaves a gap or repeats an entry throws. */
export async function connectSocket(http: HttpClient, options: { origin?: string } = {}): Promise<SocketClient> {
  const socket: Socket<ServerToClient, ClientToServer> = io(http.origin, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: http.cookieHeader(), origin: options.origin ?? http.origin },
  })
  const batches: Batch[] = []
  const readers: Readers[] = []
  const resets: ResetReason[] = []
  let reached = 0
  socket.on('batch', (batch) => {
    batches.push(batch)
    if (batch.from !== reached + 1) throw new Error(`A batch from ${batch.from} came after entry ${reached}`)
    reached = batch.to
  })
  socket.on('readers', (message) => readers.push(message))
  socket.on('reset', ({ reason }) => resets.push(reason))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
    socket.once('disconnect', (reason) => reject(new Error(reason)))
  })

  const events = () => batches.flatMap((batch) => batch.events)
  return {
    socket,
    batches,
    readers,
    resets,
    cursor: () => reached,
    events,
    async event<T extends EventType>(type: T, isIt: (event: PresentedEvent<T>) => boolean = () => true) {
      // The event is of this type: TypeScript does not follow that through a type parameter.
      const wanted = (event: PresentedEvent) => event.type === type && isIt(event as PresentedEvent<T>)
      return (await waitUntil(`an event ${type}`, () => events().find(wanted))) as PresentedEvent<T>
    },
    async reach(seq) {
      await waitUntil(`the record to be covered up to ${seq}`, () => reached >= seq)
    },
    subscribe(cursor, mark) {
      reached = cursor
      return subscribeOnce(socket, { committee: COMMITTEE, cursor, ...(mark === undefined ? {} : { mark }) })
    },
    close: () => void socket.close(),
  }
}

function subscribeOnce(
  socket: Socket<ServerToClient, ClientToServer>,
  request: Parameters<ClientToServer['subscribe']>[0],
) {
  return new Promise<Parameters<Parameters<ClientToServer['subscribe']>[1]>[0]>((resolve) => {
    socket.emit('subscribe', request, resolve)
  })
}
