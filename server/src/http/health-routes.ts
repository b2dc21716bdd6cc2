import { getHealth, getLiveness, getReadiness } from '@quorate/shared/contracts/health'
import { Router } from 'express'
import type { HttpDeps } from './deps.ts'

/** The questions that operators, and the proxies before a node, may ask without signing in. */
export function healthRoutes({ config, readiness, now }: Pick<HttpDeps, 'config' | 'readiness' | 'now'>): Router {
  const router = Router()

  router.get(getLiveness.path, (_request, response) => {
    response.json({ status: 'alive', now: now() })
  })

  router.get(getReadiness.path, async (_request, response) => {
    const found = await readiness.check()
    response.status(found.status === 'ready' ? 200 : 503).json(found)
  })

  router.get(getHealth.path, async (_request, response) => {
    const { well } = (await readiness.check()).store
    const store = config.mongodbUri === null ? 'embedded' : 'mongodb'
    response.status(well ? 200 : 503).json({ status: well ? 'ready' : 'store-unavailable', store, now: now() })
  })
  return router
}
