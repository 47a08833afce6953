import { type Problem, type Simulation, StockErrors, simulationRoute } from '@corridor/contract'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SAMPLE_ANSWERS, sampleCorridor } from '../../testing/corridorSample.ts'

const ID = 'ab'.repeat(16)

const simulation: Simulation = {
  id: ID,
  state: 'running',
  progress: 0.4,
  drawsDone: 200,
  selection: {
    ...{ period: '2015-2020', method: 'closed-minimum', sex: 'both', weight: 0.87 },
    ...{ stocks: 'sample-stocks', demography: 'sample-demography', whenInfeasible: 'stop' },
  },
  draws: 500,
  seed: 7,
  errors: StockErrors.parse({ correlationBetweenDates: 0.25 }),
  usualErrors: false,
  vintage: 'sample-stocks + sample-demography',
  engine: '@corridor/flows test',
  queuedAt: '2026-11-21T00:00:00.000Z',
  startedAt: '2026-11-21T00:00:01.000Z',
  finishedAt: null,
  failure: null,
  result: null,
}

const problem = (status: number, detail: string): Problem => ({
  type: 'about:blank',
  title: 'Unavailable',
  status,
  detail,
  instance: '/api/v1/flows/simulations',
  code: 'unavailable',
})

/** The app as a tab has it that was just loaded: nothing is remembered but what the tab keeps. */
async function loadTab(address: string, answers: Record<string, unknown>) {
  vi.resetModules()
  const testing = await import('../../testing/mountApp.tsx')
  leaveTab = testing.unmountApp
  const app = await testing.mountApp(address, answers)
  return { ...app, click: testing.click, text: () => app.page.textContent ?? '' }
}

let leaveTab: () => Promise<void> = async () => {}

beforeEach(() => sessionStorage.clear())
afterEach(async () => {
  await leaveTab()
  sessionStorage.clear()
})

/** Answers what is sent with one problem; what is asked goes on as before. */
function refuseStarts(status: number, detail: string): string[] {
  const sent: string[] = []
  const ask = globalThis.fetch
  vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
    if (init?.method !== 'POST') return await ask(input, init)
    sent.push(String(init.body))
    return new Response(JSON.stringify(problem(status, detail)), { status })
  })
  return sent
}

const buttonOf = (page: Element, words: string): HTMLElement =>
  [...page.querySelectorAll('button')].find(({ textContent }) => textContent === words)!

describe('starting a simulation', () => {
  test.each([
    [429, '2 simulations from your address wait or run already.', 'The queue is full'],
    [503, 'Too many estimates are computed already.', 'The server is busy or being restarted'],
  ])('%i is told in words, with those of the server', async (status, detail, words) => {
    const tab = await loadTab('/corridors/NPL-QAT', { ...SAMPLE_ANSWERS })
    await tab.until(() => tab.page.querySelector('.simulation-form') !== null)
    const sent = refuseStarts(status, detail)
    await tab.click(buttonOf(tab.page, 'Start computing'))
    await act(async () => {
      tab.page
        .querySelector('.simulation-form')!
        .dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    })
    await tab.until(() => tab.page.querySelector('.simulation-form [role=alert]') !== null)
    const alert = tab.page.querySelector('.simulation-form [role=alert]')!
    expect(alert.textContent).toContain(words)
    expect(alert.textContent).toContain(detail)
    expect(JSON.parse(sent[0]!)).toMatchObject({ selection: { method: 'closed-minimum' } })
    expect(sessionStorage.getItem('corridor.simulations')).toBeNull()
  })
})

describe('a tab that is loaded again while its simulation runs', () => {
  const keep = () =>
    sessionStorage.setItem(
      'corridor.simulations',
      JSON.stringify([{ id: ID, cancelToken: 'a-token', watched: true }]),
    )

  test('goes on telling how far it is, and that it is done', async () => {
    keep()
    expect(() => simulationRoute.output.parse(simulation)).not.toThrow()
    const answers: Record<string, unknown> = {
      ...SAMPLE_ANSWERS,
      [`/flows/simulations/${ID}`]: simulation,
    }
    const tab = await loadTab('/corridors/NPL-QAT', answers)
    await tab.until(() => tab.text().includes('Computing intervals for 2015–2020: 40%.'))
    answers[`/flows/simulations/${ID}`] = { ...simulation, drawsDone: 350, progress: 0.7 }
    await tab.until(() => tab.text().includes('Computing intervals for 2015–2020: 70%.'))
    const asked = tab.calls.filter((call) => call.includes('/flows/corridors/')).length
    answers[`/flows/simulations/${ID}`] = { ...simulation, state: 'done', progress: 1 }
    await tab.until(() => tab.text().includes('Intervals for 2015–2020 are ready.'))
    await tab.until(
      () => tab.calls.filter((call) => call.includes('/flows/corridors/')).length > asked,
    )
    expect(sessionStorage.getItem('corridor.simulations')).toContain('"watched":false')
  })

  test('says that the server does not answer, and that it has begun again', async () => {
    keep()
    const answers: Record<string, unknown> = {
      ...SAMPLE_ANSWERS,
      [`/flows/simulations/${ID}`]: simulation,
    }
    const tab = await loadTab('/corridors/NPL-QAT', answers)
    await tab.until(() => tab.text().includes('Computing intervals for 2015–2020: 40%.'))
    answers[`/flows/simulations/${ID}`] = problem(503, 'Corridor is starting')
    await waitLong(tab.settle, () => tab.text().includes('The server does not answer'))
    expect(sessionStorage.getItem('corridor.simulations')).toContain('"watched":true')
    answers[`/flows/simulations/${ID}`] = { ...simulation, drawsDone: 20, progress: 0.04 }
    await waitLong(tab.settle, () => tab.text().includes('the simulation has begun again'))
    expect(tab.text()).not.toContain('The server does not answer')
  }, 30_000)
})

/** Asking again after a failure takes its time. */
async function waitLong(settle: (ms: number) => Promise<void>, isReached: () => boolean) {
  for (let round = 0; round < 60 && !isReached(); round++) await settle(250)
  expect(isReached()).toBe(true)
}

describe('the simulation in the address of the corridor page', () => {
  test('is asked for, shown, and carried by links and files', async () => {
    const named = sampleCorridor.flows.map((flow) =>
      flow.period === '2015-2020' && flow.method === 'closed-minimum'
        ? { ...flow, lower: 60_000, median: 80_000, upper: 99_000, simulation: ID }
        : flow,
    )
    const tab = await loadTab(`/corridors/NPL-QAT?simulation=${ID}`, {
      ...SAMPLE_ANSWERS,
      [`/flows/corridors/NPL-QAT?simulation=${ID}`]: { ...sampleCorridor, flows: named },
      '/flows/corridors/NPL-QAT': sampleCorridor,
      '/flows/simulations': {
        simulations: [{ ...simulation, state: 'done' }],
        limits: { draws: { fewest: 100, most: 1000 }, waitingPerAddress: 2, waiting: 8 },
      },
      [`/flows/simulations/${ID}`]: { ...simulation, state: 'done', progress: 1 },
    })
    await tab.until(() => tab.text().includes('between 60,000 and 99,000 in 90 of 100 draws'))
    const hrefs = [...tab.page.querySelectorAll('a')].map((link) => link.getAttribute('href')!)
    const leading = (start: string) => hrefs.filter((href) => href.startsWith(start))
    for (const start of ['/countries/NPL', '/corridors/QAT-NPL', '/api/v1/flows/record']) {
      expect(leading(start)).not.toEqual([])
      for (const href of leading(start)) expect(href).toContain(`simulation=${ID}`)
    }
    for (const href of leading('/api/v1/flows/package')) expect(href).toContain(ID)
    for (const href of leading('/api/v1/flows/corridors')) expect(href).toContain(ID)
  })

  test('that is of another of its estimates is left to that one, and said so', async () => {
    const flows = sampleCorridor.flows.map((flow) =>
      flow.period === '2010-2015' && flow.method === 'closed-minimum'
        ? { ...flow, lower: 60_000, median: 80_000, upper: 99_000, simulation: ID }
        : flow,
    )
    const tab = await loadTab(`/corridors/NPL-QAT?simulation=${ID}`, {
      ...SAMPLE_ANSWERS,
      '/flows/corridors/NPL-QAT': { ...sampleCorridor, flows },
    })
    await tab.until(() => tab.text().includes('The simulation in the address is of another'))
    expect(tab.calls.filter((call) => call.includes('/flows/rates'))).toEqual([
      expect.not.stringContaining('simulation='),
    ])
    await tab.click(buttonOf(tab.page, 'Show without this simulation'))
    await tab.until(() => !tab.text().includes('The simulation in the address is of another'))
  })

  test('that is of another estimate is refused in words, with the way out', async () => {
    const tab = await loadTab(`/corridors/NPL-QAT?simulation=${ID}`, {
      ...SAMPLE_ANSWERS,
      [`/flows/corridors/NPL-QAT?simulation=${ID}`]: problem(
        400,
        `Simulation ${ID} belongs to another estimate`,
      ),
    })
    await tab.until(() => tab.text().includes('belongs to another estimate'))
    await tab.click(buttonOf(tab.page, 'Show without this simulation'))
    await tab.until(() => tab.page.querySelector('#corridor-methods') !== null)
    expect(tab.router.state.location.href).toBe('/corridors/NPL-QAT')
  })
})
