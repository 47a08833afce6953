import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../db/openDatabase.ts'
import { SHIPPED } from '../testing/shipped.ts'
import { type TestDatabase, testDatabase } from '../testing/testDatabase.ts'
import { catalogueStore } from './catalogueStore.ts'
import { syncShippedReleases } from './syncShippedReleases.ts'

let database: TestDatabase
let kysely: ReturnType<typeof connect>
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  kysely = connect(database.url, () => {})
})
afterAll(async () => {
  await kysely.destroy()
  await database.drop()
})
beforeEach(async () => {
  await kysely.deleteFrom('release').execute()
  folder = mkdtempSync(join(tmpdir(), 'corridor-shipped-'))
  cpSync(SHIPPED, folder, { recursive: true })
  return () => rmSync(folder, { recursive: true })
})

const sync = (now = '2026-01-01') =>
  syncShippedReleases(catalogueStore(kysely), folder, () => new Date(now))
const list = () => catalogueStore(kysely).list()

test('enters what is shipped, once', async () => {
  expect(await sync()).toHaveLength(4)
  const before = await list()
  expect(before.map(({ id, origin }) => `${id} ${origin}`)).toEqual([
    'un-ims-2024 shipped',
    'un-wpp-2024 shipped',
    'un-wpp-2022 shipped',
    'un-ims-2020 shipped',
  ])
  expect(await sync('2027-01-01')).toEqual([])
  expect(await list()).toEqual(before)
})

test('two that start at the same time do not disturb each other', async () => {
  await Promise.all([sync(), sync(), sync()])
  expect(await list()).toHaveLength(4)
})

test('follows a new description, and what is no longer shipped', async () => {
  await sync()
  const file = join(folder, 'un-ims-2020', 'release.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...manifest, title: 'Another title' }))
  rmSync(join(folder, 'un-wpp-2022'), { recursive: true })
  expect(await sync('2027-01-01')).toEqual([
    'un-ims-2020 described anew',
    'un-wpp-2022 no longer comes with Corridor',
  ])
  const after = await list()
  expect(after).toHaveLength(3)
  const changed = after.find(({ id }) => id === 'un-ims-2020')!
  expect(changed.manifest.title).toBe('Another title')
  expect(changed.catalogued).toBe('2026-01-01T00:00:00.000Z')
})

test('never touches what a user imported', async () => {
  await sync()
  const [shipped] = await list()
  await kysely.deleteFrom('release').where('id', '=', shipped!.id).execute()
  await catalogueStore(kysely).add({ ...shipped!, origin: 'imported', checksum: '0'.repeat(64) })
  await catalogueStore(kysely).add({ ...shipped!, id: 'my-own', origin: 'imported' })
  expect(await sync()).toEqual([
    `${shipped!.id} was imported under the name of a shipped release and stays`,
  ])
  const kept = (await list()).filter(({ origin }) => origin === 'imported')
  expect(kept.map(({ id, checksum }) => [id, checksum])).toEqual([
    ['my-own', shipped!.checksum],
    [shipped!.id, '0'.repeat(64)],
  ])
  // Not even a writer that was late.
  await catalogueStore(kysely).add(shipped!)
  expect((await catalogueStore(kysely).find(shipped!.id))!.checksum).toBe('0'.repeat(64))
})

test('a folder without a readable description is told by name', async () => {
  writeFileSync(join(folder, 'un-ims-2020', 'release.json'), '{"schema": 1')
  await expect(sync()).rejects.toMatchObject({
    code: 'bad_file',
    message: expect.stringContaining('un-ims-2020/release.json'),
  })
  expect(await list()).toEqual([])
})
