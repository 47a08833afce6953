import { beforeEach, expect, test } from 'vitest'
import { SHIPPED } from '../testing/shipped.ts'
import type { CatalogueEntry } from './catalogueStore.ts'
import { type EvidenceStore, evidenceStore } from './evidenceStore.ts'
import { loadAreas } from './loadAreas.ts'
import { readManifest } from './readReleaseFolder.ts'

let entries: CatalogueEntry[]
let isDown: boolean
let reads: number
let nowMs: number
let warnings: string[]
let evidence: EvidenceStore

const shipped = async (id: string): Promise<CatalogueEntry> => {
  const manifest = await readManifest(`${SHIPPED}/${id}`)
  return {
    id,
    kind: manifest.kind,
    origin: 'shipped',
    vintage: manifest.vintage,
    checksum: manifest.content.sha256,
    manifest,
    catalogued: '2026-01-01T00:00:00.000Z',
  }
}

beforeEach(async () => {
  entries = [await shipped('un-wpp-2024')]
  isDown = false
  reads = 0
  nowMs = 0
  warnings = []
  evidence = evidenceStore({
    catalogue: {
      async list() {
        reads += 1
        if (isDown) throw new Error('the database is down')
        return [...entries]
      },
      find: async () => undefined,
      add: async () => {},
      removeShipped: async () => {},
    },
    areas: await loadAreas(SHIPPED),
    shippedDataDir: SHIPPED,
    dataDir: '/nonexistent',
    now: () => new Date(nowMs),
    warn: (message) => warnings.push(message),
  })
})

const ids = async () => (await evidence.list()).map(({ id }) => id)

test('the catalogue is read once for all who ask at the same time, and then every two seconds', async () => {
  await Promise.all([evidence.list(), evidence.revision(), ids()])
  expect(reads).toBe(1)
  entries.push(await shipped('un-ims-2024'))
  nowMs = 1_999
  expect(await ids()).toEqual(['un-wpp-2024'])
  nowMs = 2_000
  expect(await ids()).toEqual(['un-wpp-2024', 'un-ims-2024'])
  expect(reads).toBe(2)
})

test('a release that was entered a moment ago is found by name at once', async () => {
  const before = await evidence.revision()
  entries.push(await shipped('un-ims-2024'))
  expect((await evidence.stocks('un-ims-2024')).years).toContain(2024)
  expect(await evidence.revision()).not.toBe(before)
})

test('with the database down the releases known before go on answering', async () => {
  await ids()
  isDown = true
  nowMs = 5_000
  expect(await ids()).toEqual(['un-wpp-2024'])
  expect((await evidence.demography('un-wpp-2024')).area.length).toBeGreaterThan(1_000)
  expect(warnings.join()).toContain('the database is down')
  isDown = false
  nowMs = 10_000
  warnings = []
  await ids()
  expect(warnings).toEqual([])
})

test('a release is read once, also by many at the same time', async () => {
  const tables = await Promise.all([1, 2, 3].map(() => evidence.demography('un-wpp-2024')))
  expect(new Set(tables).size).toBe(1)
})

test('a release of the other kind is refused in words', async () => {
  await expect(evidence.stocks('un-wpp-2024')).rejects.toMatchObject({
    code: 'unknown_release',
    message: expect.stringContaining('un-wpp-2024 has no migrant stocks'),
  })
})

test('files that are not those of the catalogue are refused', async () => {
  entries = [{ ...entries[0]!, checksum: '0'.repeat(64) }]
  await expect(evidence.demography('un-wpp-2024')).rejects.toMatchObject({
    code: 'checksum_mismatch',
  })
})
