import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { corridorFlowsRoute, Problem, releasesRoute, stocksRoute } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evidenceState, importTable } from '../testing/importTable.ts'
import { SHIPPED } from '../testing/shipped.ts'
import { call, type TestServer, testServer } from '../testing/testServer.ts'
import { file, TIDY_DEMOGRAPHY, TIDY_STOCKS } from '../testing/tidyFiles.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const importStocks = (request: Parameters<typeof importTable>[1]) => importTable(server, request)

const state = () => evidenceState(server)

describe('a good file', () => {
  test('becomes a release that answers, at once and after a restart', async () => {
    const { outcome, entry } = await importStocks({ id: 'five-areas' })
    expect(outcome).toBe('imported')
    expect(entry.origin).toBe('imported')
    const folder = join(server.dataDir, 'evidence', 'five-areas')
    expect(readdirSync(folder).sort()).toEqual(['observations.csv.gz', 'release.json'])
    const { releases } = await call(server.app, releasesRoute, {})
    expect(releases.find(({ release }) => release === 'five-areas')).toMatchObject({
      origin: 'imported',
      kind: 'migrant-stocks',
      years: [2010, 2015],
      areas: 5,
      checksum: entry.checksum,
      catalogued: '2026-11-21T12:00:00.000Z',
    })
    const second = await testServer({ sharing: server })
    const { observations } = await call(second.app, stocksRoute, {
      origin: 'NPL',
      destination: 'IND',
      release: 'five-areas',
    })
    expect(observations.map(({ persons }) => persons)).toEqual([100, 160])
    await second.close()
  })

  test('imported twice is there once', async () => {
    await importStocks({ id: 'twice' })
    const before = await state()
    const again = await importStocks({ id: 'twice', draft: { title: 'Another title' } })
    expect(again.outcome).toBe('already-there')
    expect(again.entry.manifest.title).toBe('Five areas')
    expect(await state()).toEqual(before)
  })

  test('imported twice at the same time is there once', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => importStocks({ id: 'at-once' })))
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      'already-there',
      'already-there',
      'imported',
    ])
  })

  test('laid over a base replaces the destination and nothing else', async () => {
    const { overlay, entry } = await importStocks({
      id: 'census-over-un',
      base: 'un-ims-2024',
      file: file('year,origin,destination,sex,persons\n2020,NPL,QAT,both,300000\n'),
      draft: { matching: ['un-wpp-2024'] },
    })
    expect(entry.manifest.base).toBe('un-ims-2024')
    expect(overlay?.replaced.find(({ sex }) => sex === 'both')).toMatchObject({
      destination: 'QAT',
      year: 2020,
      personsAfter: 300_000,
    })
    const persons = async (release: string, destination: string) =>
      (
        await call(server.app, stocksRoute, {
          origin: 'NPL',
          destination,
          release,
          year: 2020,
          sex: 'both',
        })
      ).observations[0]!.persons
    expect(await persons('census-over-un', 'QAT')).toBe(300_000)
    expect(await persons('census-over-un', 'IND')).toBe(await persons('un-ims-2024', 'IND'))
    const { flows } = await call(server.app, corridorFlowsRoute, {
      corridor: 'NPL-QAT',
      stocks: 'census-over-un',
      period: '2015-2020',
      method: 'closed-minimum',
    })
    expect(flows[0]!.persons).toBeGreaterThan(0)
  })

  test('is seen by another server on the same database', async () => {
    const other = await testServer({ sharing: server })
    const listed = async () => (await call(other.app, releasesRoute, {})).releases.length
    const before = await listed()
    await importStocks({ id: 'seen-elsewhere' })
    const answer = await call(other.app, stocksRoute, { origin: 'NPL', release: 'seen-elsewhere' })
    expect(answer.observations.length).toBeGreaterThan(0)
    await expect.poll(listed, { timeout: 20_000 }).toBe(before + 1)
    await other.close()
  })

  test('changes the tags of answers that it could change', async () => {
    const address = '/api/v1/flows'
    const tag = (await server.app.request(address)).headers.get('etag')!
    await importStocks({ id: 'new-tag' })
    await expect
      .poll(
        async () =>
          (await server.app.request(address, { headers: { 'if-none-match': tag } })).status,
        { timeout: 20_000 },
      )
      .toBe(200)
  })
})

describe('what is refused leaves everything as it was', () => {
  beforeAll(async () => {
    await importStocks({ id: 'taken' })
  })

  const bad = (text: string | Uint8Array) => ({
    name: 'census.csv',
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  })
  const header = 'year,origin,destination,sex,persons\n'

  test.each([
    ['malformed', bad(`${header}2020,NPL,QAT,both\n`), 'bad_file', 'row 2'],
    ['truncated', bad(TIDY_STOCKS.slice(0, -18)), 'bad_file', 'row 17'],
    ['with a quote left open', bad(`${TIDY_STOCKS}2020,"NPL,QAT,both,1\n`), 'bad_file', 'row 18'],
    ['duplicated', bad(`${TIDY_STOCKS}2010,NPL,IND,both,7\n`), 'bad_file', 'row 18'],
    ['negative', bad(`${header}2020,NPL,QAT,both,-5\n`), 'bad_file', 'below zero'],
    ['not a number', bad(`${header}2020,NPL,QAT,both,many\n`), 'bad_file', 'column persons'],
    ['with unknown areas', bad(`${header}2020,NPX,QAT,both,5\n`), 'bad_file', 'column origin'],
    ['of another encoding', bad(Uint8Array.of(0xff, 0xfe, 0x79, 0x00)), 'bad_file', 'UTF-8'],
    ['with broken letters', bad(Uint8Array.of(0x79, 0xe9, 0x2c)), 'bad_file', 'UTF-8'],
    ['empty', bad(''), 'bad_file', 'empty'],
    ['without rows', bad(header), 'bad_file', 'no rows'],
    ['huge', bad(new Uint8Array(65 * 2 ** 20)), 'too_large', 'limit'],
  ] as const)('a file %s', async (_, given, code, words) => {
    const before = await state()
    const error = await importStocks({ id: 'refused', file: given }).catch((one) => one)
    expect(error).toBeInstanceOf(DomainError)
    expect(error.code).toBe(code)
    expect(error.message).toContain('census.csv')
    expect(error.message).toContain(words)
    expect(await state()).toEqual(before)
  })

  test.each([
    [{ id: 'taken' }, 'release_exists', 'a name of its own'],
    [{ id: 'un-ims-2020' }, 'release_exists', 'a name of its own'],
    [{ id: 'Not An Id' }, 'bad_request', 'lower-case words'],
    [{ id: '../../escape' }, 'bad_request', 'lower-case words'],
    [{ id: 'no-title', draft: { title: '' } }, 'bad_request', 'title'],
    [{ id: 'no-base', base: 'un-ims-1900' }, 'unknown_release', 'un-ims-2020'],
    [{ id: 'wrong-base', base: 'un-wpp-2024' }, 'unknown_release', 'no migrant stocks'],
  ] as const)('the description %j', async (request, code, words) => {
    const before = await state()
    const other = file(TIDY_STOCKS.replace('2010,NPL,IND,both,100', '2010,NPL,IND,both,101'))
    const error = await importStocks({ file: other, ...request }).catch((one) => one)
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
    expect(await state()).toEqual(before)
  })

  test('a base under births and deaths', async () => {
    const before = await state()
    const request = importStocks({
      id: 'based',
      kind: 'annual-demography',
      file: file(TIDY_DEMOGRAPHY),
      base: 'un-ims-2020',
    })
    await expect(request).rejects.toMatchObject({ code: 'bad_request' })
    expect(await state()).toEqual(before)
  })

  test.each([
    ['nowhere/at-all.csv', 'bad_file', 'no such file'],
    [tmpdir(), 'bad_file', 'not a file'],
  ])('the path %s', async (path, code, words) => {
    const error = await importStocks({ id: 'no-file', file: path }).catch((one) => one)
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
  })
})

describe('damaged files', () => {
  test('are told by name and with what to do, and read again once mended', async () => {
    await importStocks({ id: 'damaged' })
    const content = join(server.dataDir, 'evidence', 'damaged', 'observations.csv.gz')
    const whole = readFileSync(content)
    const address = '/api/v1/stocks?origin=NPL&release=damaged'
    for (const broken of [
      whole.subarray(0, whole.length - 9),
      readFileSync(join(SHIPPED, 'un-wpp-2022', 'observations.csv.gz')),
    ]) {
      writeFileSync(content, broken)
      const response = await server.app.request(address)
      const problem = Problem.parse(await response.json())
      expect(response.status).toBe(500)
      expect(problem.code).toBe('checksum_mismatch')
      expect(problem.detail).toContain('evidence/damaged/observations.csv.gz')
      expect(problem.detail).toContain('import it again')
      expect(problem.detail).not.toContain(tmpdir())
    }
    writeFileSync(content, whole)
    expect((await server.app.request(address)).status).toBe(200)
  })

  test('another release in the folder is not taken for it', async () => {
    await importStocks({ id: 'swapped' })
    cpSync(join(SHIPPED, 'un-ims-2020'), join(server.dataDir, 'evidence', 'swapped'), {
      recursive: true,
    })
    const response = await server.app.request('/api/v1/stocks?origin=NPL&release=swapped')
    expect(Problem.parse(await response.json()).code).toBe('checksum_mismatch')
  })
})
