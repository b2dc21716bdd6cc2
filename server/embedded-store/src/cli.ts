import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { serveStore } from './server.ts'
import { backupFolder, restoreFolder } from './storage/backup.ts'

const USAGE = `Usage:
  store [--data DIR] [--port PORT]      serve DIR (./data) on the socket DIR/store.sock, for programs of this account;
                                        with --port on 127.0.0.1:PORT instead, for those that sign in as the user "store"
                                        with the password in STORE_PASSWORD, or in the file that STORE_PASSWORD_FILE names
  store backup TARGET [--data DIR]      copy a consistent snapshot of DIR into the new folder TARGET, running or not
  store restore SOURCE [--data DIR]     check the backup SOURCE and put it into the empty or missing folder DIR
`

/** A password in an argument could be read by every user of the machine, so it comes another way. */
function passwordOf({ STORE_PASSWORD: password, STORE_PASSWORD_FILE: file }: NodeJS.ProcessEnv): string {
  if (password) return password
  if (file) return readFileSync(file, 'utf8').trim()
  throw new Error(
    'With --port clients sign in: put a password into STORE_PASSWORD, or a file with it into STORE_PASSWORD_FILE',
  )
}

async function serve(data: string, port: number | undefined): Promise<void> {
  const password = port === undefined ? undefined : passwordOf(process.env)
  const running = await serveStore({ dataDir: data, port, password })
  if (running.mended !== null) console.error(running.mended)
  console.log(password === undefined ? running.uri : running.uri.replace(encodeURIComponent(password), 'PASSWORD'))
  const stop = () => void running.close().then(() => process.exit(0))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { port: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  })
  const data = values.data ?? './data'
  const [command, folder] = positionals
  if (values.help) console.log(USAGE)
  else if (command === undefined) await serve(data, values.port === undefined ? undefined : Number(values.port))
  else if (command === 'backup' && folder)
    console.log(`${await backupFolder(data, folder)} documents copied to ${folder}`)
  else if (command === 'restore' && folder)
    console.log(`${await restoreFolder(folder, data)} documents restored to ${data}`)
  else {
    console.error(USAGE)
    process.exitCode = 2
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
