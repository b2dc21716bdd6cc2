import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { ROOT } from './paths.ts'

const FLAGS = ['--no-sandbox', '--no-zygote', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none']

/** A headless Chromium: the Chrome named by CHROME_PATH, or else the one that came with the packages. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = process.env.CHROME_PATH
    ? { executablePath: process.env.CHROME_PATH, env: {} }
    : packaged()
  return chromium.launch({ executablePath, headless: true, args: FLAGS, env: { ...definedOf(process.env), ...env } })
}

function packaged(): { executablePath: string; env: Record<string, string> } {
  const helper = join(ROOT, 'test/support/chromium-path.mjs')
  return JSON.parse(execFileSync(process.execPath, [helper], { encoding: 'utf8' }))
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
