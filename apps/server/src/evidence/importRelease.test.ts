import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  corridorFlowsRoute,
  flowOptionsRoute,
  Problem,
  releasesRoute,
  stocksRoute,
  worldMatrixRoute,
} from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SHIPPED } from '../testing/shipped.ts'
import { call, type TestServer, testServer } from '../testing/testServer.ts'
import { file, stockDraft, TIDY_DEMOGRAPHY, TIDY_STOCKS } from '../testing/tidyFiles.ts'
import { type ImportRequest, importRelease, tidyImports } from './importRelease.ts'
import { withReleaseLock } from './releaseLock.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const place = () => ({
  kysely: server.kysely,
  dataDir: server.dataDir,
  evidence: server.evidence,
  now: () => new Date('2026-11-21T12:00:00Z'),
})

const importStocks = (request: Partial<ImportRequest> & { id: string }) =>
  importRelease(
    {
      kind: 'migrant-stocks',
      file: file(TIDY_STOCKS),
      draft: stockDraft(request.id, request.draft),
      ...(request.file === undefined ? {} : { file: request.file }),
      ...(request.base === undefined ? {} : { base: request.base }),
    },
    place(),
  )

/** Catalogue and folders as they are, to be compared with how they were. */
async function state() {
  const { rows } = await sql`select * from release order by id`.execute(server.kysely)
  const root = join(server.dataDir, 'evidence')
  return { rows, folders: existsSync(root) ? readdirSync(root, { recursive: true }).sort() : [] }
}

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
    await expect.poll(listed, { timeout: 5_000 }).toBe(before + 1)
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
        { timeout: 5_000 },
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
    const request = importRelease(
      {
        kind: 'annual-demography',
        file: file(TIDY_DEMOGRAPHY),
        draft: stockDraft('based'),
        base: 'un-ims-2020',
      },
      place(),
    )
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

describe('an import that was cut short', () => {
  const root = () => join(server.dataDir, 'evidence')

  beforeEach(() => mkdirSync(root(), { recursive: true }))

  test('half written is removed at the next start', async () => {
    const half = join(root(), 'half.0a1b2c.partial')
    mkdirSync(half)
    writeFileSync(join(half, 'NOT-CATALOGUED'), '')
    writeFileSync(join(half, 'observations.csv.gz'), 'abc')
    const tidied = await tidyImports(server.kysely, server.dataDir)
    expect(tidied?.removed).toEqual(['half.0a1b2c.partial'])
    expect(existsSync(half)).toBe(false)
  })

  test('complete but not in the catalogue is removed, and can be imported again', async () => {
    await importStocks({ id: 'cut-short' })
    await server.kysely.deleteFrom('release').where('id', '=', 'cut-short').execute()
    writeFileSync(join(root(), 'cut-short', 'NOT-CATALOGUED'), '')
    const tidied = await tidyImports(server.kysely, server.dataDir)
    expect(tidied?.removed).toEqual(['cut-short'])
    expect((await importStocks({ id: 'cut-short' })).outcome).toBe('imported')
  })

  test('after the catalogue was written is complete', async () => {
    await importStocks({ id: 'just-done' })
    writeFileSync(join(root(), 'just-done', 'NOT-CATALOGUED'), '')
    const tidied = await tidyImports(server.kysely, server.dataDir)
    expect(tidied?.removed).toEqual([])
    expect(readdirSync(join(root(), 'just-done')).sort()).toEqual([
      'observations.csv.gz',
      'release.json',
    ])
  })

  test('is also cleared away by the next import', async () => {
    mkdirSync(join(root(), 'next.aa.partial'))
    await importStocks({ id: 'next' })
    expect(readdirSync(root())).not.toContain('next.aa.partial')
  })

  test('leaves alone what a running import writes', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const running = withReleaseLock(server.kysely, 'wait', () => promise)
    mkdirSync(join(root(), 'running.bb.partial'))
    await expect
      .poll(() => tidyImports(server.kysely, server.dataDir), { timeout: 5_000 })
      .toBeNull()
    expect(readdirSync(root())).toContain('running.bb.partial')
    resolve()
    await running
    const tidied = await tidyImports(server.kysely, server.dataDir)
    expect(tidied?.removed).toEqual(['running.bb.partial'])
  })

  test('whole releases of another catalogue are never removed', async () => {
    await importStocks({ id: 'of-another' })
    await server.kysely.deleteFrom('release').where('id', '=', 'of-another').execute()
    const tidied = await tidyImports(server.kysely, server.dataDir)
    expect(tidied).toEqual({ removed: [], strangers: ['of-another'] })
    const other = file(TIDY_STOCKS.replace('100', '101'))
    const clash = await importStocks({ id: 'of-another', file: other }).catch((one) => one)
    expect(clash.code).toBe('release_exists')
    expect((await importStocks({ id: 'of-another' })).outcome).toBe('imported')
  })

  test('by kill -9 at any moment leaves the release or none, and the next import works', async () => {
    const source = join(mkdtempSync(join(tmpdir(), 'corridor-kill-')), 'stocks.csv')
    writeFileSync(source, TIDY_STOCKS)
    const program = fileURLToPath(new URL('../testing/importAndDie.ts', import.meta.url))
    const found = { whole: 0, none: 0 }
    for (let moment = 0; moment < 12; moment++) {
      const id = `killed-${moment}`
      const run = spawnSync(process.execPath, [
        program,
        server.databaseUrl,
        server.dataDir,
        source,
        id,
        String(moment),
      ])
      expect(run.signal, run.stderr.toString()).toBe('SIGKILL')
      await tidyImports(server.kysely, server.dataDir)
      const { folders, rows } = await state()
      const catalogued = rows.some((row) => (row as { id: string }).id === id)
      found[catalogued ? 'whole' : 'none'] += 1
      expect(folders.filter((name) => String(name).startsWith(id)).sort()).toEqual(
        catalogued ? [id, `${id}/observations.csv.gz`, `${id}/release.json`] : [],
      )
      const { outcome } = await importStocks({ id, file: source })
      expect(outcome).toBe(catalogued ? 'already-there' : 'imported')
    }
    expect(found.none).toBeGreaterThan(3)
    expect(found.whole).toBeGreaterThan(0)
  }, 60_000)
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

describe('tables without a common solution', () => {
  const selection = {
    stocks: 'apart',
    demography: 'apart-demography',
    period: '2010-2015',
    method: 'closed-minimum',
  } as const

  beforeAll(async () => {
    await importRelease(
      {
        kind: 'annual-demography',
        file: file(TIDY_DEMOGRAPHY),
        draft: stockDraft('apart-demography'),
      },
      place(),
    )
    await importStocks({ id: 'apart', draft: { matching: ['apart-demography'] } })
  })

  test('are a vintage of their own', async () => {
    const offered = async () => (await call(server.app, flowOptionsRoute, {})).vintages
    const found = async () => (await offered()).find(({ stocks }) => stocks === 'apart')
    await expect.poll(found, { timeout: 5_000 }).toMatchObject({
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
