import type { Page } from 'playwright-core'

/** Begins to write down announcements to screen readers: the kind of region, and the words. */
export async function listen(page: Page): Promise<() => Promise<[string, string][]>> {
  await page.evaluate(() => {
    const heard: [string, string][] = []
    Object.assign(globalThis, { heard })
    new MutationObserver((changes) => {
      for (const { target, addedNodes, type } of changes) {
        for (const node of type === 'childList' ? addedNodes : [target]) {
          const element = node instanceof Element ? node : node.parentElement
          const region = element?.closest('[role="alert"], [role="status"], [aria-live]')
          if (region && node.textContent) heard.push([region.getAttribute('role') ?? 'live', node.textContent])
        }
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { heard: [string, string][] }).heard)
}

/** The assertive announcements. */
export const alerts = (heard: [string, string][]) => heard.filter(([role]) => role === 'alert').map(([, text]) => text)
