import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documentFromText } from '@quorate/shared/domain/reading/from-text'
import { get, pause, percentile, post } from './measure.mjs'
import { BASE_PORT, end, launchServer, openViewers, signInAll } from './target.mjs'

/**
 * What an import of the largest documents, and the files of 8 MB before it, cost everybody else: how long they hold up the
 * event loop of the server, by the server's own measurement, and how long others wait for a page meanwhile.
 *   npm run build && npm run bench:import
 */
const [PORT, METRICS] = [BASE_PORT, BASE_PORT + 1]
const at = `http://127.0.0.1:${PORT}`
const origin = `http://localhost:${PORT}`
const below = '/api/v1/committees/hlsg'
const TIMES = 5
/** As many provisions as are read, and characters in each language so that a body has room for them. */
const [CHARACTERS, NUMBERS] = [1_000_000, 5000]
const say = (text) => process.stdout.write(`${text}\n`)

const WORDS = {
  en: 'The customs administrations shall exchange advance electronic information on each consignment. ',
  fr: 'Les administrations douanières s’échangent à l’avance des informations électroniques sur chaque envoi. ',
}

/** A text of so many characters, in `count` paragraphs, each after what `before` gives for it. */
function document(language, count, before, characters = CHARACTERS) {
  const room = Math.floor((characters - 1000) / count)
  const paragraphs = Array.from({ length: count }, (_, index) => {
    const start = before(index)
    return start + WORDS[language].repeat(room).slice(0, room - start.length - 2)
  })
  return paragraphs.join('\n\n')
}

/** The body of an import by the texts in both languages. */
function entering(make) {
  const read = documentFromText({}, { en: make('en'), fr: make('fr') })
  return (time) => ({ ...read, title: { en: `The largest, ${time}`, fr: `Le plus grand, ${time}` } })
}
const STANDARDS = 50
const each = NUMBERS / STANDARDS
const document8MB = document('en', NUMBERS - 100, (index) => `${index + 1}. `, 8_000_000)
const content = Buffer.from(document8MB).toString('base64')
const imports = {
  'file of 8 MB': {
    path: '/files',
    page: () => '/import-drafts',
    body: (time) => ({ name: 'large.txt', content: Buffer.from(`${time} ${document8MB}`).toString('base64') }),
  },
  'preview of 8 MB': { path: '/imports/preview', page: () => '/import-drafts', body: () => ({ content }) },
  mandate: {
    path: '/mandates',
    page: () => '/mandates',
    body: entering((language) =>
      document(language, NUMBERS, (index) => `${Math.floor(index / 100) + 1}.${(index % 100) + 1} `),
    ),
  },
  instrument: {
    path: '/instruments',
    page: ({ events }) => `/instruments/${events[0].data.instrument}/versions/latest`,
    body: entering((language) =>
      document(language, NUMBERS - STANDARDS, (index) => {
        const [standard, paragraph] = [Math.floor(index / (each - 1)) + 1, (index % (each - 1)) + 1]
        return paragraph === 1 ? `# Standard ${standard}\n\n1. ` : `${paragraph}. `
      }),
    ),
  },
}

/** The longest that the event loop was held up since this was last asked, in milliseconds; at rest some ten. */
async function heldUp() {
  const { body } = await get(`http://127.0.0.1:${METRICS}`, '/metrics')
  return 1000 * Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(body)[1])
}

const data = mkdtempSync(join(tmpdir(), 'quorate-import-'))
const env = {
  DEMO: '1',
  LOG_LEVEL: 'error',
  PORT: String(PORT),
  PUBLIC_ORIGIN: origin,
  DATA_DIR: data,
  METRICS_PORT: String(METRICS),
}
const { child } = await launchServer(env)
try {
  const cookies = await signInAll({ at, origin })
  const { body: options } = await get(at, '/api/v1/sign-in/options', { origin })
  const { persona } = options.personas.find(({ capacity }) => capacity === 'secretariat')
  const signedIn = await post(at, '/api/v1/sign-in/persona', { persona }, { origin })
  const cookie = signedIn.headers['set-cookie'][0].split(';')[0]
  const { body: committee } = await get(at, below, { origin, cookie })
  const viewers = await openViewers(50, { at, origin }, cookies, committee, () => undefined)

  /** How long one person waited for a page, again and again, until this is done. */
  async function meanwhile(doing) {
    const waited = []
    let over = false
    const done = doing.finally(() => {
      over = true
    })
    while (!over) {
      const began = performance.now()
      await get(at, `${below}/sessions`, { origin, cookie: cookies[0] })
      waited.push(performance.now() - began)
      await pause(5)
    }
    return { done: await done, waited }
  }

  say(
    '| Import | kB | answered after ms | event loop held up, ms | others waited at most, ms | held up by its first reader, ms |',
  )
  say('| --- | ---: | --- | --- | --- | --- |')
  for (const [what, { path, page, body }] of Object.entries(imports)) {
    const rows = []
    for (let time = 0; time < TIMES + 1; time += 1) {
      const sending = body(time)
      const headers = { origin, cookie, 'idempotency-key': randomUUID() }
      await pause(1000)
      await heldUp()
      const began = performance.now()
      const sent = post(at, `${below}${path}`, sending, headers).then((answer) => {
        if (answer.status !== 200)
          throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`)
        return { took: performance.now() - began, body: answer.body }
      })
      const { done, waited } = await meanwhile(sent)
      await meanwhile(pause(1000))
      // The first one warms the program up.
      const importing = await heldUp()
      await get(at, `${below}${page(done.body)}`, { origin, cookie })
      if (time > 0) rows.push([done.took, importing, percentile(waited, 100), await heldUp()])
    }
    const columns = [0, 1, 2, 3].map((column) => rows.map((row) => row[column].toFixed(0)).join(', '))
    const kB = Buffer.byteLength(JSON.stringify(body(0))) / 1000
    say(`| ${what} | ${kB.toFixed(0)} | ${columns.join(' | ')} |`)
  }
  say(`At rest: ${(await pause(2000).then(heldUp)).toFixed(0)} ms`)
  for (const viewer of viewers) viewer.close?.()
} finally {
  await end(child)
  rmSync(data, { recursive: true, force: true })
}
process.exit(0)
