// What is looked at on every page on the way: accessibility by axe, and no scrolling sideways.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** One line per element axe objects to; empty when it has nothing to say. */
export const violations = async (page: Page): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(wcag).setLegacyMode(true).analyze()
  return found.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.target.join(' ')} | ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''} | ${node.html.slice(0, 160)}`))
}

export const expectNoViolations = async (page: Page): Promise<void> => {
  expect(await violations(page), `axe on ${page.url()}`).toEqual([])
}

/** What reaches out of the window to the right, when the page can be scrolled sideways. */
export const sidewaysScrolling = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const scrolled = document.scrollingElement!.scrollWidth
    if (scrolled <= width) return []
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 0.5)
    return [`${scrolled} px wide instead of ${width}`, ...wide.slice(-5).map((element) => `${element.tagName.toLowerCase()}.${element.className} reaches ${Math.round(element.getBoundingClientRect().right)}`)]
  })

export const expectNoSidewaysScrolling = async (page: Page): Promise<void> => {
  expect(await sidewaysScrolling(page), `scrolling sideways on ${page.url()}`).toEqual([])
}

/** Waits until nothing is on its way any more and what moves has come to rest. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .bones, .waiting[role="status"][aria-label], .ant-spin, .net-map[data-ready="false"]') === null)
  await page.evaluate(() => Promise.all(document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity).map((one) => one.finished.catch(() => undefined))))
}
