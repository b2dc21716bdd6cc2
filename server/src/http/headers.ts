import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Config } from '../config/config.ts'
import { inlineScripts } from './pages.ts'

type Origin = Pick<Config, 'publicOrigin'>

const isHttps = ({ publicOrigin }: Origin) => publicOrigin.startsWith('https:')

/** Headers that protect a document are useless on an answer that is no document, and are a third of a short one. */
export function answerHeaders(config: Origin) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: isHttps(config),
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: { action: 'deny' },
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
}

export function pageHeaders(config: Origin) {
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
        ...(isHttps(config) ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isHttps(config),
    xFrameOptions: { action: 'deny' },
  })
}

/** What the pages need of the browser; all else is denied to them, also to a script that should not be there. */
export const permissions: RequestHandler = (_request, response, next) => {
  const denied = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'hid', 'midi']
  const more = ['accelerometer', 'gyroscope', 'magnetometer', 'display-capture', 'publickey-credentials-get']
  const policy = [...denied, ...more, 'idle-detection', 'browsing-topics'].map((feature) => `${feature}=()`)
  response.set('Permissions-Policy', [...policy, 'fullscreen=(self)', 'clipboard-write=(self)'].join(', '))
  next()
}
