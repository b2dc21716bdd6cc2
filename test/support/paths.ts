import { join } from 'node:path'

/** The root of the repository: the tests are started from there. */
export const ROOT = process.cwd()
export const SERVER_MAIN = join(ROOT, 'server/dist/main.js')
export const ADMIN_MAIN = join(ROOT, 'server/dist/admin.js')
export const STORE_MAIN = join(ROOT, 'server/embedded-store/dist/cli.js')
