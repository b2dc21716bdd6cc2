import { STORED_AS } from './outbox-storage.ts'

const KINDS = ['quorate-draft:', 'quorate-edit:', `${STORED_AS}:`]

/** How many comments and edits that were not posted are in these storages, of all who used this device. */
export function unsentWords(storages: readonly Pick<Storage, 'key' | 'length'>[]): number {
  const names = storages.flatMap((storage) =>
    Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ''),
  )
  // A draft is kept for its tab and for the device, under one name.
  return new Set(names.filter((name) => KINDS.some((kind) => name.startsWith(kind)))).size
}
