import {
  corridorFlowsRoute,
  releasesRoute,
  stocksRoute,
  throughWhomRoute,
} from '@corridor/contract'
import { act } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import {
  CORRIDOR_PERSONS,
  SAMPLE_ANSWERS,
  sampleCorridor,
  sampleRecruitment,
  sampleReleases,
  sampleStocks,
} from '../../testing/corridorSample.ts'
import { type Answers, mountApp, press, unmountApp } from '../../testing/mountApp.tsx'

const open = async (address: string, answers: Answers = SAMPLE_ANSWERS) => {
  const app = await mountApp(address, answers)
  const find = <Found extends Element>(selector: string) => app.page.querySelector<Found>(selector)
  const all = (selector: string) => [...app.page.querySelectorAll(selector)]
  return { ...app, find, all, text: () => app.page.textContent ?? '' }
}

const isReady = ({ find }: Awaited<ReturnType<typeof open>>) =>
  find('#corridor-methods') !== null && find('.reserved') === null

/** Chooses in a native list as a reader would. */
const choose = (list: HTMLSelectElement, value: string) =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')!.set!.call(list, value)
    list.dispatchEvent(new Event('change', { bubbles: true }))
  })

const control = (page: Element, label: string): HTMLSelectElement => {
  const found = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === label)
  return page.querySelector(`[id="${found!.getAttribute('for')}"]`)!
}

const rowsOf = (frame: Element): readonly (readonly string[])[] =>
  [...frame.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent ?? ''),
  )

afterEach(unmountApp)

test('the samples are answers of the contract', () => {
  expect(() => corridorFlowsRoute.output.parse(sampleCorridor)).not.toThrow()
  expect(() => releasesRoute.output.parse(sampleReleases)).not.toThrow()
  expect(() => throughWhomRoute.output.parse(sampleRecruitment)).not.toThrow()
  const stocks = sampleStocks({ origin: 'NPL', destination: 'QAT' })
  expect(() => stocksRoute.output.parse(stocks)).not.toThrow()
})

describe('the corridor page', () => {
  test('answers the first question and says what is not known of the others', async () => {
    const app = await open('/corridors/NPL-QAT')
    await app.until(() => isReady(app))
    expect(app.all('h2').map(({ textContent }) => textContent)).toEqual([
      'How many?',
      'Sources',
      'Under which rules?',
      'Through whom?',
      'With what result?',
      'What is being decided?',
    ])
    expect(app.find('.question .lead')?.textContent).toBe(
      'In 2020, 249,000 people born in Nepal lived in Qatar. In 2015–2020 an estimated 61,500 to 79,800 people moved, depending on the method; 79,800 with the method chosen below.',
    )
    const leads = app.all('.question .lead').map(({ textContent }) => textContent)
    expect(leads.filter((lead) => lead?.startsWith('Not known here yet'))).toHaveLength(2)
  })

  test('through whom: agencies with the way to them, and months of the newest statistics', async () => {
    const app = await open('/corridors/NPL-QAT')
    await app.until(() => isReady(app) && app.find('#corridor-movements') !== null)
    const section = app.find('section[aria-labelledby="question-through"]')!
    expect(section.querySelector('.lead')?.textContent).toBe(
      '1 agency of Nepal has a licence in force that names Qatar on April 10, 2030. ',
    )
    const links = [...section.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(links).toContain('/agencies?destination=QAT')
    expect(links).toContain('/data/releases/recruitment-2030-01-to-2030-02')
    expect(section.textContent).toContain('These figures were made with practice data.')
    const frame = app.find('#corridor-movements')!
    expect(frame.querySelector('h3')?.textContent).toBe(
      'Nepal to Qatar: 1,249 cleared and 903 departed, Jan 2030 to Feb 2030',
    )
    expect(rowsOf(frame)).toEqual([
      ['Jan 2030', '612', '903', expect.stringContaining('not shown')],
      ['Feb 2030', '637', expect.stringContaining('not shown'), expect.anything()],
      ['Whole period', '1,249', '903', expect.stringContaining('not shown')],
    ])
    expect(frame.textContent).toContain('without a sampling interval')
    const csv = frame.querySelector('a[href*="format=csv"]')?.getAttribute('href')
    expect(csv).toContain('release=recruitment-2030-01-to-2030-02&corridor=NPL-QAT')
  })

  test('through whom: where nothing is known it is said, with what would fill it', async () => {
    const nothing = { ...sampleRecruitment, agencies: null, release: null, events: [] }
    const app = await open('/corridors/NPL-QAT', {
      ...SAMPLE_ANSWERS,
      '/corridors/NPL-QAT/recruitment': nothing,
    })
    await app.until(() => isReady(app) && app.text().includes('Not known here: no register'))
    expect(app.text()).toContain('no statistics of recruitment were published yet')
    expect(app.find('#corridor-movements')).toBeNull()
  })

  test('puts every method, period and direction into the table', async () => {
    const app = await open('/corridors/NPL-QAT')
    await app.until(() => isReady(app))
    const frame = app.find('#corridor-methods')!
    expect(rowsOf(frame)).toEqual([
      ['Closed accounts, fewest moves', '2015–2020', '79,800', '0'],
      ['Stock difference, falls dropped', '2015–2020', '61,500', '40'],
      ['Closed accounts, fewest moves', '2010–2015', '164,000', '120'],
      ['Stock difference, falls dropped', '2010–2015', '124,000', '0'],
    ])
    const exact = [...frame.querySelectorAll('td [title]')].map(
      ({ title }: Element & { title?: string }) => title,
    )
    expect(exact).toContain(
      Math.round(CORRIDOR_PERSONS['closed-minimum']!['2010-2015']![0]).toLocaleString('en'),
    )
    expect(frame.querySelector('a[download]')?.getAttribute('href')).toBe(
      '/api/v1/flows/corridors/NPL-QAT?stocks=sample-stocks&format=csv',
    )
  })

  test('keeps the method in the address, and the address brings it back', async () => {
    const app = await open('/corridors/NPL-QAT')
    await app.until(() => isReady(app))
    await choose(control(app.page, 'Method'), 'drop-negative')
    expect(app.router.state.location.searchStr).toBe('?method=drop-negative')
    const shown = app.find('main')!.textContent
    expect(shown).toContain('61,500 with the method chosen below')
    expect(shown).toContain('cannot tell outward, return and transit moves apart')
    await unmountApp()
    const again = await open('/corridors/NPL-QAT?method=drop-negative')
    await again.until(() => isReady(again))
    expect(again.find('main')!.textContent).toBe(shown)
  })

  test('splits the moves of a method that follows birthplaces', async () => {
    const app = await open('/corridors/NPL-QAT')
    await app.until(() => isReady(app))
    expect(app.find('#corridor-types-title')?.textContent).toContain(
      '75% outward, 25% return, 0% transit',
    )
  })

  test('a year without an entry is a gap with its reason, not a zero', async () => {
    const app = await open('/corridors/NPL-QAT')
    await app.until(() => isReady(app))
    const frame = app.find('#stock-there')!
    const gap = rowsOf(frame).find((row) => row[1] === '2015')!
    expect(gap.slice(2)).toEqual(Array(3).fill('–no entry in the source'))
    expect(frame.querySelectorAll('[fill="url(#missing-hatch)"]')).toHaveLength(3)
    expect(frame.querySelectorAll('path[stroke]')).toHaveLength(0)
    expect(app.find('#stock-back')).toBeNull()
    expect(app.text()).toContain('No edition at hand has an entry for any year.')
  })

  test('its chart is walked by arrow keys', async () => {
    const app = await open('/corridors/NPL-QAT')
    await app.until(() => isReady(app))
    const chart = app.find('#corridor-methods [role=application]')!
    const said = () => chart.querySelector('[role=status]')?.textContent
    await press(chart, 'ArrowRight')
    await press(chart, 'ArrowRight')
    expect(said()).toBe(
      'Nepal to Qatar, 2015–2020, Closed accounts, fewest moves: 79,800 people, estimated',
    )
    await press(chart, 'ArrowDown')
    expect(said()).toContain('Qatar to Nepal, 2015–2020')
    await press(chart, 'Escape')
    expect(said()).toBe('')
  })

  test('says in words why figures are missing', async () => {
    const gone = sampleCorridor.flows.map((flow) =>
      flow.period === '2010-2015'
        ? { ...flow, persons: null, missing: 'area_excluded', missingDetail: 'QAT is part of X' }
        : flow,
    )
    const app = await open('/corridors/NPL-QAT', {
      ...SAMPLE_ANSWERS,
      '/flows/corridors/NPL-QAT': { ...sampleCorridor, flows: gone },
    })
    await app.until(() => isReady(app))
    const frame = app.find('#corridor-methods')!
    const row = rowsOf(frame).find(([, period]) => period === '2010–2015')!
    expect(row[2]).toBe('–no figure')
    expect(row.at(-1)).toContain('One of the two areas is not part of this estimate')
    expect(app.find('#corridor-notes')?.parentElement?.textContent).toContain('QAT is part of X')
    expect(frame.querySelectorAll('figure [fill="url(#missing-hatch)"]')).toHaveLength(2)
  })

  test('changes an end and swaps both, and keeps the choice', async () => {
    const app = await open('/corridors/NPL-QAT?method=drop-negative&on=2014-05-28')
    await app.until(() => isReady(app))
    const swap = app.find<HTMLAnchorElement>('.corridor-swap a')!
    expect(swap.getAttribute('href')).toBe('/corridors/QAT-NPL?method=drop-negative&on=2014-05-28')
    await choose(control(app.page, 'Origin'), 'IND')
    expect(app.router.state.location.href).toBe(
      '/corridors/IND-QAT?method=drop-negative&on=2014-05-28',
    )
  })

  test.each([
    ['/corridors/npl-qat', '/corridors/NPL-QAT'],
    ['/corridors/NPL-QAT', '/corridors/NPL-QAT'],
  ])('%s is at %s', async (address, canonical) => {
    const app = await open(address)
    await app.until(() => isReady(app))
    expect(app.router.state.location.pathname).toBe(canonical)
  })

  test.each([
    ['/corridors/QAT-QAT', 'does not name two different countries'],
    ['/corridors/nonsense', 'does not name two different countries'],
    ['/corridors/XXX-QAT', 'There is no country or area with the code XXX'],
  ])('%s is refused in words', async (address, words) => {
    const app = await open(address)
    await app.until(() => app.text().includes(words))
  })

  test('tells a failure and asks again', async () => {
    const { '/flows/corridors/NPL-QAT': _, '/flows': __, ...rest } = SAMPLE_ANSWERS
    const app = await open('/corridors/NPL-QAT', rest)
    await app.until(() => app.find('[role=alert]') !== null)
    expect(app.find('[role=alert] button')).not.toBeNull()
  })
})
