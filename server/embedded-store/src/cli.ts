import { parseArgs } from 'node:util'
import { serveStore } from './server.ts'
import { backupFolder, restoreFolder } from './storage/backup.ts'

const USAGE = `Usage:
  store [--port PORT] [--data DIR]      serve DIR (./data) on 127.0.0.1:PORT (any free port)
  store backup TARGET [--data DIR]      copy a consistent snapshot of DIR into the new folder TARGET, running or not
  store restore SOURCE [--data DIR]     check the backup SOURCE and put it into the empty or missing folder DIR
`

async function serve(data: string, port: number): Promise<void> {
  const running = await serveStore({ dataDir: data, port })
  console.log(running.uri)
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
  else if (command === undefined) await serve(data, Number(values.port ?? 0))
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
