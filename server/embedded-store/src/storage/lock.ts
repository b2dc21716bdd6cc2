import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FolderError } from './folder.ts'

const LOCK = 'LOCK'
let attempts = 0

/** When a process started, in a form that no later process of the same number shares; empty if unknown. */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the process may hold spaces; the fields are counted behind its closing bracket.
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return ''
  }
}

function isAlive(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return start === '' || startOf(pid) === start
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function take(path: string, text: string): boolean {
  const own = `${path}.${process.pid}.${attempts++}`
  writeFileSync(own, text, { mode: 0o600 })
  try {
    // Linking fails if the name is taken, and the file is complete the moment it is there.
    linkSync(own, path)
    return true
  } catch {
    return false
  } finally {
    unlinkSync(own)
  }
}

/** Removes the lock of a process that is gone, by a move. */
function clear(path: string, stale: string): void {
  const aside = `${path}.${process.pid}.${attempts++}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  // Another server may have taken the lock between the reading and the move: it gets it back.
  if (read(aside) !== stale) {
    try {
      linkSync(aside, path)
    } catch {}
  }
  unlinkSync(aside)
}

/**
 * Locks a data folder for this process; the lock of a process that was killed does not hold.
 * @returns the function that unlocks the folder
 * @throws FolderError if another server, or this one, uses the folder
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, LOCK)
  const text = `${process.pid} ${startOf(process.pid)}\n`
  for (let tries = 0; tries < 5; tries++) {
    if (take(path, text)) return () => rmSync(path, { force: true })
    const held = read(path)
    if (held === undefined) continue
    const [pid = '0', start = ''] = held.trim().split(' ')
    if (isAlive(Number(pid), start)) {
      throw new FolderError(`${folder} is in use by the store of process ${pid}; stop that one first`)
    }
    clear(path, held)
  }
  throw new FolderError(`${folder} could not be locked`)
}
