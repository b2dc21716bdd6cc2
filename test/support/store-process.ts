import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { STORE_MAIN } from './paths.ts'

/** The built embedded store as a process of its own, on the socket of its data folder or as the arguments say. */
export async function startStoreProcess(
  data: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<{ child: ChildProcess; uri: string }> {
  const child = spawn(process.execPath, [STORE_MAIN, '--data', data, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [uri] = await once(child.stdout.setEncoding('utf8'), 'data')
  return { child, uri: String(uri).trim() }
}

/** Ends a process, and waits until it is gone. */
export async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
