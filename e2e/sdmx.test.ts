import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader } from './openBrowser.ts'

const address = inject('address')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})

afterAll(() => browser.close())

test('the addresses on the page answer, and the scripts ask the place they stand at', async () => {
  const { page, complaints } = await openReader(browser, address, {
    viewport: { width: 360, height: 740 },
  })
  await page.goto('/data/api#sdmx')
  const section = page.locator('.api-sdmx')
  await section.locator('h2').waitFor()
  const links = await section
    .locator('a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
  expect(links).toHaveLength(4)
  for (const link of links) {
    const answer = await fetch(link)
    expect([link, answer.status]).toEqual([link, 200])
    expect((await answer.text()).length).toBeGreaterThan(200)
  }
  const scripts = await section.locator('pre').allTextContents()
  expect(scripts).toHaveLength(3)
  for (const script of scripts) {
    const asked = /"(http[^"]*format=csv[^"]*)"/.exec(script)![1]!
    expect(asked.startsWith(`${new URL(address).origin}/sdmx/rest/data/`)).toBe(true)
    const rows = (await (await fetch(asked)).text()).trim().split('\n')
    expect(rows.length).toBeGreaterThan(100)
  }
  await expectAccessible(page, '.api-sdmx')
  await page.goto('/data/api?lang=ar#sdmx')
  await section.locator('h2').waitFor()
  expect(await section.locator('pre').first().getAttribute('dir')).toBe('ltr')
  await expectAccessible(page, '.api-sdmx')
  expect(complaints).toEqual([])
})
