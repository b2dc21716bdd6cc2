import { pause } from './waiting.mjs'

export const COMMITTEE = 'hlsg'

const ANSWERS_WITHIN = 20_000

/**
 * A request to one node. Status 0: no answer came, so its outcome is unknown.
 *
 * @param {{ cluster: { publicOrigin: string }, node: import('./cluster.mjs').Node, path: string, cookie?: string,
 *   send?: object, key?: string }} request a POST if it sends something
 * @returns {Promise<{ status: number, body: any, cookie: string }>}
 */
export async function call({ cluster, node, path, cookie, send, key }) {
  try {
    const response = await fetch(`${node.origin}/api/v1${path}`, {
      method: send === undefined ? 'GET' : 'POST',
      signal: AbortSignal.timeout(ANSWERS_WITHIN),
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(send === undefined ? {} : { origin: cluster.publicOrigin, 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: send === undefined ? null : JSON.stringify(send),
    })
    const [pair = ''] = response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
    return { status: response.status, body: await response.json(), cookie: pair }
  } catch {
    await pause(30)
    return { status: 0, body: null, cookie: '' }
  }
}
