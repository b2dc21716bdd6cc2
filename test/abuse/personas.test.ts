import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { COMMITTEE, createHttpClient, refusalOf, signedIn } from '../support/http-client.ts'
import { CHAIR } from '../support/people.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { connectSocket } from '../support/socket-client.ts'

let server: ServerProcess

beforeAll(async () => {
  server = await startServerProcess()
})
afterAll(() => server?.dispose())

test.each([{ NODE_ENV: 'production' }, { DEMO: '0' }])(
  '[A11] with %j a store that holds a demonstration lets no persona in, and keeps none signed in',
  async (settings) => {
    const chair = await signedIn(server.origin, CHAIR)
    expect((await chair.request('GET', `/api/v1/committees/${COMMITTEE}`)).status).toBe(200)
    await server.stop()
    await server.start(settings)
    expect((await chair.request('GET', '/api/v1/me')).body).toBeNull()
    const refused = await chair.request('GET', `/api/v1/committees/${COMMITTEE}`)
    expect(refusalOf(refused)).toMatchObject({ code: 'not-signed-in' })
    await expect(connectSocket(chair)).rejects.toThrow('not-signed-in')
    const stranger = createHttpClient(server.origin)
    const options = await stranger.request('GET', '/api/v1/sign-in/options')
    expect(options.body).toEqual({ demonstration: false, personas: [] })
    const played = await stranger.request('POST', '/api/v1/sign-in/persona', { body: { persona: CHAIR } })
    expect(refusalOf(played)).toMatchObject({ status: 404, code: 'not-found' })
    const signIn = { email: `${CHAIR}@example.org`, password: 'persona' }
    expect(refusalOf(await stranger.request('POST', '/api/v1/sign-in', { body: signIn }))).toMatchObject({
      status: 401,
    })
    expect(server.output()).toContain('its personas cannot be played here')
    await server.stop()
    await server.start()
  },
)
