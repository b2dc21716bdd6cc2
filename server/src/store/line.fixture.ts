import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** For tests: a line to the store that can be held (nothing passes, without an error), stranded or cut, and mended. */
export async function lineTo(uri: string) {
  const target = Number(new URL(uri).port)
  const sockets = new Set<Socket>()
  const stranded = new Set<Socket>()
  let state: 'clear' | 'held' | 'cut' = 'clear'
  const server = createServer((near) => {
    if (state === 'cut') return near.destroy()
    const far = connect(target, '127.0.0.1')
    for (const [one, other] of [[near, far] as const, [far, near] as const]) {
      sockets.add(one)
      one.on('data', (chunk) => other.write(chunk))
      one.on('error', () => undefined)
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
    if (state === 'held') for (const one of [near, far]) one.pause()
    return undefined
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    uri: uri.replace(String(target), String(port)),
    hold(): void {
      state = 'held'
      for (const socket of sockets) socket.pause()
    },
    /** Open connections never get another answer, and no error either; new connections are served. */
    strand(): void {
      for (const socket of sockets) {
        socket.pause()
        stranded.add(socket)
      }
      sockets.clear()
    },
    cut(): void {
      state = 'cut'
      for (const socket of [...sockets, ...stranded]) socket.destroy()
    },
    mend(): void {
      state = 'clear'
      for (const socket of sockets) socket.resume()
    },
    close(): void {
      for (const socket of [...sockets, ...stranded]) socket.destroy()
      server.close()
    },
  }
}
