import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { evidenceState, importTable } from '../testing/importTable.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'
import { file, TIDY_STOCKS } from '../testing/tidyFiles.ts'
import { tidyImports } from './importRelease.ts'
import { withReleaseLock } from './releaseLock.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const importStocks = (request: Parameters<typeof importTable>[1]) => importTable(server, request)

const state = () => evidenceState(server)

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
      .poll(() => tidyImports(server.kysely, server.dataDir), { timeout: 20_000 })
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
      // The database keeps the lock of the dead process until it notices that nobody is there.
      await expect
        .poll(() => tidyImports(server.kysely, server.dataDir), { timeout: 10_000 })
        .not.toBeNull()
      const { folders, rows } = await state()
      const catalogued = rows.some((row) => row.id === id)
      found[catalogued ? 'whole' : 'none'] += 1
      expect(folders.filter((name) => name.split('/')[0]!.split('.')[0] === id)).toEqual(
        catalogued ? [id, `${id}/observations.csv.gz`, `${id}/release.json`] : [],
      )
      const { outcome } = await importStocks({ id, file: source })
      expect(outcome).toBe(catalogued ? 'already-there' : 'imported')
    }
    expect(found.none).toBeGreaterThan(3)
    expect(found.whole).toBeGreaterThan(0)
  }, 60_000)
})
