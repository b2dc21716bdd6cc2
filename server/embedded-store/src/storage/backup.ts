import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Catalog } from './catalog.ts'
import { Engine, openFile } from './engine.ts'
import { checkDataFile, DATA, dataFile, FolderError, hasRoom, markFolder, prepareFolder, syncFolder } from './folder.ts'
import { lockFolder } from './lock.ts'
import { keepPrivate, PRIVATE } from './private.ts'
import { verifyStore } from './verify.ts'

export { FolderError }

function requireEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new FolderError(`${folder} is not empty; nothing is ever overwritten here`)
  }
}

function requireStore(folder: string): void {
  if (!existsSync(join(folder, 'STORE')) || !existsSync(dataFile(folder))) {
    throw new FolderError(`${folder} holds no data of this store`)
  }
  prepareFolder(folder)
}

/** Before anything is in it, so that nobody else can open that. */
function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: PRIVATE.folder })
  keepPrivate(folder)
}

async function snapshot(from: string, to: string): Promise<void> {
  if (!hasRoom(dirname(to), statSync(from).size))
    throw new FolderError(`the disk of ${dirname(to)} has no room for a copy of ${from}; nothing was copied`)
  const db = openFile(from, { readOnly: true })
  try {
    await db.backup(to, true)
    chmodSync(to, PRIVATE.file)
  } finally {
    await db.close()
  }
}

/** Opens a folder nobody else uses, and checks everything in it. @returns the number of documents */
async function verifyFolder(folder: string): Promise<number> {
  const engine = new Engine(dataFile(folder))
  try {
    const { documents, problems } = verifyStore(engine, new Catalog(engine))
    if (problems.length > 0) throw new FolderError(`${folder} is damaged: ${problems.slice(0, 3).join('; ')}`)
    return documents
  } finally {
    await engine.close()
  }
}

/**
 * Copies a consistent snapshot of a data folder into a new folder; a server may be at work on it.
 * @returns the number of documents copied
 * @throws FolderError if the source holds no store or the target is not empty
 */
export async function backupFolder(source: string, target: string): Promise<number> {
  requireStore(source)
  requireEmpty(target)
  makePrivate(target)
  await snapshot(dataFile(source), resolve(target, DATA))
  const count = await verifyFolder(target)
  markFolder(target)
  return count
}

/**
 * Checks a backup, every document and index entry of it, and puts a copy into an empty or missing data folder.
 * @returns the number of documents restored
 * @throws FolderError if the backup is damaged or the data folder is not empty
 */
export async function restoreFolder(source: string, target: string): Promise<number> {
  requireStore(source)
  checkDataFile(dataFile(source))
  requireEmpty(target)
  makePrivate(target)
  const unlock = lockFolder(target)
  const fresh = join(target, `${DATA}.new`)
  try {
    await snapshot(dataFile(source), fresh)
    renameSync(fresh, dataFile(target))
    syncFolder(target)
    const count = await verifyFolder(target)
    markFolder(target)
    return count
  } catch (error) {
    for (const name of [fresh, `${fresh}-lock`, dataFile(target), `${dataFile(target)}-lock`])
      rmSync(name, { force: true })
    throw error
  } finally {
    unlock()
  }
}

/** Whether a folder holds data of this store. */
export function holdsData(folder: string): boolean {
  return existsSync(dataFile(folder))
}

/** @throws FolderError if a server uses this folder */
export function requireUnused(folder: string): void {
  if (existsSync(folder)) lockFolder(folder)()
}

/**
 * Puts the data of one folder into the place of another's, in one step: killed at any moment, the folder has the old data
 * or the new. The old data are kept in the new folder `aside`; both others are within the data folder, or on its disk.
 * @throws FolderError if a server uses the data folder
 */
export function replaceData(prepared: string, folder: string, aside: string): void {
  const unlock = lockFolder(folder)
  try {
    if (holdsData(folder)) {
      requireEmpty(aside)
      makePrivate(aside)
      linkSync(dataFile(folder), dataFile(aside))
      markFolder(aside)
    } else markFolder(folder)
    renameSync(dataFile(prepared), dataFile(folder))
    rmSync(`${dataFile(folder)}-lock`, { force: true })
    syncFolder(folder)
    rmSync(prepared, { recursive: true })
  } finally {
    unlock()
  }
}
