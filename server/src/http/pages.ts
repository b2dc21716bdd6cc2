import { existsSync } from 'node:fs'
import { join } from 'node:path'
import compression from 'compression'
import express, { Router } from 'express'
import { RefusalError } from './refusal-error.ts'

/**
 * The built client: its assets, which carry a hash of their content in the name and never change, and for every other
 * address the one page, which finds its way itself.
 */
export function pageRoutes(root = join(import.meta.dirname, '../../../client/dist')): Router {
  const router = Router()
  router.use(compression())
  router.use('/assets', express.static(join(root, 'assets'), { immutable: true, maxAge: '365d', index: false }))
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
