import { existsSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import compression from 'compression'
import express, { type RequestHandler, Router } from 'express'
import { RefusalError } from './refusal-error.ts'

const ASSETS = { immutable: true, maxAge: '365d', index: false }

/** Encodings that the build leaves beside each script and style sheet, the better first. */
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
    const name = request.path.slice(1)
    const found = ENCODINGS.find(
      ({ encoding, suffix }) => present.has(name + suffix) && request.acceptsEncodings(encoding),
    )
    response.vary('Accept-Encoding')
    if (!found) return next()
    response.set('Content-Encoding', found.encoding)
    request.url = `/${name}${found.suffix}`
    serve(request, response, next)
  }
}

/**
 * The built client: its assets, which have a hash of their content in the name and never change. Every other address
 * gets the one page, whose router does the rest.
 */
export function pageRoutes(root = join(import.meta.dirname, '../../../client/dist')): Router {
  const router = Router()
  router.use('/assets', precompressed(join(root, 'assets')))
  router.use('/assets', express.static(join(root, 'assets'), ASSETS))
  router.use(compression())
  router.use(express.static(root, { index: false, maxAge: 0 }))
  router.get('/{*path}', (request, response) => {
    if (request.path.startsWith('/assets/') || !existsSync(join(root, 'index.html'))) {
      throw new RefusalError({ code: 'unknown-route', message: 'There is nothing at this address.' })
    }
    response.set('Cache-Control', 'no-cache')
    response.sendFile(join(root, 'index.html'))
  })
  return router
}
