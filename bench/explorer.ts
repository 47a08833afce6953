import { chromium, type Page } from 'playwright-core'
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../e2e/browser.ts'
import type { BenchResult } from './BenchResult.ts'

/** Stocks of women and men of every pair of areas: as many figures as the explorer fetches. */
const LARGE =
  '/data/explore/DF_STOCKS?key=un-ims-2024.A.MST.*.*.BIRTH.DST.F%2BM&rows=ORIGIN.DESTINATION&cols=TIME_PERIOD.SEX'

const SCROLLS = 30

/** The data explorer with 120,000 figures: turning the table, and scrolling in it. */
export async function benchExplorer(address: string): Promise<readonly BenchResult[]> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: CHROMIUM_ARGUMENTS,
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(`${address}${LARGE}`)
    await page.getByRole('grid').waitFor({ timeout: 120_000 })
    const cells = await page.locator('.table-foot').textContent()
    if (!/120,000 of/.test(cells ?? '')) throw new Error(`not the large table: ${cells}`)
    await page.locator('summary', { hasText: 'Arrange rows and columns' }).click()
    const turns: number[] = []
    for (let turn = 0; turn < 6; turn++) turns.push(await timeTurn(page))
    const frames = await timeScrolls(page)
    const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!
    return [
      {
        name: 'explorer: turn a table of 120,000 figures',
        unit: 'ms',
        value: middle(turns),
        budget: 500,
      },
      {
        name: 'explorer: longest frame while scrolling it',
        unit: 'ms',
        value: frames,
        budget: 250,
      },
    ]
  } finally {
    await browser.close()
  }
}

/** From the press until the turned table is painted. Milliseconds. */
const timeTurn = (page: Page): Promise<number> =>
  page.evaluate<number>(`(async () => {
    const rows = () => document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const button = [...document.querySelectorAll('.explore-layout button')].find(
      (one) => one.textContent === 'Exchange rows and columns',
    )
    const before = rows()
    const begun = performance.now()
    button.click()
    while (rows() === before) await frame()
    await frame()
    return performance.now() - begun
  })()`)

/** The longest time between two frames while the table is scrolled to far places. Milliseconds. */
const timeScrolls = (page: Page): Promise<number> =>
  page.evaluate<number>(`(async () => {
    const grid = document.querySelector('[role="grid"]')
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    let longest = 0
    let last = await frame()
    for (let i = 1; i <= ${SCROLLS}; i++) {
      grid.scrollTop = (grid.scrollHeight * ((i * 7) % ${SCROLLS})) / ${SCROLLS}
      grid.scrollLeft = (grid.scrollWidth * ((i * 11) % ${SCROLLS})) / ${SCROLLS}
      for (let settle = 0; settle < 3; settle++) {
        const now = await frame()
        longest = Math.max(longest, now - last)
        last = now
      }
    }
    return longest
  })()`)
