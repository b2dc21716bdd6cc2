import compression from 'compression'
import express, { type Express, type RequestHandler, Router } from 'express'
import helmet from 'helmet'
import { answerInTime } from './http/answer-in-time.ts'
import { commandRoutes } from './http/command-routes.ts'
import type { HttpDeps } from './http/deps.ts'
import { errorMapper } from './http/errors.ts'
import { healthRoutes } from './http/health-routes.ts'
import { observe } from './http/observe.ts'
import { observeSecurity } from './http/observe-security.ts'
import { openApiDocument } from './http/openapi.ts'
import { assetRoutes, inlineScripts, pageRoutes } from './http/pages.ts'
import { queryRoutes } from './http/query-routes.ts'
import { RefusalError } from './http/refusal-error.ts'
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
  app.use('/assets', assetRoutes())
  app.use(compression())

  const mapper = errorMapper(deps.log)
  const api = Router()
  api.use(answerInTime(mapper))
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  api.use(healthRoutes(deps))
  const document = openApiDocument(deps.config.publicOrigin, deps.kernel)
  api.get('/openapi.json', (_request, response) => {
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
  app.use('/api', answerHeaders(deps))
  app.use('/api/v1', api)
  app.use('/api', () => {
    throw new RefusalError({
      code: 'unknown-route',
      message: 'There is nothing at this address. See /api/v1/openapi.json.',
    })
  })
  app.use(pageHeaders(deps), permissions, pageRoutes())
  app.use(mapper)
  return app
}

/** Headers that protect a document are useless on an answer that is no document, and are a third of a short one. */
function answerHeaders({ config }: HttpDeps) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: config.publicOrigin.startsWith('https:'),
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
}

/** What the pages need of the browser; all else is denied to them, also to a script that should not be there. */
const permissions: RequestHandler = (_request, response, next) => {
  const denied = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'hid', 'bluetooth', 'midi']
  const more = ['accelerometer', 'gyroscope', 'magnetometer', 'display-capture', 'publickey-credentials-get']
  const policy = [...denied, ...more, 'idle-detection', 'browsing-topics'].map((feature) => `${feature}=()`)
  response.set('Permissions-Policy', [...policy, 'fullscreen=(self)', 'clipboard-write=(self)'].join(', '))
  next()
}

function pageHeaders({ config }: HttpDeps) {
  const https = config.publicOrigin.startsWith('https:')
  const socket = config.publicOrigin.replace(/^http/, 'ws')
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...inlineScripts()],
        // Mantine sets positions and sizes in style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", socket],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https,
  })
}
