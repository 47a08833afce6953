import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestDatabase, testDatabase } from '@corridor/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../testing/runCli.ts'
import { startCorridor } from '../testing/startCorridor.ts'

let database: TestDatabase
let dataDir: string

beforeAll(async () => {
  database = await testDatabase()
  dataDir = mkdtempSync(join(tmpdir(), 'corridor-start-'))
})

afterAll(async () => {
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Read by name; a name that is not there fails the comparison. */
type Answer = ReturnType<typeof JSON.parse>

/** The interface writes persons to three decimals. */
const rounded = (persons: number | null): number | null =>
  persons === null ? null : Math.round(persons * 1000) / 1000 + 0

async function ask(path: string): Promise<Answer> {
  const { url } = await startCorridor(process.execPath, {
    databaseUrl: database.url,
    dataDir,
  })
  const answer = await fetch(new URL(`/api/v1${path}`, url))
  expect(answer.status).toBe(200)
  return answer.json()
}

async function run(...args: readonly string[]): Promise<Answer> {
  const { code, stdout } = await runCli([...args, '--json'])
  expect(code).toBe(0)
  return JSON.parse(stdout)
}

test('2005-2010 between the revisions of 2020 and 2024: the figures of the interface', async () => {
  const [told, answer] = await Promise.all([
    ask('/flows/compare?limit=20'),
    run(
      ...['flows', 'compare', '--period', '2005-2010'],
      ...['--vintages', 'un-ims-2020+un-wpp-2022,un-ims-2024+un-wpp-2024'],
    ),
  ])
  const [compared, ...others] = answer.comparisons
  expect(others).toEqual([])
  expect(answer.period).toBe(told.period)
  expect(answer.columns.map(({ vintage }: Answer) => vintage)).toEqual([
    told.a.vintage,
    told.b.vintage,
  ])
  expect(answer.columns.map(({ sources }: Answer) => sources)).toEqual([
    told.a.sources,
    told.b.sources,
  ])
  expect([compared.totals.first, compared.totals.second].map(rounded)).toEqual([
    told.a.persons,
    told.b.persons,
  ])
  expect(rounded(compared.difference)).toBe(told.difference)
  expect(compared.pairs).toBe(told.pairs)
  expect(compared.correlation).toBe(told.correlation)
  expect(compared.rankCorrelation).toBe(told.rankCorrelation)
  expect(rounded(compared.absoluteDifference)).toBe(told.absoluteDifference)
  expect(compared.areasOnlyInFirst).toEqual(told.areasOnlyInA)
  expect(compared.areasOnlyInSecond).toEqual(told.areasOnlyInB)
  const asTold = (row: Answer) => ({
    origin: row.origin,
    destination: row.destination,
    a: rounded(row.first),
    b: rounded(row.second),
    difference: row.first === null || row.second === null ? null : rounded(row.difference),
    rankA: row.firstRank,
    rankB: row.secondRank,
    reasons: row.reasons.map(({ first, second, ...reason }: Answer) => ({
      ...reason,
      a: rounded(first),
      b: rounded(second),
    })),
  })
  expect(compared.ranks.map(asTold)).toEqual(told.top)
  expect(compared.largestDifferences.map(asTold)).toEqual(told.differences)
  expect(told.differences).toHaveLength(20)
  expect(told.differences.every(({ reasons }: Answer) => reasons.length > 0)).toBe(true)
  console.info(
    `equal: ${told.top.length} places, ${told.differences.length} differences, correlation ${told.correlation}`,
  )
})

test('rates: the figures of the interface', async () => {
  const [told, answer] = await Promise.all([
    ask('/flows/rates?period=2010-2015&stocks=un-ims-2020&limit=500'),
    run('flows', 'rates', '--period', '2010-2015', '--stocks', 'un-ims-2020'),
  ])
  expect(answer.denominator).toMatchObject(told.denominator)
  expect(answer.areaRates).toHaveLength(told.areas.length)
  expect(
    answer.areaRates.map((row: Answer) => ({
      ...row,
      inflow: rounded(row.inflow),
      outflow: rounded(row.outflow),
      net: rounded(row.net),
      population: rounded(row.population),
    })),
  ).toEqual(told.areas)
  const key = ({ origin, destination }: Answer): string => `${origin}-${destination}`
  const own = new Map<string, Answer>(
    answer.corridorRates.map((row: Answer) => [key(row), row] as const),
  )
  for (const row of told.corridors) {
    const { persons, ...rates } = own.get(key(row))
    expect({ ...rates, persons: rounded(persons) }).toEqual(row)
  }
  expect({ ...answer.world, population: rounded(answer.world.population) }).toEqual(told.world)
})
