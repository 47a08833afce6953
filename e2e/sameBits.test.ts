import { fileURLToPath } from 'node:url'
import { accountsRoute } from '@corridor/contract'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { drawnTotals } from './drawnTotals.ts'
import { launch, openReader } from './openBrowser.ts'

const address = inject('address')
const QUERY = '/api/v1/flows/inputs?period=2010-2015&method=closed-minimum&stocks=un-ims-2020'
const [DRAWS, SEED] = [12, 2014]
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})

afterAll(() => browser.close())

test('a seed gives the same bits in the browser and on the server', async () => {
  const script = await bundle(fileURLToPath(new URL('drawnTotals.ts', import.meta.url)))
  const { page } = await openReader(browser, address, { bypassCSP: true })
  await page.goto('/about')
  await page.addScriptTag({ content: script })
  const inBrowser = await page.evaluate(
    `fetch(${JSON.stringify(QUERY)}).then((answer) => answer.json())
       .then((accounts) => drawn.drawnTotals(accounts, ${DRAWS}, ${SEED}))`,
  )
  const answer = await fetch(new URL(QUERY, address))
  const accounts = accountsRoute.output.parse(await answer.json())
  const here = drawnTotals(accounts, DRAWS, SEED)
  expect(here.length).toBeGreaterThan(200)
  expect(inBrowser).toEqual(here)
  expect(drawnTotals(accounts, DRAWS, SEED + 1)).not.toEqual(here)
})

/** The engine as one script that leaves `drawn` behind. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'drawn' } },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  const chunk = outputs.find((one) => one.type === 'chunk')
  if (chunk === undefined) throw new Error('the engine was not bundled')
  return chunk.code
}
