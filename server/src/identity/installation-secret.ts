import { randomBytes } from 'node:crypto'
import type { Connection } from 'mongoose'
import { isDuplicateKey } from '../store-errors.ts'

type Secret = { _id: 'installation'; value: string }

/**
 * A secret that all nodes of an installation share and nobody outside knows. It is made at the first start and kept in
 * the store. It signs device cookies, and hashes addresses so that nobody finds them by trying all.
 */
export async function installationSecret(connection: Connection): Promise<Buffer> {
  const secrets = connection.getClient().db(connection.name).collection<Secret>('secrets')
  const find = () => secrets.findOne({ _id: 'installation' })

  async function make(): Promise<void> {
    const made = { value: randomBytes(32).toString('base64url') }
    // If several nodes start for the first time, one of them writes it; the others read what it wrote.
    await secrets.updateOne({ _id: 'installation' }, { $setOnInsert: made }, { upsert: true }).catch(alreadyThere)
  }

  let kept = await find()
  if (kept === null) {
    await make()
    kept = await find()
  }
  if (kept === null) throw new Error('The secret of the installation could not be kept')
  return Buffer.from(kept.value, 'base64url')
}

function alreadyThere(error: unknown): void {
  if (!isDuplicateKey(error)) throw error
}
