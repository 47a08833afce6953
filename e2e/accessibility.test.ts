import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader } from './openBrowser.ts'

const address = inject('address')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})

afterAll(() => browser.close())

const PAGES = [
  '/',
  '/?view=map',
  '/?view=table',
  '/regions/ASI-S',
  '/countries/NPL',
  '/corridors/NPL-QAT',
  '/corridors/SDN-SAU?period=2005-2010',
  '/corridors/NPL-QAT?on=2014-05-28',
  '/corridors/PHL-ITA?on=2020-01-01',
  '/countries/ITA?on=2014-05-28',
  '/standards',
  '/standards/C097?on=2014-05-28',
  '/standards/C143',
  '/standards/ICRMW',
  '/standards/R086',
  '/standards/matrix?on=2014-05-28&region=ASI-S',
  '/standards/compare?on=2014-05-28',
  '/standards/supervision',
  '/standards/reviews',
  '/standards/policy-check',
  '/standards/policy-check?set=framework&whose=workers&show=every',
  '/social-security',
  '/social-security/gap',
  '/social-security/agreements',
  '/social-security/coverage',
  '/social-security/simulation',
  '/what-if',
  '/compare',
  '/compare?from=ASI-S&to=ASI-W',
  '/data',
  '/data/releases',
  '/data/calendar',
  '/data/releases/un-ims-2020',
  '/data/api#getCorridorFlows',
  '/data/explore',
  '/data/explore/DF_FLOWS?view=line',
  '/data/explore/DF_RATIFICATIONS/about',
  '/embed/explore/DF_DEMOGRAPHY',
  '/methods',
  '/methods/flows',
  '/about',
  '/agencies',
  '/agencies?text=example',
  '/tour',
  '/sign-in',
  '/me',
  '/seals',
  '/rules/parameters',
  '/desk',
  '/desk/organisations',
  '/desk/bonds',
  '/desk/agency-import',
  '/desk/licences',
  '/desk/licences/apply',
  '/desk/calendars',
  '/desk/parameters',
  '/desk/bans',
  '/desk/watch-list',
  '/desk/overrides',
  '/desk/notifications',
  '/desk/people',
  '/desk/emergencies',
  '/no-such-page',
]

const READERS = [
  { name: 'light, English, wide', query: '', width: 1280 },
  { name: 'dark, Arabic, phone', query: 'lang=ar&theme=dark', width: 360 },
] as const

describe.each(READERS)('$name', ({ query, width }) => {
  // Pages wait for figures and idle lines: three at a time take half as long as one after another.
  test.concurrent.each(PAGES)(
    '%s: nothing for axe to find, nothing to scroll sideways',
    async (path) => {
      const { page, complaints } = await openReader(browser, address, {
        viewport: { width, height: 800 },
      })
      const to = new URL(path, address)
      for (const [name, value] of new URLSearchParams(query)) to.searchParams.set(name, value)
      await page.goto(to.href)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.waitForLoadState('networkidle')
      await expectAccessible(page)
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )
})

test.each(['en', 'fr', 'es', 'ar'])(
  'every page has its own title and language in %s',
  async (lang) => {
    const { page } = await openReader(browser, address)
    const titles = new Set<string>()
    for (const path of ['/', '/countries/NPL', '/corridors/NPL-QAT', '/data/api', '/about']) {
      await page.goto(`${path}?lang=${lang}`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      titles.add(await page.title())
      expect(await page.locator('html').getAttribute('lang')).toBe(lang)
      expect(await page.locator('html').getAttribute('dir')).toBe(lang === 'ar' ? 'rtl' : 'ltr')
    }
    expect(titles.size).toBe(5)
  },
)
