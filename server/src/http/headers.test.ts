import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Node, startNode } from '../live/node.fixture.ts'

let node: Node
let plain: Node

beforeAll(async () => {
  const settings = { PUBLIC_ORIGIN: 'https://quorate.example.org', SECURITY_CONTACT: 'mailto:security@example.org' }
  node = await startNode(settings)
  plain = await startNode()
})
afterAll(async () => {
  await node.stop()
  await plain.stop()
})

test.each([
  '/',
  '/nothing.txt',
  '/assets/nothing.js',
  '/api/v1/me',
  '/api/nothing',
  '/socket.io/',
  '/.well-known/security.txt',
])('[H21] with https the answer to %s asks browsers to use nothing else', async (path) => {
  const { headers } = await fetch(`${node.address}${path}`)
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=(?:3153\d{4}|\d{9,}); includeSubDomains/)
  expect((await fetch(`${plain.address}${path}`)).headers.get('strict-transport-security')).toBeNull()
})

test('[O11] security.txt names the contact, and is good for some months; without a contact there is none', async () => {
  const answer = await fetch(`${node.address}/.well-known/security.txt`)
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const fields = new Map((await answer.text()).split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]))
  expect(fields.get('Contact')).toBe('mailto:security@example.org')
  expect(fields.get('Canonical')).toBe('https://quorate.example.org/.well-known/security.txt')
  const days = (Date.parse(fields.get('Expires') ?? '') - Date.now()) / (24 * 60 * 60 * 1000)
  expect(days).toBeGreaterThan(60)
  expect(days).toBeLessThan(365)
  expect((await fetch(`${plain.address}/.well-known/security.txt`)).status).toBe(404)
})
