import { areasRoute, flowOptionsRoute, regionalMatrixRoute } from '@corridor/contract'
import { afterEach, describe, expect, test } from 'vitest'
import { type Answers, click, mountApp, press, unmountApp } from '../../testing/mountApp.tsx'
import {
  SAMPLE_PERSONS,
  sampleAreas,
  sampleOptions,
  sampleRegions,
} from '../../testing/regionalSample.ts'

const top = {
  estimate: sampleRegions.estimate,
  corridors: [
    {
      rank: 1,
      origin: 'IND',
      destination: 'QAT',
      persons: 2_400_000.4,
      reverse: 12_000,
      net: 2_388_000.4,
      outward: null,
      return: null,
      transit: null,
    },
  ],
  count: 8,
  persons: 4_902_000,
  shownShare: 0.49,
}

const ANSWERS: Answers = {
  '/areas': sampleAreas,
  '/flows/regions': sampleRegions,
  '/flows/top': top,
  '/flows': sampleOptions,
}

const open = async (address: string, answers: Answers = ANSWERS) => {
  const app = await mountApp(address, answers)
  const find = (selector: string) => app.page.querySelector(selector)
  return { ...app, find, all: (selector: string) => [...app.page.querySelectorAll(selector)] }
}

afterEach(unmountApp)

test('the sample is an answer of the contract', () => {
  expect(() => regionalMatrixRoute.output.parse(sampleRegions)).not.toThrow()
  expect(() => areasRoute.output.parse(sampleAreas)).not.toThrow()
  expect(() => flowOptionsRoute.output.parse(sampleOptions)).not.toThrow()
})

describe('the world page', () => {
  test('states the finding, draws what reaches the threshold and counts the rest in words', async () => {
    const { until, find, all } = await open('/')
    await until(() => find('.ribbon') !== null)
    expect(find('h2')?.textContent).toContain('South Asia to West Asia is the largest flow')
    const drawn = SAMPLE_PERSONS.flat().filter((persons) => persons >= 140_000)
    expect(all('.ribbon')).toHaveLength(drawn.length)
    expect(find('.chord-side')?.textContent).toContain('3 flows of fewer than 140,000 people')
    expect(find('figure figcaption')?.textContent).toContain('11.3 million')
    expect(find('.findings')?.textContent).toContain('depends on the method')
  })

  test('has a table twin with the same figures, one key away', async () => {
    const { until, find, all, page, router } = await open('/')
    await until(() => find('.ribbon') !== null)
    await press(page, 't')
    await until(() => find('table.matrix') !== null)
    expect(router.state.location.search).toEqual({ view: 'table' })
    const cells = all('table.matrix tbody td').map((cell) => cell.getAttribute('title'))
    expect(cells).toEqual(SAMPLE_PERSONS.flat().map((persons) => persons.toLocaleString('en')))
  })

  test('is walked by keys: arrows, enter to keep a flow, escape to let it go', async () => {
    const { until, find, router } = await open('/')
    await until(() => find('.ribbon') !== null)
    const figure = find('.chord')!
    for (const key of ['End', 'ArrowDown']) await press(figure, key)
    await until(() => find('.flow-parts li') !== null)
    expect(find('.flow-sentence')?.textContent).toContain(
      'South Asia to West Asia, 2015–2020: 4.9 million people; 260,000 in the opposite direction.',
    )
    expect(find('.flow-sentence')?.textContent).toContain('India to Qatar: 2.4 million')
    await press(figure, 'Enter')
    await until(() => 'from' in router.state.location.search)
    expect(router.state.location.search).toEqual({ from: 'ASI-S', to: 'ASI-W' })
    await press(figure, 'Escape')
    await until(() => !('from' in router.state.location.search))
  })

  test('opens a region by pressing it and closes it by Escape', async () => {
    const { until, find, page, router } = await open('/', {
      ...ANSWERS,
      '/flows/regions?open=ASI-S': {
        ...sampleRegions,
        open: 'ASI-S',
        nodes: [
          ...sampleRegions.nodes.slice(0, 2),
          { code: 'NPL', kind: 'area', region: 'ASI-S', inflow: 1, outflow: 2, within: 0 },
        ],
      },
    })
    await until(() => find('.ribbon') !== null)
    await click(page.querySelector('[data-node="ASI-S"] .sector-area')!)
    await until(() => find('h1')?.textContent === 'South Asia')
    expect(router.state.location.pathname).toBe('/regions/ASI-S')
    expect(find('.region-summary')?.textContent).toContain('Nepal')
    await press(find('.chord')!, 'Escape')
    await until(() => router.state.location.pathname === '/')
  })

  test('asks for exactly the estimate in the address', async () => {
    const { until, find, calls } = await open(
      '/?period=2010-2015&method=drop-negative&sex=female&measure=net',
    )
    await until(() => find('.ribbon') !== null)
    expect(calls).toContain(
      '/api/v1/flows/regions?period=2010-2015&method=drop-negative&sex=female',
    )
    expect(calls.some((call) => call.includes('measure=net') && call.includes('/flows/top'))).toBe(
      true,
    )
  })

  test('says why a sex cannot be chosen', async () => {
    const { until, find, all } = await open('/')
    await until(() => find('.ribbon') !== null)
    const sexes = all('.world-controls input[type=radio]').slice(0, 3)
    expect(sexes.map((input) => (input as HTMLInputElement).disabled)).toEqual([false, true, true])
    expect(find('.world-controls')?.textContent).toContain('births and deaths by sex')
  })

  test('gives the reader the server’s words and a way to ask again', async () => {
    const { until, find, page, calls } = await open('/', {
      '/areas': sampleAreas,
      '/flows': sampleOptions,
      '/flows/regions': {
        type: 'about:blank',
        title: 'These tables have no common solution',
        status: 422,
        detail: 'Uganda cannot be balanced.',
        instance: '/api/v1/flows/regions',
        code: 'infeasible',
      },
    })
    await until(() => find('[role=alert]') !== null)
    expect(find('[role=alert]')?.textContent).toContain('Uganda cannot be balanced.')
    expect(find('[role=alert]')?.textContent).toContain('Leave these areas out')
    const before = calls.length
    const retry = [...page.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Ask again',
    )!
    await click(retry)
    await until(() => calls.length > before)
  })

  test('speaks Arabic from right to left with the reader’s digits', async () => {
    const { until, find } = await open('/?lang=ar&digits=arab')
    await until(() => find('.ribbon') !== null)
    expect(document.documentElement.dir).toBe('rtl')
    expect(find('h2')?.textContent).toContain('South Asia (ar)')
    expect(find('h2')?.textContent).toMatch(/[٠-٩]/)
  })

  test('names what was noticed in the computation', async () => {
    const { until, find } = await open('/')
    await until(() => find('.diagnostics') !== null)
    const text = find('.diagnostics')?.textContent
    expect(text).toContain('France: no births, deaths and population in the source.')
    expect(text).toContain('-164,352')
    expect(find('.sources')?.textContent).toContain('a'.repeat(64))
  })
})
