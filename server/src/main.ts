import { pino } from 'pino'
import { readConfig } from './config/config.ts'
import { faultSentence } from './fault-sentence.ts'
import { createLog } from './log.ts'
import { type Running, startServer } from './start.ts'

/** Starts the server and stops it in order when asked to. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel, pino.destination({ fd: 2, sync: false }))
  process.once('uncaughtException', (error) => {
    log.fatal({ err: error }, 'An unexpected fault ends this process')
    process.exit(1)
  })
  const running = await startServer(config, log)
  process.stdout.write(welcome(running))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'Stopping')
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'Stopping failed')
          process.exit(1)
        },
      )
    })
  }
}

function welcome({ origin, demonstration }: Running): string {
  const signIn = demonstration
    ? 'It holds a demonstration: choose a person on the sign-in page.'
    : 'Sign in with your e-mail address and password. The first account is made with: npm run admin -- create-account'
  return `\nQuorate is ready at ${origin}\n${signIn}\nStop it with Ctrl+C.\n\n`
}

main().catch((error: unknown) => {
  process.stderr.write(`Quorate could not start.\n${faultSentence(error) ?? (error as Error)?.stack}\n`)
  process.exit(1)
})
