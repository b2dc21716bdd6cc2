import { BlockList, isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(0, 'must be 0 to 65535')
  .max(65535, 'must be 0 to 65535')

const environment = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'must be development, production or test')
    .default('development'),
  DEMO: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  PORT: port.default(3000),
  METRICS_PORT: port.optional(),
  SOCKETS_PER_ACCOUNT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .default(50),
  RATE_FACTOR: z.coerce.number('must be a number').min(1, 'must be at least 1').default(1),
  HOST: z.string().min(1, 'must name an address to listen on, such as 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'must name a folder').default('./data'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^/]+/, 'must be a MongoDB connection string: mongodb://host:port/database')
    .optional(),
  PUBLIC_ORIGIN: z.string().optional(),
  ALLOW_PLAIN_HTTP: z.string().optional(),
  TRUSTED_PROXIES: z.string().default('').transform(proxies),
  DRAIN_SECONDS: z.coerce.number('must be a number').min(0, 'must be 0 to 300').max(300, 'must be 0 to 300').default(0),
  SECURITY_CONTACT: z
    .string()
    .regex(/^(https:\/\/|mailto:)[\x21-\x7e]+$/, 'must be an address such as mailto:security@example.org or https://…')
    .optional(),
  ADMIT_CLOCK: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be the day it is in UTC, such as 2026-11-28')
    .optional(),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).default('info'),
})

export type Config = {
  readonly production: boolean
  /** Whether an empty store becomes a demonstration, and its personas may be played from this machine. */
  readonly demonstration: boolean
  readonly port: number
  readonly host: string
  /** Null: no measurements are served. */
  readonly metricsPort: number | null
  /** Sockets one account may have open at once on this node. */
  readonly socketsPerAccount: number
  /** Multiplies how often one person may do a thing; above 1 for benches only. */
  readonly rateFactor: number
  /** Where the embedded store keeps its files; an absolute path. */
  readonly dataDir: string
  /** Null: use the embedded store. Holds credentials; never logged. */
  readonly mongodbUri: string | null
  /** The one origin browsers use: scheme, host and port. */
  readonly publicOrigin: string
  /** Whether cookies are marked Secure: on https and on localhost. */
  readonly secureCookies: boolean
  /** The proxies that are trusted to report where a request came from. */
  readonly trustedProxies: BlockList
  /** How long, in seconds, a node that stops continues to serve while proxies notice that it is no longer ready. */
  readonly drainSeconds: number
  /** Whom to tell of a fault in the security of this installation, as a URI; null: `/.well-known/security.txt` is not served. */
  readonly securityContact: string | null
  /** The day it is (UTC) as the operators say, if the record says otherwise; null: they say nothing. */
  readonly admittedDay: string | null
  readonly logLevel: (typeof LEVELS)[number]
}

/** The settings in the environment are wrong; `message` lists every fault as a sentence. */
export class ConfigError extends Error {}

/**
 * Reads the settings from the environment, once.
 * @throws ConfigError with a sentence per setting that is wrong.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'))
  }
  const settings = parsed.data
  const { origin, secure } = publicOrigin(settings)
  const production = settings.NODE_ENV === 'production'
  return Object.freeze({
    production,
    demonstration: demonstration(settings.DEMO, { production, origin }),
    port: settings.PORT,
    host: settings.HOST,
    metricsPort: settings.METRICS_PORT ?? null,
    socketsPerAccount: settings.SOCKETS_PER_ACCOUNT,
    rateFactor: settings.RATE_FACTOR,
    dataDir: resolve(settings.DATA_DIR),
    mongodbUri: settings.MONGODB_URI ?? null,
    publicOrigin: origin,
    secureCookies: secure,
    trustedProxies: settings.TRUSTED_PROXIES,
    drainSeconds: settings.DRAIN_SECONDS,
    securityContact: settings.SECURITY_CONTACT ?? null,
    admittedDay: settings.ADMIT_CLOCK ?? null,
    logLevel: settings.LOG_LEVEL,
  })
}

/** Anybody at this machine may play a persona, so there are none in production, and elsewhere none by accident. */
function demonstration(demo: '0' | '1' | undefined, { production, origin }: { production: boolean; origin: string }) {
  if (demo === '1' && production) {
    throw new ConfigError('DEMO=1 lets people in without a password, so it cannot be used with NODE_ENV=production.')
  }
  if (production) return false
  return demo === undefined ? isLoopbackHost(new URL(origin).hostname) : demo === '1'
}

function isLoopbackHost(hostname: string): boolean {
  return isLocalhost(hostname) || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

function isLocalhost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost')
}

function proxies(list: string, context: z.RefinementCtx): BlockList {
  if (list === '') return new BlockList()
  const read = readTrustedProxies(list)
  if (read) return read
  context.addIssue('must name addresses or networks between commas, such as 10.0.0.0/8, 127.0.0.1')
  return z.NEVER
}

/**
 * Reads addresses and networks (`10.0.0.0/8`) between commas.
 * @returns null if one of them is neither
 */
function readTrustedProxies(list: string): BlockList | null {
  const trusted = new BlockList()
  for (const one of list.split(',').map((part) => part.trim())) {
    const [address = '', bits, ...rest] = one.split('/')
    const version = isIP(address)
    const most = version === 6 ? 128 : 32
    const length = bits === undefined ? most : Number(bits)
    if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(bits ?? '0') || length > most) return null
    trusted.addSubnet(address, length, version === 6 ? 'ipv6' : 'ipv4')
  }
  return trusted
}

/**
 * A plain-http origin that is not on this machine would send login cookies unencrypted, so exactly that origin has to
 * be allowed by name.
 */
function publicOrigin(settings: z.output<typeof environment>): { origin: string; secure: boolean } {
  if (settings.PORT === 0 && settings.PUBLIC_ORIGIN === undefined) {
    throw new ConfigError('PORT=0 takes any free port, so PUBLIC_ORIGIN must say which address browsers use.')
  }
  const given = settings.PUBLIC_ORIGIN ?? `http://localhost:${settings.PORT}`
  const url = URL.canParse(given) ? new URL(given) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || (given !== url.origin && given !== `${url.origin}/`)) {
    throw new ConfigError('PUBLIC_ORIGIN must be an origin, such as https://quorate.example.org, without a path.')
  }
  const secure = url.protocol === 'https:' || isLocalhost(url.hostname)
  if (!secure && settings.ALLOW_PLAIN_HTTP !== url.origin) {
    throw new ConfigError(
      `PUBLIC_ORIGIN is ${url.origin}: over plain http anybody on the way can read passwords and take over sign-ins. ` +
        `Use https, or, for a trial on a network you trust, set ALLOW_PLAIN_HTTP=${url.origin}.`,
    )
  }
  return { origin: url.origin, secure }
}
