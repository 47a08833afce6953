import { chromium, type Page } from 'playwright-core'
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../e2e/browser.ts'
import { startProduct } from '../e2e/startProduct.ts'
import type { BenchResult } from './BenchResult.ts'

const EDITS = 9
const ESTIMATE = 'period=2010-2015&stocks=un-ims-2020&demography=un-wpp-2022'
const ENDS = `${ESTIMATE}&from=NPL&to=QAT`

/** Budgets of the specification. Milliseconds. */
const BUDGETS = [
  ['open-minimum', 100],
  ['closed-minimum', 600],
] as const

/** One cell edited in a real browser: time from the key to the chord that is drawn anew. */
export async function benchWhatIf(): Promise<readonly BenchResult[]> {
  const product = await startProduct()
  const { address } = product
  try {
    return await measureWhatIf(address)
  } finally {
    await product.stop()
  }
}

async function measureWhatIf(address: string): Promise<readonly BenchResult[]> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: CHROMIUM_ARGUMENTS,
  })
  try {
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    const results: BenchResult[] = []
    const distances = await madeUpDistances(address)
    for (const [method, budget] of BUDGETS) {
      for (const withDistances of [false, true]) {
        const page = await context.newPage()
        await page.goto(`${address}/what-if?${ENDS}&method=${method}`)
        await page.locator('.chord path').first().waitFor()
        if (withDistances) await loadDistances(page, distances)
        const sorted = await timeEdits(page)
        results.push({
          name: `what-if in the browser, one cell edited to chord redrawn, ${method}${withDistances ? ', moves fall with distance' : ''}`,
          unit: 'ms',
          value: sorted[Math.floor(EDITS / 2)]!,
          budget: withDistances ? null : budget,
          detail: { slowest: sorted.at(-1), edits: EDITS },
        })
        await page.close()
      }
    }
    return results
  } finally {
    await browser.close()
  }
}

/** Times of all edits, the shortest first. Milliseconds. */
async function timeEdits(page: Page): Promise<readonly number[]> {
  const times: number[] = []
  for (let edit = 0; edit < EDITS; edit += 1) {
    times.push(await timeEdit(page, 500_000 + 150_000 * edit))
    // A pause as after typing: the address follows and the exact run is made.
    await page.waitForTimeout(800)
  }
  return times.toSorted((a, b) => a - b)
}

/** A distance for every two areas of the estimate, as text of a file. */
async function madeUpDistances(address: string): Promise<string> {
  const inputs = `${address}/api/v1/flows/inputs?${ESTIMATE}&method=open-minimum`
  const { areas } = (await (await fetch(inputs)).json()) as { areas: readonly string[] }
  const rows = areas.flatMap((from, i) =>
    areas.slice(i + 1).map((to, step) => `${from},${to},${100 + ((i * 37 + step * 91) % 15_000)}`),
  )
  return `origin,destination,km\n${rows.join('\n')}\n`
}

async function loadDistances(page: Page, text: string): Promise<void> {
  await page.getByText('Let moves fall with distance').click()
  await page.getByLabel('File with the distances').setInputFiles({
    name: 'km.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await page.getByText(/distances taken from km\.csv/).waitFor()
  await page
    .getByRole('button', { name: 'Compute intervals' })
    .and(page.locator(':enabled'))
    .waitFor()
}

/** Types a figure and waits for the frame after the chord's paths have changed. */
const timeEdit = (page: Page, persons: number): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    const input = document.querySelector('.figure-input')
    const begun = performance.now()
    const observer = new MutationObserver(() => {
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun), 0))
    })
    observer.observe(document.querySelector('.chord svg'), {
      subtree: true, attributes: true, childList: true,
    })
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, '${persons}')
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })`)
