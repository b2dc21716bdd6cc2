import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { ROOT } from './paths.ts'

const source = readFileSync(createRequire(join(ROOT, 'test/package.json')).resolve('axe-core/axe.min.js'), 'utf8')
/** What axe runs: all rules, or those whose outcome depends on the colours alone. */
const RUN = {
  all: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
}

/** The violations of WCAG 2.2 AA on the present page: a line for each rule; none if there is no violation. */
export async function accessibilityFaults(page: Page, rules: keyof typeof RUN): Promise<string[]> {
  // By evaluation, because the page's Content-Security-Policy allows no script element of ours; once for each document.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const results = await page.evaluate(
    (runOnly): Promise<AxeResults> =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly,
        resultTypes: ['violations'],
      }),
    RUN[rules],
  )
  return results.violations.map(({ id, help, nodes: [first, ...others] }) => {
    const why = first?.failureSummary?.replaceAll(/\s+/g, ' ') ?? ''
    return `${id}: ${help} — ${first?.target.join(' ')}, and ${others.length} more — ${why}`
  })
}
