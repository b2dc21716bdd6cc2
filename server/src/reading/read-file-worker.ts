import { parentPort, workerData } from 'node:worker_threads'
import { readFile } from './read-file.ts'

/** The thread that reads one file, and ends. */
parentPort?.postMessage(readFile(workerData))
