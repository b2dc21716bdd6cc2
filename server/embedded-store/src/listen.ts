import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { MECHANISM, USER } from './scram.ts'
import { FolderError } from './storage/folder.ts'
import { PRIVATE } from './storage/private.ts'

/** Where to connect to, as `net.connect` takes it. */
export type Address = { path: string } | { host: string; port: number }

/** `leave` removes what listening has put on the disk. */
type Listening = { uri: string; address: Address; leave: () => void }

/** Drivers tell a socket from the name of a host by this ending. */
const SOCKET = 'store.sock'
/** In the data folder: the path of a socket that is elsewhere. */
const ELSEWHERE = 'SOCKET'
/** Bytes of the path of a socket, by the system that allows the fewest. */
const LONGEST_PATH = 103
const LOOPBACK = '127.0.0.1'

/** A password for one life of a store that nobody else has to know. */
export function ownPassword(): string {
  return randomBytes(24).toString('hex')
}

/** Listens on a port of the loopback interface. @returns the connection string, which has the password, and the address */
export async function listenOnPort(server: Server, port: number, password: string): Promise<Listening> {
  await listening(server, { host: LOOPBACK, port })
  const address = { host: LOOPBACK, port: (server.address() as AddressInfo).port }
  const options = `directConnection=true&authSource=admin&authMechanism=${MECHANISM}`
  const uri = `mongodb://${USER}:${encodeURIComponent(password)}@${LOOPBACK}:${address.port}/?${options}`
  return { uri, address, leave: () => undefined }
}

/**
 * Listens on a Unix socket in the data folder, which is private; only those who may open the folder reach it. If the
 * path of the folder is too long for a socket, it is in a private temporary folder instead.
 */
export async function listenOnSocket(server: Server, dataDir: string): Promise<Listening> {
  removeLeft(dataDir)
  const path = placeOf(dataDir)
  await listening(server, { path })
  chmodSync(path, PRIVATE.file)
  return {
    uri: `mongodb://${encodeURIComponent(path)}/?directConnection=true`,
    address: { path },
    leave: () => removeLeft(dataDir),
  }
}

/** Removes the socket of a server that has ended; the folder is locked by now, so no other server listens there. */
function removeLeft(dataDir: string): void {
  const inside = join(dataDir, SOCKET)
  if (existsSync(inside) && lstatSync(inside).isSocket()) rmSync(inside)
  const note = join(dataDir, ELSEWHERE)
  if (!existsSync(note)) return
  const path = readFileSync(note, 'utf8').trim()
  rmSync(path, { force: true })
  if (existsSync(dirname(path)) && readdirSync(dirname(path)).length === 0) rmdirSync(dirname(path))
  rmSync(note)
}

/** @throws FolderError if the path of the folder for temporary files is too long, too */
function placeOf(dataDir: string): string {
  const inside = join(resolve(dataDir), SOCKET)
  if (Buffer.byteLength(inside) <= LONGEST_PATH) return inside
  const temporary = mkdtempSync(join(tmpdir(), 'store-'))
  const path = join(temporary, SOCKET)
  if (Buffer.byteLength(path) > LONGEST_PATH) {
    rmSync(temporary, { recursive: true })
    throw new FolderError(
      `the paths of ${dataDir} and of ${tmpdir()} are too long for a socket (${LONGEST_PATH} bytes); choose a shorter one`,
    )
  }
  writeFileSync(join(dataDir, ELSEWHERE), `${path}\n`, { mode: PRIVATE.file })
  return path
}

function listening(server: Server, to: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(to, resolve)
  })
}
