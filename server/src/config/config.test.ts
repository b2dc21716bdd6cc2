import { expect, test } from '@jest/globals'
import { ConfigError, readConfig } from './config.ts'

test('[A1] without any setting the server is for this machine: loopback, port 3000, the embedded store in ./data', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    mongodbUri: null,
    publicOrigin: 'http://localhost:3000',
  })
  expect(config).toMatchObject({ production: false, secureCookies: true, drainSeconds: 0, logLevel: 'info' })
  expect(config.dataDir).toMatch(/\/data$/)
})

test.each([
  [{ PORT: 'abc' }, 'PORT must be a number.'],
  [{ PORT: '70000' }, 'PORT must be 0 to 65535.'],
  [{ PORT: '80.5' }, 'PORT must be a whole number.'],
  [{ PORT: '0' }, 'PORT=0 takes any free port, so PUBLIC_ORIGIN must say'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.'],
  [{ DEMO: 'yes' }, 'DEMO must be 0 or 1.'],
  [{ DEMO: '1', NODE_ENV: 'production' }, 'DEMO=1 lets people in without a password'],
  [{ NODE_ENV: 'prod' }, 'NODE_ENV must be development, production or test.'],
  [{ MONGODB_URI: 'localhost:27017' }, 'MONGODB_URI must be a MongoDB connection string'],
  [{ DRAIN_SECONDS: 'long' }, 'DRAIN_SECONDS must be a number.'],
  [{ DRAIN_SECONDS: '-1' }, 'DRAIN_SECONDS must be 0 to 300.'],
  [{ TRUSTED_PROXIES: 'proxy' }, 'TRUSTED_PROXIES must name addresses or networks between commas'],
  [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES must name addresses'],
  [{ TRUSTED_PROXIES: '10.0.0.1,' }, 'TRUSTED_PROXIES must name addresses'],
  [{ SECURITY_CONTACT: 'security@example.org' }, 'SECURITY_CONTACT must be an address such as mailto:'],
  [{ SECURITY_CONTACT: 'mailto:a@example.org\nExpires: never' }, 'SECURITY_CONTACT must be an address'],
  [{ PUBLIC_ORIGIN: 'quorate.example.org' }, 'PUBLIC_ORIGIN must be an origin'],
  [{ PUBLIC_ORIGIN: 'https://example.org/path' }, 'PUBLIC_ORIGIN must be an origin'],
  [{ PUBLIC_ORIGIN: 'javascript:alert(1)' }, 'PUBLIC_ORIGIN must be an origin'],
])('[A2] a wrong setting stops the start with a sentence: %j', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(ConfigError)
  expect(() => readConfig(env)).toThrow(sentence)
})

test('[A2] all wrong settings are named at once, and an empty one counts as not set', () => {
  expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT[^\n]+\nLOG_LEVEL/)
  expect(readConfig({ PORT: '', MONGODB_URI: '' }).port).toBe(3000)
})

test('[A3] a plain-http origin that is not on this machine is refused unless it is allowed by name', () => {
  const origin = 'http://quorate.intranet'
  expect(() => readConfig({ PUBLIC_ORIGIN: origin })).toThrow(`set ALLOW_PLAIN_HTTP=${origin}`)
  expect(() => readConfig({ PUBLIC_ORIGIN: origin, ALLOW_PLAIN_HTTP: 'http://other' })).toThrow(ConfigError)
  expect(readConfig({ PUBLIC_ORIGIN: origin, ALLOW_PLAIN_HTTP: origin }).secureCookies).toBe(false)
  expect(readConfig({ PUBLIC_ORIGIN: 'https://quorate.example.org' }).secureCookies).toBe(true)
})

const SITE = 'https://quorate.example.org'

test.each([
  [true, {}],
  [true, { PUBLIC_ORIGIN: 'http://quorate.localhost:3000' }],
  [true, { PUBLIC_ORIGIN: 'https://127.0.0.1:3000' }],
  [true, { PUBLIC_ORIGIN: 'https://[::1]:3000' }],
  [false, { DEMO: '0' }],
  [false, { PUBLIC_ORIGIN: SITE }],
  [false, { PUBLIC_ORIGIN: 'https://127.0.0.1.example.org' }],
  [true, { PUBLIC_ORIGIN: SITE, DEMO: '1' }],
  [false, { NODE_ENV: 'production' }],
  [false, { NODE_ENV: 'production', PUBLIC_ORIGIN: SITE }],
])('[A11] a demonstration: %s, with the settings %j', (expected, env) => {
  expect(readConfig(env).demonstration).toBe(expected)
})
