import { chromium, type Request } from 'playwright-core'
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../e2e/browser.ts'
import { startProduct } from '../e2e/startProduct.ts'
import type { BenchResult } from './BenchResult.ts'
import { benchExplorer } from './explorer.ts'

const RUNS = 5

/** A fresh browser profile on a running server: script carried and time until the world chart stands. */
export async function benchWeb(): Promise<readonly BenchResult[]> {
  const product = await startProduct()
  const { address } = product
  try {
    await fetch(`${address}/api/v1/flows/regions`).then((answer) => answer.text())
    const runs = []
    for (let run = 0; run < RUNS; run += 1) runs.push(await firstVisit(address))
    runs.sort((a, b) => a.chart - b.chart)
    const median = runs[Math.floor(RUNS / 2)]!
    return [
      {
        name: 'first chart on the world page, first visit',
        unit: 's',
        value: median.chart / 1000,
        budget: 1.5,
      },
      {
        name: 'script before the first chart, compressed',
        unit: 'kB',
        value: median.script / 1000,
        budget: 300,
      },
      ...(await benchExplorer(address)),
    ]
  } finally {
    await product.stop()
  }
}

async function firstVisit(address: string): Promise<{ chart: number; script: number }> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: CHROMIUM_ARGUMENTS,
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const scripts: Request[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request)
    })
    const begun = performance.now()
    await page.goto(address, { waitUntil: 'commit' })
    await page.locator('.chord path').first().waitFor()
    const chart = performance.now() - begun
    const sizes = await Promise.all(scripts.map((request) => request.sizes()))
    return { chart, script: sizes.reduce((sum, size) => sum + size.responseBodySize, 0) }
  } finally {
    await browser.close()
  }
}
