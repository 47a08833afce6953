import { countryFlowsRoute, topCorridorsRoute } from '@corridor/contract'
import { afterEach, describe, expect, test } from 'vitest'
import { SAMPLE_ANSWERS, sampleCountry, sampleTop } from '../../testing/corridorSample.ts'
import { type Answers, mountApp, press, unmountApp } from '../../testing/mountApp.tsx'

const open = async (address: string, answers: Answers = SAMPLE_ANSWERS) => {
  const app = await mountApp(address, answers)
  const find = <Found extends Element>(selector: string) => app.page.querySelector<Found>(selector)
  return { ...app, find, text: () => app.page.textContent ?? '' }
}

afterEach(unmountApp)

test('the samples are answers of the contract', () => {
  expect(() => countryFlowsRoute.output.parse(sampleCountry)).not.toThrow()
  expect(() => topCorridorsRoute.output.parse(sampleTop)).not.toThrow()
})

describe('the country page', () => {
  test('gives each key number with its period and source', async () => {
    const app = await open('/countries/NPL')
    await app.until(() => app.find('.key-numbers') !== null)
    const numbers = [...app.page.querySelectorAll('.key-numbers > div')].map((entry) =>
      [...entry.children].map(({ textContent }) => textContent?.replace(/[\u2068\u2069]/g, '')),
    )
    const estimate = '2015–2020 · Closed accounts, fewest moves · sample-stocks + sample-demography'
    expect(numbers).toEqual([
      ['Born here, living abroad', '249,000', '2020 · sample-stocks'],
      ['Born abroad, living here', '249,000', '2020 · sample-stocks'],
      ['Moved out, estimated', '854,000', estimate],
      ['Moved in, estimated', '843', estimate],
      ['Arrivals less departures', '-853,000', estimate],
      [
        'Net migration according to the population source',
        '-853,000',
        '2015–2020 · sample-demography',
      ],
    ])
  })

  test('spans the methods and gives the codes and names', async () => {
    const app = await open('/countries/NPL')
    await app.until(() => app.find('.findings') !== null)
    expect(app.find('.findings')?.textContent).toContain(
      'the 2 methods give between 400,000 and 854,000 departures and between 500 and 843 arrivals',
    )
    expect(app.find('.country-names')?.textContent).toContain('Nepal (fr)')
    expect(app.find('.country-names')?.textContent).toContain('524')
  })

  test('every partner leads to its corridor, with the choice of estimate', async () => {
    const app = await open('/countries/NPL?period=2010-2015')
    await app.until(() => app.find('#partners-out') !== null)
    const links = [...app.page.querySelectorAll('#partners-out tbody a')]
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/corridors/NPL-QAT?period=2010-2015',
      '/corridors/NPL-IND?period=2010-2015',
    ])
    expect(app.find('#partners-out')?.textContent).toContain('Showing 2 of 40 rows')
    expect(app.find('#partners-out .note')?.textContent).toBe(
      'The 2 largest of 40; together 50% of the total.',
    )
    const chart = app.find('#partners-out [role=application]')!
    await press(chart, 'ArrowDown')
    await press(chart, 'Enter')
    await app.until(() => app.router.state.location.pathname === '/corridors/NPL-QAT')
    expect(app.router.state.location.searchStr).toBe('?period=2010-2015')
  })

  test('says that the country is in the estimate, or why it is not', async () => {
    const app = await open('/countries/NPL')
    await app.until(() => app.find('#country-notices') !== null)
    expect(app.text()).toContain('It is part of the estimate chosen')
    await unmountApp()

    const missing = {
      ...sampleCountry,
      missing: 'the sample has no foreign-born living in NPL',
      series: sampleCountry.series.map((flow) => ({
        ...flow,
        inflow: null,
        outflow: null,
        net: null,
        missing: 'area_excluded',
      })),
    }
    const out = await open('/countries/NPL', { ...SAMPLE_ANSWERS, '/flows/countries/NPL': missing })
    await out.until(() => out.find('#country-notices') !== null)
    expect(out.text()).toContain('the sample has no foreign-born living in NPL')
    expect(out.find('.key-numbers')?.textContent).toContain('no figure')
    expect(out.find('#partners-out')).toBeNull()
  })

  test('an unknown code is refused in words', async () => {
    const app = await open('/countries/XXX')
    await app.until(() => app.text().includes('no country or area with the code XXX'))
  })
})
