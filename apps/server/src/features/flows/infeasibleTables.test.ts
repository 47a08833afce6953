import { corridorFlowsRoute, flowOptionsRoute, Problem, worldMatrixRoute } from '@corridor/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importTable } from '../../testing/importTable.ts'
import { call, type TestServer, testServer } from '../../testing/testServer.ts'
import { file, TIDY_DEMOGRAPHY } from '../../testing/tidyFiles.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const importStocks = (request: Parameters<typeof importTable>[1]) => importTable(server, request)

describe('tables without a common solution', () => {
  const selection = {
    stocks: 'apart',
    demography: 'apart-demography',
    period: '2010-2015',
    method: 'closed-minimum',
  } as const

  beforeAll(async () => {
    await importStocks({
      id: 'apart-demography',
      kind: 'annual-demography',
      file: file(TIDY_DEMOGRAPHY),
    })
    await importStocks({ id: 'apart', draft: { matching: ['apart-demography'] } })
  })

  test('are a vintage of their own', async () => {
    const offered = async () => (await call(server.app, flowOptionsRoute, {})).vintages
    const found = async () => (await offered()).find(({ stocks }) => stocks === 'apart')
    await expect.poll(found, { timeout: 20_000 }).toMatchObject({
      demography: 'apart-demography',
      origin: 'imported',
      periods: [{ period: '2010-2015', years: 5 }],
    })
    expect((await offered())[0]!.origin).toBe('shipped')
  })

  test('stop with the areas and the gaps', async () => {
    const response = await server.app.request(
      '/api/v1/flows/world?stocks=apart&period=2010-2015&method=closed-minimum',
    )
    expect(response.status).toBe(422)
    const problem = Problem.parse(await response.json())
    expect(problem.code).toBe('infeasible')
    expect(problem.detail).toContain('QAT')
    expect(problem.details?.tables).toHaveLength(2)
  })

  test('give no figure on the corridor, and say why', async () => {
    const { flows } = await call(server.app, corridorFlowsRoute, {
      corridor: 'NPL-IND',
      stocks: 'apart',
    })
    const byMethod = new Map(
      flows
        .filter(({ direction }) => direction === 'outbound')
        .map((flow) => [flow.method, flow] as const),
    )
    expect(byMethod.get('closed-minimum')).toMatchObject({ persons: null, missing: 'no_solution' })
    expect(byMethod.get('closed-minimum')!.missingDetail).toContain('QAT')
    expect(byMethod.get('drop-negative')!.persons).toBe(60)
  })

  test('can be relaxed or reduced, which the answer says', async () => {
    const relaxed = await call(server.app, worldMatrixRoute, {
      ...selection,
      whenInfeasible: 'relax',
    })
    expect(relaxed.estimate.diagnostics.balancing.every((one) => one.relaxed)).toBe(true)
    expect(relaxed.estimate.diagnostics.notes.join(' ')).toContain('given up by the gaps')
    const reduced = await call(server.app, worldMatrixRoute, {
      ...selection,
      whenInfeasible: 'exclude',
    })
    expect(reduced.estimate.areas).toBe(3)
    expect(reduced.estimate.diagnostics.excluded).toHaveLength(2)
    expect(reduced.estimate.diagnostics.excluded[0]!.reason).toContain('cannot be balanced')
  })

  test('without a matching demography are refused in words', async () => {
    await importStocks({ id: 'unmatched' })
    const response = await server.app.request(
      '/api/v1/flows/world?stocks=unmatched&period=2010-2015',
    )
    const problem = Problem.parse(await response.json())
    expect(problem).toMatchObject({ status: 404, code: 'unknown_release' })
    expect(problem.detail).toContain('demography=')
    const given = await call(server.app, worldMatrixRoute, {
      ...selection,
      stocks: 'unmatched',
      method: 'open-minimum',
    })
    expect(given.estimate.areas).toBe(5)
  })
})
