import compression from 'compression'
import express, { type Express, Router } from 'express'
import { answerInTime } from './http/answer-in-time.ts'
import { commandRoutes } from './http/command-routes.ts'
import type { HttpDeps } from './http/deps.ts'
import { errorMapper } from './http/errors.ts'
import { answerHeaders, pageHeaders, permissions } from './http/headers.ts'
import { healthRoutes } from './http/health-routes.ts'
import { observe } from './http/observe.ts'
import { observeSecurity } from './http/observe-security.ts'
import { openApiDocument } from './http/openapi.ts'
import { assetRoutes, pageRoutes } from './http/pages.ts'
import { queryRoutes } from './http/query-routes.ts'
import { RefusalError } from './http/refusal-error.ts'
import { SECURITY_TXT, securityTxt } from './http/security-txt.ts'
import { identityRoutes } from './identity/routes.ts'

/** The whole HTTP side, without listening, so that a test starts it in its own process. */
export function createApp(deps: HttpDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  // No answer of the API is kept by a browser but those that say so themselves.
  app.disable('etag')
  app.set('query parser', 'simple')
  app.use(observe(deps))
  app.use(observeSecurity(deps))
  app.use(['/api', '/assets', SECURITY_TXT], answerHeaders(deps.config))
  app.use('/assets', assetRoutes())
  app.use(compression())
  app.get(SECURITY_TXT, securityTxt(deps))

  const mapper = errorMapper(deps.log)
  const api = Router()
  api.use(answerInTime(mapper))
  api.use(healthRoutes(deps))
  // Made at the first request: a node that starts has more urgent work.
  let document: ReturnType<typeof openApiDocument> | null = null
  api.get('/openapi.json', (_request, response) => {
    document ??= openApiDocument(deps.config.publicOrigin, deps.kernel)
    response.json(document)
  })
  api.use(identityRoutes(deps))
  api.use(commandRoutes(deps))
  api.use(queryRoutes(deps))
  api.use(() => {
    throw new RefusalError({
      code: 'unknown-route',
      message: 'There is nothing at this address. See /api/v1/openapi.json.',
    })
  })
  app.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  app.use('/api/v1', api)
  app.use('/api', () => {
    throw new RefusalError({
      code: 'unknown-route',
      message: 'There is nothing at this address. See /api/v1/openapi.json.',
    })
  })
  app.use(pageHeaders(deps.config), permissions, pageRoutes())
  app.use(mapper)
  return app
}
