import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Closes the connections kept open, as after a restart of the server. */
export const closeConnections = () => agent.destroy()

/** Posts JSON; answers status, headers and the parsed body. */
export function post(origin, path, body, headers = {}) {
  return send('POST', origin, path, body, headers)
}

/** The same by PUT. */
export function put(origin, path, body, headers = {}) {
  return send('PUT', origin, path, body, headers)
}

export function get(origin, path, headers = {}) {
  return send('GET', origin, path, undefined, headers)
}

function send(method, origin, path, body, headers) {
  const { hostname, port } = new URL(origin)
  const host = hostname === 'localhost' ? '127.0.0.1' : hostname
  const text = body === undefined ? undefined : JSON.stringify(body)
  const all = {
    origin,
    ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    ...headers,
  }
  return new Promise((resolve, reject) => {
    const sent = request({ agent, method, host, port, path, headers: all }, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        const answer = Buffer.concat(chunks).toString()
        const json = response.headers['content-type']?.includes('json') ? JSON.parse(answer) : answer
        resolve({ status: response.statusCode, headers: response.headers, body: json })
      })
    })
    sent.on('error', (error) => {
      // The server may close an idle connection at the moment at which it is used again.
      const closed = sent.reusedSocket && error.code === 'ECONNRESET'
      if (closed) send(method, origin, path, body, headers).then(resolve, reject)
      else reject(error)
    })
    sent.end(text)
  })
}

/** CPU seconds a process has used, all its threads together, user and system. */
export function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Resident memory of a process in MiB. */
export function residentMiB(pid) {
  const kib = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1])
  return kib / 1024
}

/** The same without memory that is mapped from files, as the embedded store's is. */
export function ownMiB(pid) {
  return Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
}

/** The p-th percentile (0 to 100) of some numbers. */
export function percentile(numbers, p) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Waits until `done()`; gives up after so many milliseconds. */
export async function until(done, milliseconds) {
  const end = performance.now() + milliseconds
  while (!done() && performance.now() < end) await pause(10)
  return done()
}
