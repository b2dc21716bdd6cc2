import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { serveStore } from './server.ts'
import { backupFolder, restoreFolder } from './storage/backup.ts'
import { temporaryFolder } from './testing/fixture.ts'

const run = promisify(execFile)
const posix = process.platform === 'win32' ? it.skip : it

const ending: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

/** A folder in which every user may look for what others have left open. */
function openPlace(): string {
  const folder = temporaryFolder()
  ending.push(folder.remove)
  chmodSync(folder.path, 0o755)
  return folder.path
}

async function served(options: Parameters<typeof serveStore>[0]) {
  const running = await serveStore(options)
  ending.push(() => running.close())
  return running
}

async function connected(uri: string): Promise<MongoClient> {
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 5000 }).connect()
  ending.push(() => client.close())
  return client
}

/** What is not a socket, with its permissions for the group and for others. */
function openToOthers(folder: string): string[] {
  return [folder, ...readdirSync(folder).map((name) => join(folder, name))].filter(
    (path) => (statSync(path).mode & 0o077) !== 0,
  )
}

const PROBE = `
  const { readdirSync, readFileSync } = require('node:fs')
  const { connect } = require('node:net')
  const [folder, socket, ...files] = process.argv.slice(1)
  const attempt = (action) => { try { action(); return 'open' } catch (error) { return error.code } }
  const result = { folder: attempt(() => readdirSync(folder)), files: files.map((file) => attempt(() => readFileSync(file))) }
  const done = (socket) => { console.log(JSON.stringify({ ...result, socket })); process.exit() }
  connect(socket).on('connect', () => done('open')).on('error', (error) => done(error.code))`

/** What a user can open of a data folder, and whether the socket takes a connection from them. */
async function tried(dataDir: string, socket: string, as: { uid?: number; gid?: number }) {
  const files = ['store.mdb', 'store.mdb-lock', 'LOCK', 'STORE'].map((name) => join(dataDir, name))
  const { stdout } = await run(process.execPath, ['-e', PROBE, dataDir, socket, ...files], { ...as, cwd: '/' })
  return JSON.parse(stdout)
}

describe('[W29] other users of the machine', () => {
  const NOBODY = { uid: 65534, gid: 65534 }
  const isRoot = process.getuid?.() === 0
  const asNobody = isRoot ? it : it.skip
  if (!isRoot) console.log('Skipped: only root can try the store as another user')

  asNobody('can neither read its files nor connect, wherever the socket is', async () => {
    for (const name of ['data', 'x'.repeat(120)]) {
      const dataDir = join(openPlace(), name)
      const { address } = await served({ dataDir })
      if (!('path' in address)) throw new Error('it listens on a port')
      expect(address.path.startsWith(dataDir)).toBe(name === 'data')
      const open = ['open', 'open', 'open', 'open']
      expect(await tried(dataDir, address.path, {})).toEqual({ folder: 'open', files: open, socket: 'open' })
      expect(await tried(dataDir, address.path, NOBODY)).toEqual({
        folder: 'EACCES',
        files: open.map(() => 'EACCES'),
        socket: 'EACCES',
      })
    }
  })

  posix('find every file 0600 and the folder 0700, of a new store, a backup and a restored one', async () => {
    const place = openPlace()
    const [dataDir, copy, restored] = ['data', 'copy', 'restored'].map((name) => join(place, name)) as [
      string,
      string,
      string,
    ]
    const { uri } = await served({ dataDir })
    const client = await connected(uri)
    await client.db('a').collection('b').insertOne({ secret: 1 })
    await client.db('a').command({ compact: 'b' })
    mkdirSync(copy, { mode: 0o755 })
    await backupFolder(dataDir, copy)
    await restoreFolder(copy, restored)
    for (const folder of [dataDir, copy, restored]) {
      expect(readdirSync(folder)).toContain('store.mdb')
      expect(openToOthers(folder)).toEqual([])
    }
  })

  posix('lose what they could open before, at the start, and the operator is told', async () => {
    const dataDir = join(openPlace(), 'data')
    const first = await serveStore({ dataDir })
    expect(first.mended).toBeNull()
    await first.close()
    chmodSync(dataDir, 0o755)
    chmodSync(join(dataDir, 'store.mdb'), 0o644)
    const { mended } = await served({ dataDir })
    expect(openToOthers(dataDir)).toEqual([])
    expect(mended).toContain(`${dataDir} (755), ${join(dataDir, 'store.mdb')} (644)`)
  })

  posix('keep a folder that is for everybody', async () => {
    const dataDir = openPlace()
    chmodSync(dataDir, 0o1777)
    await expect(serveStore({ dataDir })).rejects.toThrow('is a folder for all users of this machine')
    expect(statSync(dataDir).mode & 0o1777).toBe(0o1777)
  })
})

describe('[W29] the socket', () => {
  posix('is in the data folder, and is taken over from a store that was killed', async () => {
    const dataDir = join(openPlace(), 'data')
    const { uri, close } = await serveStore({ dataDir })
    const path = join(dataDir, 'store.sock')
    expect(uri).toBe(`mongodb://${encodeURIComponent(path)}/?directConnection=true`)
    await close()
    expect(existsSync(path)).toBe(false)
    const left = createServer().listen(path)
    ending.push(() => left.close())
    await new Promise((resolve) => left.once('listening', resolve))
    const again = await served({ dataDir })
    expect(await (await connected(again.uri)).db('a').command({ ping: 1 })).toEqual({ ok: 1 })
  })

  posix('is elsewhere if its path would be too long, and nothing of it is left', async () => {
    const dataDir = join(openPlace(), 'ö'.repeat(60))
    const { uri, address, close } = await serveStore({ dataDir })
    const { path } = address as { path: string }
    expect(path.startsWith(tmpdir())).toBe(true)
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
    expect(readFileSync(join(dataDir, 'SOCKET'), 'utf8').trim()).toBe(path)
    const client = await new MongoClient(uri).connect()
    expect(await client.db('a').command({ ping: 1 })).toEqual({ ok: 1 })
    await client.close()
    await close()
    expect([existsSync(join(path, '..')), existsSync(join(dataDir, 'SOCKET'))]).toEqual([false, false])
    // A killed store leaves both; the next one removes them.
    const killed = openPlace()
    writeFileSync(join(killed, 'store.sock'), '')
    writeFileSync(join(dataDir, 'SOCKET'), join(killed, 'store.sock'))
    await served({ dataDir })
    expect(existsSync(killed)).toBe(false)
  })
})

describe('[W30] a store on a port', () => {
  const PASSWORD = 'a password of 30 characters+/='.replaceAll(' ', '-')
  const withPassword = (uri: string, password: string, user = 'store') =>
    uri.replace(/\/\/[^@]*@/, `//${user}:${encodeURIComponent(password)}@`)

  it('is used by those who know the password, also if they name no mechanism', async () => {
    const { uri, address } = await served({ dataDir: join(openPlace(), 'data'), port: 0, password: PASSWORD })
    expect(address).toEqual({ host: '127.0.0.1', port: expect.any(Number) })
    const client = await connected(uri)
    await client
      .db('a')
      .collection('b')
      .insertOne({ text: 'x'.repeat(1_000_000) })
    const other = await connected(uri.replace('&authMechanism=SCRAM-SHA-256', ''))
    expect(await other.db('a').collection('b').countDocuments()).toBe(1)
  })

  it.each([
    ['a wrong password', 'a-password-of-30-characters+/-', 'store'],
    ['a wrong name', PASSWORD, 'root'],
  ])('refuses %s, with the code of MongoDB', async (_what, password, user) => {
    const { uri } = await served({ dataDir: join(openPlace(), 'data'), port: 0, password: PASSWORD })
    const client = new MongoClient(withPassword(uri, password, user))
    ending.push(() => client.close())
    await expect(client.connect()).rejects.toMatchObject({ code: 18, codeName: 'AuthenticationFailed' })
  })

  it('answers nothing but the greeting to those who have not signed in', async () => {
    const { address } = await served({ dataDir: join(openPlace(), 'data'), port: 0, password: PASSWORD })
    const { port } = address as { port: number }
    const { db } = await connected(`mongodb://127.0.0.1:${port}/?directConnection=true`).then((client) => ({
      db: client.db('a'),
    }))
    for (const command of [{ find: 'b' }, { insert: 'b', documents: [{}] }, { ping: 1 }, { buildInfo: 1 }, { no: 1 }]) {
      await expect(db.command(command)).rejects.toMatchObject({ code: 13, codeName: 'Unauthorized' })
    }
    expect(await db.command({ hello: 1 })).toMatchObject({ ok: 1 })
    await expect(db.command({ saslContinue: 1, payload: Buffer.from('c=biws,r=x,p=eA==') })).rejects.toMatchObject({
      code: 18,
    })
    await expect(db.command({ saslStart: 1, mechanism: 'PLAIN', payload: Buffer.from('x') })).rejects.toMatchObject({
      code: 334,
    })
    // Long messages would be kept in memory until they are complete.
    await expect(db.command({ hello: 1, comment: 'x'.repeat(20_000) })).rejects.toThrow(/closed/)
  })

  it('does not start with a password that is missing, short or changed on its way', async () => {
    const dataDir = join(openPlace(), 'data')
    await expect(serveStore({ dataDir, port: 0 })).rejects.toThrow('needs a password')
    for (const password of ['', 'fifteen-letters', 'a pass word with spaces', 'pässwörter-mit-umlauten'])
      await expect(serveStore({ dataDir, port: 0, password })).rejects.toThrow('at least 16')
    expect(existsSync(dataDir)).toBe(false)
  })
})
