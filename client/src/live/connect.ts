import type { ClientToServer, ServerToClient } from '@quorate/shared/contracts/events'
import type { Socket } from 'socket.io-client'

/** The one socket of this browser tab; its code is fetched only once somebody is signed in. */
export async function connect(): Promise<Socket<ServerToClient, ClientToServer>> {
  const { io } = await import('socket.io-client')
  return io({
    path: '/socket.io',
    transports: ['websocket'],
    withCredentials: true,
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    // A try that reaches nobody ends, and another begins.
    timeout: 8000,
  })
}
