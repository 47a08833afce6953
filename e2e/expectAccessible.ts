import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/**
 * Nothing for axe to find at WCAG 2.2 AA, and nothing to scroll sideways. Of what holds axe keeps
 * no list, and it opens no second page to join frames of other origins, since pages have none: both
 * took longer than looking.
 *
 * @param within the part of a long page that axe looks at.
 */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .options({ runOnly: LEVELS, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
  ).toEqual([])
  const sideways = await page
    .locator('html')
    .evaluate((root) => root.scrollWidth - root.clientWidth)
  expect(sideways).toBeLessThanOrEqual(1)
}
