import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Nothing for axe to find at WCAG 2.2 AA, and nothing to scroll sideways.
 *
 * @param within the part of a long page that axe looks at.
 */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
  ).toEqual([])
  const sideways = await page
    .locator('html')
    .evaluate((root) => root.scrollWidth - root.clientWidth)
  expect(sideways).toBeLessThanOrEqual(1)
}
