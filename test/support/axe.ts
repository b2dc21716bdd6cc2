import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { ROOT } from './paths.ts'

const source = readFileSync(createRequire(join(ROOT, 'test/package.json')).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The violations of WCAG 2.2 AA on the present page: a line for each rule; none if there is no violation. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // By evaluation, because the page's Content-Security-Policy allows no script element of ours; once for each document.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const results = await page.evaluate(
    (tags): Promise<AxeResults> =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
      }),
    TAGS,
  )
  return results.violations.map(({ id, help, nodes: [first, ...others] }) => {
    const why = first?.failureSummary?.replaceAll(/\s+/g, ' ') ?? ''
    return `${id}: ${help} — ${first?.target.join(' ')}, and ${others.length} more — ${why}`
  })
}
