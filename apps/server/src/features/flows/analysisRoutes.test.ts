import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  accountsRoute,
  compareRoute,
  cumulativeRoute,
  EstimateRecord,
  packageRoute,
  ratesRoute,
  recordRoute,
  regionalMatrixRoute,
  routeUrl,
  type SparseStocks,
  worldMatrixRoute,
} from '@corridor/contract'
import { estimateFlows, type FlowInput, migrationRates, stockPopulation } from '@corridor/flows'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, type TestServer, testServer } from '../../testing/testServer.ts'
import { accountsChecksum, checksumOf } from './checksums.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const SELECTION = { period: '2010-2015', stocks: 'un-ims-2020' } as const

function tableOf({ birthplace, residence, persons }: SparseStocks, size: number): Float64Array {
  const table = new Float64Array(size * size)
  persons.forEach((value, entry) => {
    table[birthplace[entry]! * size + residence[entry]!] = value
  })
  return table
}

async function inputOf(
  selection: Parameters<typeof call<typeof accountsRoute.input, typeof accountsRoute.output>>[2],
) {
  const answer = await call(server.app, accountsRoute, selection)
  const size = answer.areas.length
  const column = (values: readonly number[] | null) =>
    values === null ? null : Float64Array.from(values)
  const input: FlowInput = {
    areas: answer.areas,
    stockStart: tableOf(answer.stockStart, size),
    stockEnd: tableOf(answer.stockEnd, size),
    births: column(answer.births),
    deaths: column(answer.deaths),
    netMigration: column(answer.netMigration),
  }
  return { answer, input }
}

describe('prepared accounts', () => {
  test.each(['closed-minimum', 'pseudo-bayes', 'migration-rates'] as const)(
    'give the estimate of the record bit for bit by %s',
    async (method) => {
      const { answer, input } = await inputOf({ ...SELECTION, method })
      const record = await call(server.app, recordRoute, { ...SELECTION, method })
      expect(accountsChecksum(input)).toBe(answer.checksum)
      expect(record.accounts.checksum).toBe(answer.checksum)
      const estimate = estimateFlows(input, answer.options)
      expect(checksumOf(estimate.areas, [estimate.persons])).toBe(record.result.checksum)
      expect(estimate.total).toBe(record.result.total)
    },
  )

  test('name every destination for the error model, and the population behind each column', async () => {
    const { answer, input } = await inputOf(SELECTION)
    const assessed = new Set(answer.stockSources.map(({ area }) => area))
    expect(answer.areas.filter((area) => !assessed.has(area))).toEqual([])
    const nepal = answer.areas.indexOf('NPL')
    const size = answer.areas.length
    let people = 0
    for (let row = 0; row < size; row++) people += input.stockEnd[row * size + nepal]!
    expect(answer.populationEnd![nepal]).toBe(people)
  })

  test('of one sex have no native-born, births or population', async () => {
    const { answer } = await inputOf({ ...SELECTION, method: 'drop-negative', sex: 'female' })
    expect(answer).toMatchObject({ births: null, populationStart: null })
    expect(
      answer.stockStart.birthplace.some((row, entry) => row === answer.stockStart.residence[entry]),
    ).toBe(false)
  })
})

describe('comparison', () => {
  test('of 2005-2010 between two revisions has sources, ranks and reasons', async () => {
    const answer = await call(server.app, compareRoute, {})
    expect(answer.a.vintage).toBe('un-ims-2020 + un-wpp-2022')
    expect(answer.b.vintage).toBe('un-ims-2024 + un-wpp-2024')
    for (const side of [answer.a, answer.b]) {
      expect(side.sources).toHaveLength(2)
      expect(
        side.sources.every(({ checksum, citation }) => checksum !== '' && citation !== ''),
      ).toBe(true)
      const world = await call(server.app, worldMatrixRoute, {
        period: '2005-2010',
        stocks: side.stocks,
      })
      expect(side.worldTotal).toBe(world.estimate.total)
      expect(side.persons).toBe(side.worldTotal)
    }
    expect(answer.difference).toBeCloseTo(answer.b.persons - answer.a.persons, 1)
    expect(answer.correlation!).toBeGreaterThan(0.5)
    expect(answer.correlation!).toBeLessThan(1)
    expect(answer.rankCorrelation!).toBeGreaterThan(0.5)
    expect(answer.top.some(({ rankA, rankB }) => rankA !== rankB)).toBe(true)
    expect(answer.differences).toHaveLength(20)
    const sizes = answer.differences.map(({ a, b }) => Math.abs((b ?? 0) - (a ?? 0)))
    expect(sizes).toEqual(sizes.toSorted((x, y) => y - x))
    expect(answer.differences.every(({ reasons }) => reasons.length > 0)).toBe(true)
    const stock = answer.differences
      .flatMap(({ reasons }) => reasons)
      .find(({ kind }) => kind === 'stock_end_revised')!
    expect(stock.a).not.toBe(stock.b)
    expect(stock.text).toMatch(
      /living in \w{3} in 2010: [\d,]+ in un-ims-2020, [\d,]+ in un-ims-2024/,
    )
  })

  test('of 2005-2010 are the figures of the page on comparison', async () => {
    const page = readFileSync(
      new URL('../../../../../docs/methods/comparison.md', import.meta.url),
      'utf8',
    )
    const { a, b, correlation, rankCorrelation, absoluteDifference, top } = await call(
      server.app,
      compareRoute,
      { limit: 10 },
    )
    const whole = (persons: number | null) => Math.round(persons ?? 0).toLocaleString('en')
    const [row] = page.match(/^\| closed-minimum .*$/m)!
    expect(row.split(' | ').toSpliced(3, 1)).toEqual([
      '| closed-minimum',
      whole(a.persons),
      whole(b.persons),
      correlation!.toFixed(3),
      rankCorrelation!.toFixed(3),
      `${whole(absoluteDifference)} |`,
    ])
    for (const { origin, destination, rankA, rankB, ...pair } of top.slice(0, 10)) {
      const cells = [`${origin}-${destination}`, rankA, rankB, whole(pair.a), whole(pair.b)]
      expect(page).toContain(`| ${cells.join(' | ')} |`)
    }
  })

  test('within one corridor and from one region to another', async () => {
    const one = await call(server.app, compareRoute, { from: 'MEX', to: 'USA' })
    expect(one).toMatchObject({ pairs: 1, correlation: null })
    expect(one.differences).toHaveLength(1)
    expect(one.differences[0]!.reasons.map(({ kind }) => kind)).toContain('stock_end_revised')
    expect(one.difference).toBe(one.differences[0]!.difference)
    const regions = await call(server.app, compareRoute, { from: 'ASI-S', to: 'ASI-W' })
    expect(regions.a.persons).toBeLessThan(regions.a.worldTotal)
    const [inA, inB] = (['rankA', 'rankB'] as const).map((rank) =>
      regions.top.find((pair) => pair[rank] === 1),
    )
    expect(inA).toMatchObject({ origin: 'IND', destination: 'ARE' })
    expect(inB).toMatchObject({ origin: 'BGD', destination: 'SAU' })
  })

  test('of two methods on one vintage differs by the method alone', async () => {
    const answer = await call(server.app, compareRoute, {
      a: 'closed-minimum,un-ims-2020',
      b: 'pseudo-bayes,un-ims-2020',
      period: '2010-2015',
    })
    const kinds = new Set(
      answer.differences.flatMap(({ reasons }) => reasons.map(({ kind }) => kind)),
    )
    expect([...kinds]).toEqual(['method_differs'])
    expect(Math.round(answer.b.persons - answer.a.persons)).toBe(Math.round(answer.difference))
  })

  test('of an estimate with itself shows no difference', async () => {
    const one = 'open-minimum,un-ims-2020,un-wpp-2022'
    const answer = await call(server.app, compareRoute, { a: one, b: one })
    expect(answer).toMatchObject({ difference: 0, absoluteDifference: 0, differences: [] })
    expect(answer.correlation).toBeCloseTo(1, 12)
    expect(answer.top.every(({ rankA, rankB }) => rankA === rankB)).toBe(true)
  })

  test('says which areas one estimate lacks', async () => {
    const answer = await call(server.app, compareRoute, { limit: 200 })
    for (const [list, side] of [
      [answer.areasOnlyInA, answer.a],
      [answer.areasOnlyInB, answer.b],
    ] as const) {
      expect(new Set(list).size).toBe(list.length)
      expect(list.length).toBeLessThan(side.areas)
    }
    expect(answer.a.areas - answer.areasOnlyInA.length).toBe(
      answer.b.areas - answer.areasOnlyInB.length,
    )
  })

  test('refuses what names no estimate', async () => {
    for (const [a, status] of [
      ['no-such-method', 400],
      ['closed-minimum,no-such', 404],
      ['closed minimum', 400],
    ] as const) {
      const response = await server.app.request(routeUrl(compareRoute, { a }))
      expect(response.status).toBe(status)
    }
  })
})

describe('rates', () => {
  test('divide by the mean population, and balance over the world', async () => {
    const { areas, world, estimate, denominator } = await call(server.app, ratesRoute, SELECTION)
    expect(denominator.release).toBe('un-wpp-2022')
    const nepal = areas.find(({ area }) => area === 'NPL')!
    expect(nepal.emigrationPer1000!).toBeCloseTo((1000 * nepal.outflow) / nepal.population, 6)
    expect(nepal.netPer1000!).toBeCloseTo(nepal.immigrationPer1000! - nepal.emigrationPer1000!, 6)
    expect(nepal.population).toBeGreaterThan(25_000_000)
    expect(Math.abs(areas.reduce((sum, { net }) => sum + net, 0))).toBeLessThan(1)
    expect(world.movesPer1000).toBeCloseTo((1000 * estimate.total) / world.population, 6)
    expect(world.effectivenessPercent).toBeGreaterThan(0)
    expect(world.effectivenessPercent).toBeLessThan(100)
  })

  test('are those of the engine, area by area and corridor by corridor', async () => {
    const { input, answer } = await inputOf(SELECTION)
    const { areas, persons } = estimateFlows(input, answer.options)
    const rates = migrationRates(areas, persons, {
      population: stockPopulation(input, { basis: 'average', vintage: 'un-wpp-2022' }),
      years: 5,
    })
    const told = await call(server.app, ratesRoute, { ...SELECTION, limit: 500 })
    expect(told.areas.map(({ area }) => area)).toEqual(areas)
    const sizes = (values: Float64Array) => Array.from(values, Math.abs)
    expect(told.areas.map((one) => one.emigrationPer1000)).toEqual([...rates.emigration])
    expect(told.areas.map((one) => one.immigrationPer1000)).toEqual([...rates.immigration])
    expect(told.areas.map((one) => one.netPer1000)).toEqual([...rates.net])
    expect(told.areas.map((one) => one.effectivenessPercent)).toEqual(
      sizes(rates.effectivenessPercent),
    )
    expect(told.corridors).toHaveLength(500)
    for (const one of told.corridors) {
      const cell = areas.indexOf(one.origin) * areas.length + areas.indexOf(one.destination)
      expect(one).toMatchObject({
        per1000OfOrigin: rates.perOrigin[cell],
        per1000OfDestination: rates.perDestination[cell],
        effectivenessPercent: Math.abs(rates.pairEffectivenessPercent[cell]!),
      })
    }
    expect(told.world.effectivenessPercent).toBe(rates.systemEffectivenessPercent)
    expect(told.world.movesPer1000).toBe(rates.systemRate)
  })

  test('are not known by sex', async () => {
    const address = routeUrl(ratesRoute, { ...SELECTION, method: 'drop-negative', sex: 'female' })
    expect((await server.app.request(address)).status).toBe(422)
  })
})

describe('cumulative flows', () => {
  test('add up the periods of one vintage', async () => {
    const answer = await call(server.app, cumulativeRoute, { stocks: 'un-ims-2020', limit: 3 })
    expect(answer.span).toBe('1990-2020')
    expect(answer.periods.map(({ period }) => period)).toEqual([
      '1990-1995',
      '1995-2000',
      '2000-2005',
      '2005-2010',
      '2010-2015',
      '2015-2020',
    ])
    const world = await call(server.app, worldMatrixRoute, SELECTION)
    expect(answer.periods[4]!.persons).toBe(world.estimate.total)
    const sum = answer.periods.reduce((total, { persons }) => total + persons!, 0)
    expect(answer.periods.at(-1)!.cumulative!).toBeCloseTo(sum, 1)
    for (const { byPeriod, persons, cumulative } of answer.corridors) {
      expect(byPeriod.reduce<number>((total, one) => total + one!, 0)).toBeCloseTo(persons, 1)
      expect(cumulative.at(-1)!).toBeCloseTo(persons, 1)
    }
  })

  test('of a pair whose area is not there in every period have no sum', async () => {
    const answer = await call(server.app, cumulativeRoute, { stocks: 'un-ims-2020', from: 'SRB' })
    expect(answer.corridors).toEqual([])
    expect(answer.notes.join(' ')).toMatch(/pairs have no sum/)
  })
})

describe('types of move', () => {
  test('add up to all moves, region by region', async () => {
    const [all, ...types] = await Promise.all(
      [undefined, 'outward', 'return', 'transit'].map((type) =>
        call(server.app, regionalMatrixRoute, { ...SELECTION, type: type as 'return' | undefined }),
      ),
    )
    all!.persons.forEach((row, i) => {
      row.forEach((persons, j) => {
        const sum = types.reduce((total, one) => {
          const node = (code: string) => one.nodes.findIndex((other) => other.code === code)
          const cell = one.persons[node(all!.nodes[i]!.code)]?.[node(all!.nodes[j]!.code)]
          return total + (cell ?? 0)
        }, 0)
        expect(sum).toBeCloseTo(persons, 1)
      })
    })
  })

  test('are not known to methods without birthplaces', async () => {
    const address = routeUrl(regionalMatrixRoute, {
      ...SELECTION,
      method: 'drop-negative',
      type: 'return',
    })
    expect((await server.app.request(address)).status).toBe(400)
  })
})

describe('data package', () => {
  test('holds figures, schema, licences and record, each with its hash', async () => {
    const address = routeUrl(packageRoute, SELECTION)
    const response = await server.app.request(address)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/zip')
    expect(response.headers.get('content-disposition')).toMatch(/\.zip"$/)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const files = unzipSync(bytes)
    expect(Object.keys(files).sort()).toEqual([
      'README.md',
      'datapackage.json',
      'flows.csv',
      'record.json',
    ])
    const descriptor = JSON.parse(strFromU8(files['datapackage.json']!))
    expect(descriptor.sources).toHaveLength(2)
    expect(descriptor.licenses.length).toBeGreaterThan(0)
    for (const { path, hash, bytes: length } of descriptor.resources) {
      expect(createHash('sha256').update(files[path]!).digest('hex')).toBe(
        hash.slice('sha256:'.length),
      )
      expect(files[path]!.length).toBe(length)
    }
    const [header, ...rows] = strFromU8(files['flows.csv']!).trimEnd().split('\r\n')
    expect(descriptor.resources[0].schema.fields.map(({ name }: { name: string }) => name)).toEqual(
      header!.split(','),
    )
    const world = await call(server.app, worldMatrixRoute, SELECTION)
    expect(rows).toHaveLength(world.persons.length)
    const record = EstimateRecord.parse(JSON.parse(strFromU8(files['record.json']!)))
    expect(record).toEqual(await call(server.app, recordRoute, SELECTION))
    const again = new Uint8Array(await (await server.app.request(address)).arrayBuffer())
    expect(again).toEqual(bytes)
  })
})
