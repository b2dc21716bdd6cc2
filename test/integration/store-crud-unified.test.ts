import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { serveStore } from '@quorate/embedded-store/server'
import { EXCEPTIONS } from '../mongodb-crud/exceptions.ts'
import { concerns, loadCases, runCase } from '../mongodb-crud/unified-runner.ts'

const FOLDER = join(__dirname, '../../../shared/data/mongodb-crud')

describe("MongoDB's CRUD tests against the embedded store", () => {
  if (!existsSync(FOLDER)) {
    console.log(`skipped: MongoDB's CRUD tests are not at ${FOLDER}`)
    it.skip('needs the files of the tests', () => {})
    return
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'store-crud-'))
  let store: Awaited<ReturnType<typeof serveStore>>
  beforeAll(async () => {
    store = await serveStore({ dataDir })
  })
  afterAll(async () => {
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const cases = loadCases(FOLDER).filter(concerns)
  const reasonOf = (file: string, description: string) => EXCEPTIONS[file]?.[description]

  it('knows every exception by a name that exists', () => {
    const names = new Set(cases.map(({ file, test }) => `${file}: ${test.description}`))
    const listed = Object.entries(EXCEPTIONS).flatMap(([file, some]) =>
      Object.keys(some).map((name) => `${file}: ${name}`),
    )
    expect(listed.filter((name) => !names.has(name))).toEqual([])
    expect(cases.length).toBeGreaterThan(90)
  })

  for (const one of cases) {
    const { file, test } = one
    const reason = reasonOf(file, test.description)
    if (reason === undefined) it(`${file}: ${test.description}`, () => runCase(one, store.uri))
    else {
      it(`${file}: ${test.description} (left out: ${reason})`, async () => {
        await expect(runCase(one, store.uri)).rejects.toThrow()
      })
    }
  }
})
