import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** For tests: a line to the store that can be held (nothing passes, without an error), stranded or cut, and mended. */
export async function lineTo(uri: string) {
  const target = decodeURIComponent(new URL(uri).host)
  const folder = mkdtempSync(join(tmpdir(), 'line-'))
  const path = join(folder, 'line.sock')
  const sockets = new Set<Socket>()
  const stranded = new Set<Socket>()
  let state: 'clear' | 'held' | 'cut' = 'clear'
  let last: string | null = null
  const server = createServer((near) => {
    if (state === 'cut') return near.destroy()
    const far = connect(target)
    for (const [one, other] of [[near, far] as const, [far, near] as const]) {
      sockets.add(one)
      one.on('data', (chunk) => {
        other.write(chunk)
        if (last !== null && one === near && chunk.includes(last)) hold()
      })
      one.on('error', () => undefined)
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
    if (state === 'held') for (const one of [near, far]) one.pause()
    return undefined
  })
  server.listen(path)
  await once(server, 'listening')

  function hold(): void {
    state = 'held'
    last = null
    for (const socket of sockets) socket.pause()
  }

  return {
    uri: `mongodb://${encodeURIComponent(path)}/?directConnection=true`,
    hold,
    /** Holds it as soon as a question with this word has passed. */
    holdAfter(word: string): void {
      last = word
    },
    held: () => state === 'held',
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
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
