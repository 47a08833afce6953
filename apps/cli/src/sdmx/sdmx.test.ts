import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { folderWith } from '../testing/runCli.ts'
import { runHere } from '../testing/runHere.ts'

const KEY = 'un-ims-2024.A.MST.NPL.QAT.BIRTH.DST._T'

describe('the releases on this machine', () => {
  test('dataflows, the codes of a list, and the message itself', async () => {
    const flows = await runHere(['sdmx', 'structure'])
    expect(flows.stdout).toMatch(/dataflow +CORRIDOR:DF_STOCKS +1\.0 +Migrant stocks/)
    const codes = await runHere(['sdmx', 'structure', 'codelist', 'CL_SEX'])
    expect(codes.stdout.split('\n').slice(2, 5).join()).toMatch(/_T +\S.*,F +\S.*,M +\S/)
    const message = await runHere(['sdmx', 'structure', 'codelist', 'CL_SEX', '--format', 'xml'])
    expect(message.stdout).toContain('xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v3_0')
  })

  test('data in every form are the same figures', async () => {
    const csv = await runHere(['sdmx', 'data', 'DF_STOCKS', KEY, '--start', '2015', '--last', '1'])
    expect([csv.code, csv.stderr]).toEqual([0, ''])
    const [head, row, ...more] = csv.stdout.trim().split('\n')
    expect(more).toEqual([])
    const value = row!.split(',')[head!.split(',').indexOf('OBS_VALUE')]!
    expect(Number(value)).toBeGreaterThan(0)
    const first = ['--api', '1.5', '--start', '2015', '--last', '1']
    const labelled = await runHere([
      ...['sdmx', 'data', 'DF_STOCKS', KEY, ...first, '--format', 'csv-labels'],
    ])
    expect(labelled.stdout).toContain('NPL: Nepal')
    expect(labelled.stdout).toContain(`,${value},`)
    const folder = folderWith({})
    const file = join(folder, 'data.json')
    const json = await runHere([
      ...['sdmx', 'data', 'DF_STOCKS', '--filter', 'ORIGIN=NPL', '--filter', 'DESTINATION=QAT'],
      ...['--filter', 'EDITION=un-ims-2024', '--filter', 'SEX=_T', '--start', '2024'],
      ...['--end', '2024', '--json', '--output', file],
    ])
    expect([json.code, json.stdout, readdirSync(folder)]).toEqual([0, '', ['data.json']])
    expect(readFileSync(file, 'utf8')).toContain(`"observations":{"0":[${value}]}`)
  })

  test('what is available, as a table', async () => {
    const { stdout } = await runHere(['sdmx', 'availability', 'DF_STOCKS', KEY])
    expect(stdout).toMatch(/^DF_STOCKS_AVAILABLE: 1 series, 8 observations\n/)
    expect(stdout).toMatch(/TIME_PERIOD +1990 to 2024/)
    const one = ['sdmx', 'availability', 'DF_STOCKS', KEY, '--component', 'SEX', '--json']
    expect((await runHere(one)).stdout).toContain('"SEX"')
  })

  test.each([
    [1, ['data', 'DF_STOCKS', 'nothing.*'], 'Nothing matches'],
    [1, ['data', 'DF_NONE'], 'there are DF_STOCKS'],
    [1, ['data', 'DF_STOCKS', 'A.B.C.D.E.F.G.H.I'], '9'],
    [2, ['data'], 'missing required argument'],
    [2, ['data', 'DF_STOCKS', '--filter', 'ORIGIN'], 'write COMPONENT=value'],
    [
      2,
      ['data', 'DF_STOCKS', '--api', '1.5', '--as-of', '2020-01-01'],
      '--as-of is part of REST 2',
    ],
    [2, ['data', 'DF_STOCKS', '--format', 'dbf'], 'Allowed choices'],
    [2, ['data', 'DF_STOCKS', '--server', 'nowhere'], 'is no address'],
    [1, ['data', 'DF_STOCKS', '--server', 'http://127.0.0.1:9'], 'Nobody answers'],
  ] as const)('ends with %i: %j', async (code, args, words) => {
    const told = await runHere(['sdmx', ...args])
    expect([told.code, told.stdout, told.stderr]).toEqual([
      code,
      '',
      expect.stringContaining(words),
    ])
  })
})

describe('a running service', () => {
  const asked: { url?: string; accept?: string } = {}
  let answer = { status: 200, body: '' }
  const server = createServer((request, response) => {
    asked.url = request.url!
    asked.accept = request.headers.accept!
    response.writeHead(answer.status).end(answer.status === 204 ? undefined : answer.body)
  })
  let address = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.close()
  })
  beforeEach(() => {
    answer = { status: 200, body: 'A,B\n' }
  })
  const ask = (...args: readonly string[]) => runHere(['sdmx', ...args, '--server', address])

  test('is asked as the standard says, and its answer is handed on', async () => {
    const told = await ask(
      'data',
      'DF_X',
      'A..B',
      '--start',
      '2010',
      '--end',
      '2020',
      '--last',
      '2',
    )
    expect(told).toEqual({ code: 0, stdout: 'A,B\n', stderr: '' })
    expect(decodeURIComponent(asked.url!)).toBe(
      '/sdmx/rest/v2/data/dataflow/*/DF_X/*/A..B?c[TIME_PERIOD]=ge:2010+le:2020&lastNObservations=2',
    )
    expect(asked.accept).toBe('text/csv')
    await ask('data', 'DF_X', '--api', '1.5', '--start', '2010', '--format', 'xml')
    expect(asked).toEqual({
      url: '/sdmx/rest/data/DF_X/all?startPeriod=2010',
      accept: 'application/xml',
    })
  })

  test.each([
    [204, '', 'Nothing matches'],
    [404, '100: There is no such dataflow', 'There is no such dataflow'],
    [422, '{"errors":[{"code":150,"detail":"not a dimension"}]}', 'not a dimension'],
    [501, '<com:Text xml:lang="en">not &lt;here&gt;</com:Text>', 'not <here>'],
    [502, '<html></html>', 'HTTP 502'],
  ])('that answers %i ends the command with 1', async (status, body, words) => {
    answer = { status, body }
    const told = await ask('data', 'DF_X')
    expect([told.code, told.stdout, told.stderr]).toEqual([1, '', expect.stringContaining(words)])
  })
})
