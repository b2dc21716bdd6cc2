import { expect, test } from '@jest/globals'
import { createLog } from './log.ts'
import { createSecurityLog } from './security-log.ts'

const MINUTE = 60_000

function start() {
  let steady = 0
  const lines: { event: string; account?: string; reason?: string; leftOut?: number }[] = []
  const log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) })
  const security = createSecurityLog({ log, secret: Buffer.from('secret'), now: Date.now, steady: () => steady })
  const written = () => lines.splice(0).map(({ account, reason, leftOut }) => [account, reason, leftOut])
  return { security, written, pass: (milliseconds: number) => (steady += milliseconds) }
}

test('[O16] a limit that somebody hits again and again has one line a minute, which counts those left out', () => {
  const { security, written, pass } = start()
  const hit = (account: string, reason: string) => security('limit-hit', { account, reason, network: '192.0.2.1' })
  for (let times = 0; times < 1000; times += 1) hit('one', 'queries')
  hit('one', 'sockets')
  hit('another', 'queries')
  expect(written()).toEqual([
    ['one', 'queries', undefined],
    ['one', 'sockets', undefined],
    ['another', 'queries', undefined],
  ])
  pass(MINUTE - 1)
  hit('one', 'queries')
  expect(written()).toEqual([])
  pass(1)
  hit('one', 'queries')
  expect(written()).toEqual([['one', 'queries', 1000]])
})

test('[O16] hits that were left out are counted also if that person hits no limit again', () => {
  const { security, written, pass } = start()
  for (let times = 0; times < 3; times += 1) security('limit-hit', { account: 'one', reason: 'queries' })
  pass(MINUTE)
  security('limit-hit', { network: '192.0.2.1', reason: 'connections' })
  expect(written()).toEqual([
    ['one', 'queries', undefined],
    [undefined, 'connections', undefined],
    // The second of the two that were left out.
    ['one', 'queries', 1],
  ])
  pass(MINUTE)
  security('limit-hit', { network: '192.0.2.2', reason: 'connections' })
  expect(written()).toEqual([[undefined, 'connections', undefined]])
})

test('[O16] other lines are written each time', () => {
  const { security, written } = start()
  for (let times = 0; times < 3; times += 1) security('sign-in-failed', { network: '192.0.2.1' })
  expect(written()).toHaveLength(3)
})
