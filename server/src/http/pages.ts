import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { COMMITTEE_PAGES, FRONT_PAGES } from '@quorate/shared/contracts/pages'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { RefusalError } from './refusal-error.ts'

const CLIENT = join(import.meta.dirname, '../../../client/dist')
const PAGE = 'index.html'

/** Their names contain a hash of their content, so browsers need not ask whether one has changed. */
const ASSETS = {
  immutable: true,
  maxAge: '365d',
  index: false,
  redirect: false,
  etag: false,
  lastModified: false,
  acceptRanges: false,
}

/** Encodings that the build leaves beside each script and style sheet, and beside the page, the better first. */
const ENCODINGS = [
  { encoding: 'br', suffix: '.br' },
  { encoding: 'gzip', suffix: '.gz' },
] as const

/** Answers with a compressed file instead of the requested one, if there is one that the browser accepts. */
function precompressed(folder: string): RequestHandler {
  const present = new Set(existsSync(folder) ? readdirSync(folder) : [])
  const serve = express.static(folder, {
    ...ASSETS,
    setHeaders: (response, path) => response.type(extname(path.replace(/\.(br|gz)$/, ''))),
  })
  return (request, response, next) => {
    const file = compressedFile(request, response, request.path.slice(1), present)
    if (file === null) return next()
    request.url = `/${file}`
    serve(request, response, next)
  }
}

/** The compressed one of these files that is sent instead of the one with this name, if there is one that the browser accepts. */
function compressedFile(
  request: Request,
  response: Response,
  name: string,
  present: ReadonlySet<string>,
): string | null {
  response.vary('Accept-Encoding')
  const found = ENCODINGS.find(
    ({ encoding, suffix }) => present.has(name + suffix) && request.acceptsEncodings(encoding),
  )
  if (found === undefined) return null
  response.set('Content-Encoding', found.encoding)
  return name + found.suffix
}

/** The scripts and styles of the built client. */
export function assetRoutes(folder = join(CLIENT, 'assets')): Router {
  const router = Router()
  router.use(precompressed(folder))
  router.use(express.static(folder, ASSETS))
  router.use(() => {
    throw nothingHere()
  })
  return router
}

/** Answers every address that is no file with the one page, whose router reads the address; with 404 if it has no page. */
export function pageRoutes(root = CLIENT): Router {
  const present = new Set(existsSync(root) ? readdirSync(root) : [])
  const router = Router()
  router.use(express.static(root, { index: false, redirect: false, maxAge: '1d' }))
  router.get('/{*path}', (request, response) => {
    if (!present.has(PAGE)) throw nothingHere()
    response.status(isPage(request.path) ? 200 : 404)
    response.set('Cache-Control', 'no-cache')
    response.type('html')
    response.sendFile(join(root, compressedFile(request, response, PAGE, present) ?? PAGE))
  })
  // A page answers no other method, also not TRACE, which would give back what was sent.
  router.use(() => {
    throw nothingHere()
  })
  return router
}

const PAGES = [
  '/',
  ...FRONT_PAGES.map((path) => `/${path}`),
  ...['', ...COMMITTEE_PAGES].map((path) => `/:committee/${path}`),
]
const PATTERNS = PAGES.map(patternOf)

/** A committee's id has no dot, so `/robots.txt` is not a committee's page; other ids in an address may be any text. */
function patternOf(page: string): RegExp {
  const segments = page.split('/').filter((segment) => segment !== '')
  const parts = segments.map((segment) => {
    if (segment === ':committee') return '/[A-Za-z0-9][\\w-]{0,63}'
    if (segment.startsWith(':')) return segment.endsWith('?') ? '(?:/[^/]+)?' : '/[^/]+'
    return `/${segment}`
  })
  return new RegExp(`^${parts.join('')}/?$`)
}

function isPage(path: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(path))
}

/** The scripts within the page, as its content policy names them. */
export function inlineScripts(root = CLIENT): string[] {
  const page = join(root, PAGE)
  if (!existsSync(page)) return []
  const scripts = readFileSync(page, 'utf8').matchAll(/<script>(.*?)<\/script>/gs)
  return [...scripts].map(([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
}

const nothingHere = () => new RefusalError({ code: 'unknown-route', message: 'There is nothing at this address.' })
