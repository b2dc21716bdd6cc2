import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A wall clock for one process, which the test sets while it runs; its steady clock goes on as it is. */
export type FakeTime = {
  /** For the environment of the process. */
  env: Record<string, string>
  /** @param offset from the right time, such as `+400d`, `-2d` or `+0` */
  set: (offset: string) => void
  dispose: () => void
}

/** Null where the library `libfaketime` (Debian: faketime) is not installed. */
export function fakeTime(): FakeTime | null {
  const library = libraryPath()
  if (library === null) return null
  const folder = mkdtempSync(join(tmpdir(), 'quorate-time-'))
  const file = join(folder, 'offset')
  const set = (offset: string) => writeFileSync(file, offset)
  set('+0')
  const env = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }
  return { env, set, dispose: () => rmSync(folder, { recursive: true }) }
}

function libraryPath(): string | null {
  if (process.platform !== 'linux') return null
  const folders = ['/usr/lib', '/usr/lib64', ...readdirSync('/usr/lib').map((name) => join('/usr/lib', name))]
  const paths = folders.map((folder) => join(folder, 'faketime/libfaketimeMT.so.1'))
  return paths.find((path) => existsSync(path)) ?? null
}
