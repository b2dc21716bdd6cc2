import { parentPort, workerData } from 'node:worker_threads'
import { type StoreOptions, serveStore } from './server.ts'

const port = parentPort
if (!port) throw new Error('this file is the entry of a worker thread')

try {
  const running = await serveStore(workerData as StoreOptions)
  port.on('message', (message) => {
    if (message !== 'close') return
    void running.close().then(() => {
      port.postMessage({ closed: true })
      port.close()
    })
  })
  const { uri, address, mended } = running
  port.postMessage({ ready: { uri, address, mended } })
} catch (error) {
  port.postMessage({ failed: error instanceof Error ? error.message : String(error) })
  port.close()
}
