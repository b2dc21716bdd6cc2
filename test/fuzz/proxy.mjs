import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { createFrameSplitter } from './frames.mjs'
import { pause } from './waiting.mjs'

/**
 * The faults of a network. `deaf`: nothing arrives any more on either side, without an error. `zombie`: the client's
 * side is gone, the server's side stays open and its bytes are discarded.
 *
 * @typedef {'clear' | 'slow' | 'thin' | 'stalled' | 'deaf'} Weather
 * @typedef {{ weather: Weather, down: import('node:net').Socket, up: import('node:net').Socket, losing: boolean }} Link
 */

/** Bytes that pass at once on a thin line. */
const SIP = 700

const BATCH = /42\["batch",\{"committee":"[^"]*","from":(\d+),"to":(\d+)/

/**
 * A TCP proxy in this process for one client, whose connections can be disturbed.
 * @param {{ onLost: (from: number, to: number) => void }} options `onLost` is called with a batch that was lost on
 * purpose
 */
export async function openProxy({ onLost }) {
  let target = 0
  /** @type {Set<Link>} */
  const links = new Set()
  const server = createServer((down) => {
    /** @type {Link} */
    const link = { weather: 'clear', down, up: connect(target, '127.0.0.1'), losing: false }
    const { take } = createFrameSplitter()
    links.add(link)
    void carry(link, link.up, down, (chunk) => take(chunk).filter((part) => !isLost(link, part))).finally(() =>
      end(link),
    )
    void carry(link, down, link.up, (chunk) => [chunk]).finally(() => end(link))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())

  /** Whether this part is the batch that is to be lost. @param {Link} link @param {Buffer} part */
  function isLost(link, part) {
    const batch = link.losing && BATCH.exec(part.subarray(0, 200).toString('latin1'))
    if (!batch) return false
    link.losing = false
    onLost(Number(batch[1]), Number(batch[2]))
    return true
  }

  /** A zombie loses its client's side before its server's. @param {Link} link */
  function end(link) {
    if (link.weather === 'deaf') return
    for (const side of [link.down, link.up]) side.destroy()
    links.delete(link)
  }

  /** Ends every connection at once. */
  function cut() {
    for (const { down, up } of links) for (const side of [down, up]) side.destroy()
    links.clear()
  }

  return {
    port,
    /** @param {number} to the port that connections from now on go to */
    aim(to) {
      target = to
    },
    cut,
    /** @param {Weather} weather of every connection that can be mended, which a deaf one cannot: it lost bytes */
    setWeather(weather) {
      for (const link of links) if (link.weather !== 'deaf') link.weather = weather
    },
    /** Loses the next batch, but not those after it. */
    lose() {
      for (const link of links) link.losing = true
    },
    /** Closes the client's side without telling the server. */
    orphan() {
      for (const link of links) {
        link.weather = 'deaf'
        link.down.destroy()
      }
    },
    /**
     * Ends connections that cannot be mended and mends the others; a batch that is still to be lost may be the last
     * one.
     */
    heal() {
      for (const link of links) {
        if (link.weather === 'deaf') {
          link.down.destroy()
          link.up.destroy()
          links.delete(link)
        } else link.weather = 'clear'
      }
    },
    close() {
      cut()
      server.close()
    },
  }
}

/**
 * Carries bytes one way while both sides are open.
 * @param {Link} link @param {import('node:net').Socket} from @param {import('node:net').Socket} to
 * @param {(chunk: Buffer) => Buffer[]} split the parts of them that pass
 */
async function carry(link, from, to, split) {
  // A broken side ends the iteration; network errors are the purpose of this proxy.
  from.on('error', () => undefined)
  try {
    for await (const chunk of from.iterator({ destroyOnReturn: false })) {
      for (const part of split(chunk)) if (!(await pass(link, part, to))) return
    }
  } catch {
    // The connection broke.
  }
}

/** @param {Link} link @param {Buffer} chunk @param {import('node:net').Socket} to */
async function pass(link, chunk, to) {
  for (let at = 0; at < chunk.length; ) {
    while (link.weather === 'stalled' && !to.destroyed) await pause(10)
    if (link.weather === 'deaf') return true
    if (to.destroyed) return false
    const thin = link.weather === 'thin'
    if (thin || link.weather === 'slow') await pause(thin ? 8 : 25)
    const sip = thin ? chunk.subarray(at, at + SIP) : chunk.subarray(at)
    at += sip.length
    if (!to.write(sip)) await Promise.race([once(to, 'drain'), once(to, 'close')]).catch(() => undefined)
  }
  return true
}
