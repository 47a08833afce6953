import {
  corridorFlowsRoute,
  countryFlowsRoute,
  FlowMethodName,
  flowOptionsRoute,
  GROUPINGS,
  regionalMatrixRoute,
  stocksRoute,
  topCorridorsRoute,
  worldMatrixRoute,
} from '@corridor/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, type TestServer, testServer } from '../../testing/testServer.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const SEED = { seed: 20140528 }

/** A choice of estimate among those that the options offer. */
async function selections() {
  const { vintages } = await call(server.app, flowOptionsRoute, {})
  const all = vintages.flatMap(({ stocks, demography, periods }) =>
    periods.flatMap(({ period }) =>
      FlowMethodName.options.map((method) => ({ stocks, demography, period, method })),
    ),
  )
  return fc.constantFrom(...all)
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Cells are rounded to a thousandth each. */
const roundingOf = (cells: number) => 0.0005 * cells + 1e-6

describe('totals', () => {
  test.each([
    ['2005-2010', 'drop-negative', 34_328_073],
    ['2005-2010', 'reverse-negative', 40_370_778],
    ['2005-2010', 'migration-rates', 69_478_269],
    ['2005-2010', 'open-minimum', 40_244_922],
    ['2005-2010', 'closed-minimum', 47_798_706],
    ['2005-2010', 'pseudo-bayes', 89_073_595],
    ['2010-2015', 'drop-negative', 31_412_976],
    ['2010-2015', 'reverse-negative', 38_017_782],
    ['2010-2015', 'migration-rates', 67_322_882],
    ['2010-2015', 'open-minimum', 38_486_230],
    ['2010-2015', 'closed-minimum', 49_913_601],
    ['2010-2015', 'pseudo-bayes', 97_484_054],
  ] as const)('%s %s is what the recipe gives: %d', async (period, method, total) => {
    const { estimate } = await call(server.app, worldMatrixRoute, {
      period,
      method,
      stocks: 'un-ims-2020',
    })
    expect(Math.abs(estimate.total - total)).toBeLessThanOrEqual(50)
    expect(estimate.vintage).toBe('un-ims-2020 + un-wpp-2022')
  })
})

test('regions add up to the world, in every grouping and with any region open', async () => {
  const regionsOf = new Map<string, readonly string[]>()
  const selection = await selections()
  const view = fc.record({
    selection,
    grouping: fc.constantFrom(...GROUPINGS),
    openPlace: fc.option(fc.nat(21), { nil: undefined }),
  })
  await fc.assert(
    fc.asyncProperty(view, async ({ selection: choice, grouping, openPlace }) => {
      const closed = await call(server.app, regionalMatrixRoute, { ...choice, grouping })
      const codes = closed.nodes.map(({ code }) => code)
      regionsOf.set(grouping, codes)
      const open = openPlace === undefined ? undefined : codes[openPlace % codes.length]!
      const matrix =
        open === undefined
          ? closed
          : await call(server.app, regionalMatrixRoute, { ...choice, grouping, open })
      const cells = matrix.persons.flat()
      expect(Math.abs(sum(cells) - matrix.estimate.total)).toBeLessThanOrEqual(
        roundingOf(cells.length),
      )
      expect(matrix.persons).toHaveLength(matrix.nodes.length)
      for (const [place, node] of matrix.nodes.entries()) {
        const row = matrix.persons[place]!
        expect(node.within).toBe(row[place])
        expect(node.outflow).toBeCloseTo(sum(row) - node.within, 0)
        expect(node.inflow).toBeCloseTo(
          sum(matrix.persons.map((cellsFrom) => cellsFrom[place]!)) - node.within,
          0,
        )
        if (node.kind === 'area') expect(node).toMatchObject({ region: open, within: 0 })
      }
      if (open === undefined) return
      // Opening a region moves nothing between the others.
      const others = codes.filter((code) => code !== open)
      const placeIn = (nodes: typeof closed.nodes, code: string) =>
        nodes.findIndex((node) => node.code === code)
      for (const from of others) {
        for (const to of others) {
          expect(
            matrix.persons[placeIn(matrix.nodes, from)]![placeIn(matrix.nodes, to)],
          ).toBeCloseTo(closed.persons[placeIn(closed.nodes, from)]![placeIn(closed.nodes, to)]!, 2)
        }
      }
    }),
    { ...SEED, numRuns: 40 },
  )
  expect(regionsOf.get('science-2014')).toHaveLength(10)
})

test('the region matrix is the sum of the world matrix by the regions of the areas', async () => {
  const selection = {
    period: '2005-2010',
    method: 'closed-minimum',
    stocks: 'un-ims-2020',
  } as const
  const world = await call(server.app, worldMatrixRoute, selection)
  const regions = await call(server.app, regionalMatrixRoute, selection)
  const regionOf = (place: number) =>
    server.evidence.areaIndex.byCode.get(world.areas[place]!)!.science2014
  const sums = new Map<string, number>()
  for (const [entry, persons] of world.persons.entries()) {
    const key = `${regionOf(world.origin[entry]!)} ${regionOf(world.destination[entry]!)}`
    sums.set(key, (sums.get(key) ?? 0) + persons)
  }
  for (const [i, from] of regions.nodes.entries()) {
    for (const [j, to] of regions.nodes.entries()) {
      const expected = sums.get(`${from.code} ${to.code}`) ?? 0
      expect(Math.abs(regions.persons[i]![j]! - expected)).toBeLessThan(2)
    }
  }
  const leading = regions.persons.flat().sort((a, b) => b - a)[0]!
  const [south, west] = ['ASI-S', 'ASI-W'].map((code) =>
    regions.nodes.findIndex((node) => node.code === code),
  )
  expect(regions.persons[south!]![west!]).toBe(leading)
  // Shared reference: South Asia to West Asia, recomputed, over fewer areas: 6,934.8 thousand.
  expect(leading / 1000).toBeCloseTo(6934.8, 0)
})

test('top corridors are sorted, and say of how much they are a part', async () => {
  const filters = fc.record({
    selection: await selections(),
    measure: fc.constantFrom('gross' as const, 'net' as const),
    from: fc.constantFrom(undefined, 'ASI-S', 'NPL', 'EUR'),
    to: fc.constantFrom(undefined, 'ASI-W', 'USA'),
    limit: fc.integer({ min: 1, max: 500 }),
  })
  await fc.assert(
    fc.asyncProperty(filters, async ({ selection, ...filter }) => {
      const top = await call(server.app, topCorridorsRoute, { ...selection, ...filter })
      const measures = top.corridors.map((corridor) =>
        filter.measure === 'gross' ? corridor.persons : corridor.net,
      )
      expect(measures).toEqual(measures.toSorted((a, b) => b - a))
      expect(top.corridors.map(({ rank }) => rank)).toEqual(measures.map((_, place) => place + 1))
      expect(top.corridors).toHaveLength(Math.min(filter.limit, top.count))
      const shown = sum(top.corridors.map(({ persons }) => persons))
      if (top.persons > 0) expect(top.shownShare).toBeCloseTo(shown / top.persons, 6)
      expect(top.persons).toBeLessThanOrEqual(top.estimate.total + 0.001)
      for (const corridor of top.corridors) {
        expect(corridor.net).toBeCloseTo(corridor.persons - corridor.reverse, 2)
        if (corridor.outward === null) continue
        const types = corridor.outward + corridor.return! + corridor.transit!
        expect(Math.abs(types - corridor.persons)).toBeLessThanOrEqual(0.0021)
      }
    }),
    { ...SEED, numRuns: 40 },
  )
})

test('a corridor has the figures of the world matrix, there and back', async () => {
  const input = fc.record({
    selection: await selections(),
    pairs: fc.array(
      fc.tuple(fc.nat(260), fc.nat(260)).filter(([from, to]) => from !== to),
      { minLength: 5, maxLength: 5 },
    ),
  })
  const codes = server.evidence.areas.areas.map(({ code }) => code)
  let figures = 0
  await fc.assert(
    fc.asyncProperty(input, async ({ selection, pairs }) => {
      const world = await call(server.app, worldMatrixRoute, selection)
      const cells = new Map(
        world.persons.map((persons, entry) => [
          `${world.areas[world.origin[entry]!]}-${world.areas[world.destination[entry]!]}`,
          persons,
        ]),
      )
      for (const [from, to] of pairs) {
        const [origin, destination] = [codes[from % codes.length]!, codes[to % codes.length]!]
        if (origin === destination) continue
        const { flows } = await call(server.app, corridorFlowsRoute, {
          corridor: `${origin}-${destination}`,
          stocks: selection.stocks,
          period: selection.period,
          method: selection.method,
        })
        expect(flows.map(({ direction }) => direction)).toEqual(['outbound', 'inbound'])
        for (const flow of flows) {
          const known = world.areas.includes(flow.origin) && world.areas.includes(flow.destination)
          expect(flow.missing === null).toBe(known)
          expect(flow.persons).toBe(
            known ? (cells.get(`${flow.origin}-${flow.destination}`) ?? 0) : null,
          )
          if (!known) expect(flow.missingDetail).toMatch(/\w{3}/)
          if (known) figures += 1
        }
      }
    }),
    { ...SEED, numRuns: 30 },
  )
  expect(figures).toBeGreaterThan(200)
})

describe('one corridor through time', () => {
  test('has every vintage, period and method in both directions', async () => {
    const { flows, sources } = await call(server.app, corridorFlowsRoute, { corridor: 'NPL-QAT' })
    expect(flows).toHaveLength(2 * (7 + 6) * 8)
    expect(new Set(flows.map(({ stocks }) => stocks)).size).toBe(2)
    expect(flows.every(({ persons }) => persons !== null)).toBe(true)
    expect(sources.map(({ release }) => release).sort()).toEqual([
      'un-ims-2020',
      'un-ims-2024',
      'un-wpp-2022',
      'un-wpp-2024',
    ])
    const short = flows.filter(({ period }) => period === '2020-2024')
    expect(short.every(({ periodYears }) => periodYears === 4)).toBe(true)
  })

  test('says where a country was part of another', async () => {
    const { flows } = await call(server.app, corridorFlowsRoute, {
      corridor: 'SDN-EGY',
      stocks: 'un-ims-2020',
      method: 'closed-minimum',
    })
    const before = flows.filter(({ period }) => Number(period.slice(0, 4)) < 2010)
    expect(before).toHaveLength(8)
    for (const flow of before) {
      expect(flow).toMatchObject({ persons: null, missing: 'area_excluded' })
      expect(flow.missingDetail).toContain('SDN is part of SUD')
    }
    const inside = await call(server.app, corridorFlowsRoute, {
      corridor: 'SDN-SSD',
      period: '2005-2010',
    })
    expect(inside.flows[0]!.missingDetail).toContain('read together as SUD')
    const together = await call(server.app, corridorFlowsRoute, {
      corridor: 'SUD-EGY',
      stocks: 'un-ims-2020',
      method: 'closed-minimum',
    })
    for (const { period, persons, missing } of together.flows) {
      const isBefore = Number(period.slice(0, 4)) < 2010
      expect(persons !== null).toBe(isBefore)
      expect(missing).toBe(isBefore ? null : 'not_covered')
    }
  })

  test('says why an area has no figures', async () => {
    const { flows } = await call(server.app, corridorFlowsRoute, {
      corridor: 'CHI-GBR',
      period: '2010-2015',
    })
    expect(flows.every(({ missing }) => missing === 'area_excluded')).toBe(true)
    expect(flows[0]!.missingDetail).toContain('has no births, deaths and population of CHI')
  })

  test('by sex only differencing has an answer, and women and men are less than both', async () => {
    const ofSex = async (sex: 'both' | 'female' | 'male') =>
      (
        await call(server.app, corridorFlowsRoute, {
          corridor: 'NPL-QAT',
          stocks: 'un-ims-2020',
          period: '2010-2015',
          sex,
        })
      ).flows.filter(({ direction }) => direction === 'outbound')
    const [both, women, men] = await Promise.all([ofSex('both'), ofSex('female'), ofSex('male')])
    for (const flow of [...women, ...men]) {
      const isDifference = flow.method.endsWith('-negative')
      expect(flow.persons !== null).toBe(isDifference)
      expect(flow.missing).toBe(isDifference ? null : 'not_covered')
      if (!isDifference) expect(flow.missingDetail).toContain('By sex there are drop-negative')
    }
    const drop = (flows: typeof both) =>
      flows.find(({ method }) => method === 'drop-negative')!.persons!
    // Both grew here, so that the differences of women and men add up to that of both.
    expect(drop(women) + drop(men)).toBe(drop(both))
  })

  test('by sex the difference is that of the stocks', async () => {
    const { observations } = await call(server.app, stocksRoute, {
      origin: 'NPL',
      destination: 'QAT',
      release: 'un-ims-2020',
      sex: 'female',
    })
    const at = (year: number) => observations.find((one) => one.year === year)!.persons
    const { flows } = await call(server.app, corridorFlowsRoute, {
      corridor: 'NPL-QAT',
      stocks: 'un-ims-2020',
      period: '2010-2015',
      method: 'drop-negative',
      sex: 'female',
    })
    expect(flows[0]!.persons).toBe(Math.max(at(2015) - at(2010), 0))
  })
})

describe('one country through time', () => {
  test('closed methods keep the net migration of the source up to the world difference', async () => {
    const { series } = await call(server.app, countryFlowsRoute, { area: 'NPL' })
    expect(series).toHaveLength(13 * 8)
    for (const flow of series) {
      expect(flow.net).toBeCloseTo(flow.inflow! - flow.outflow!, 2)
      if (flow.method !== 'closed-minimum') continue
      expect(flow.netMigrationOfSource).not.toBeNull()
      expect(Math.abs(flow.net! - flow.netMigrationOfSource!)).toBeLessThan(5_000)
    }
  })

  test('partners are the largest cells of its row and column', async () => {
    const selection = { period: '2015-2020', stocks: 'un-ims-2020' }
    const country = await call(server.app, countryFlowsRoute, {
      ...selection,
      area: 'QAT',
      limit: 250,
    })
    const top = await call(server.app, topCorridorsRoute, { ...selection, to: 'QAT', limit: 500 })
    expect(country.origins).toEqual(
      top.corridors.map(({ origin, persons }) => ({ area: origin, persons })),
    )
    expect(
      Math.abs(sum(country.origins.map(({ persons }) => persons)) - country.inflow!),
    ).toBeLessThan(roundingOf(250))
    expect(country.missing).toBeNull()
  })

  test('a country that is not in the estimate is told in words', async () => {
    const sudan = await call(server.app, countryFlowsRoute, {
      area: 'SDN',
      period: '2005-2010',
      stocks: 'un-ims-2020',
    })
    expect(sudan).toMatchObject({ inflow: null, outflow: null, origins: [], destinations: [] })
    expect(sudan.missing).toContain('part of SUD')
  })
})

test('the weight of pseudo-Bayes mixes the two closed answers', async () => {
  const total = async (selection: { method: FlowMethodName; weight?: number }) =>
    (
      await call(server.app, worldMatrixRoute, {
        period: '2010-2015',
        stocks: 'un-ims-2020',
        ...selection,
      })
    ).estimate
  const [minimum, independence, half] = await Promise.all([
    total({ method: 'closed-minimum' }),
    total({ method: 'closed-independence' }),
    total({ method: 'pseudo-bayes', weight: 0.5 }),
  ])
  expect(half.weight).toBe(0.5)
  expect(minimum.weight).toBeNull()
  expect(half.total).toBeCloseTo((minimum.total + independence.total) / 2, 0)
})

test('a period of four years says so', async () => {
  const { estimate } = await call(server.app, worldMatrixRoute, { period: '2020-2024' })
  expect(estimate.periodYears).toBe(4)
  expect(estimate.diagnostics.notes.join(' ')).toContain('4 years long')
})

test('published columns are named', async () => {
  const { methods } = await call(server.app, flowOptionsRoute, {})
  expect(Object.fromEntries(methods.map((one) => [one.method, one.publishedAs]))).toEqual({
    'drop-negative': 'sd_drop_neg',
    'reverse-negative': 'sd_rev_neg',
    'migration-rates': 'mig_rate',
    'open-minimum': 'da_min_open',
    'open-independence': null,
    'closed-minimum': 'da_min_closed',
    'closed-independence': null,
    'pseudo-bayes': 'da_pb_closed',
  })
})
