import { chmodSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { FolderError } from './folder.ts'

/** Modes of what holds data: nobody but the account that the store runs as may open it. */
export const PRIVATE = { file: 0o600, folder: 0o700 } as const

const STICKY = 0o1000
const octal = (mode: number) => (mode & 0o777).toString(8)

/**
 * Takes a folder, and what is directly in it, away from other users. Windows has no such modes: a folder within a user's
 * own is private there.
 * @returns a sentence on what was open to others; null if nothing was
 * @throws FolderError if this account may not change the modes, or if the folder is one for everybody
 */
export function keepPrivate(folder: string): string | null {
  if (process.platform === 'win32') return null
  if ((statSync(folder).mode & STICKY) !== 0)
    throw new FolderError(`${folder} is a folder for all users of this machine; name a new folder within it`)
  const open: string[] = []
  for (const path of [folder, ...readdirSync(folder).map((name) => join(folder, name))]) {
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found || !(found.isFile() || found.isDirectory()) || (found.mode & 0o077) === 0) continue
    takeAway(path, found.mode & (found.isFile() ? PRIVATE.file : PRIVATE.folder))
    open.push(`${path} (${octal(found.mode)})`)
  }
  if (open.length === 0) return null
  return `Other users of this machine could open ${open.join(', ')}; now only this account can`
}

function takeAway(path: string, mode: number): void {
  try {
    chmodSync(path, mode)
  } catch {
    throw new FolderError(
      `${path} is open to other users, and this account may not change that: make it its own (chown, chmod 700), or name another folder`,
    )
  }
}
