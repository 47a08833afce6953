import { join } from 'node:path'
import {
  type AnnualDemography,
  type AreaCatalogue,
  type AreaIndex,
  indexAreas,
  type ReleaseTable,
  type StockTable,
} from '@corridor/evidence'
import { DomainError } from '@corridor/kernel'
import type { CatalogueEntry, CatalogueStore } from './catalogueStore.ts'
import { readReleaseFolder } from './readReleaseFolder.ts'
import { importedFolder } from './releaseFolders.ts'
import { sha256 } from './sha256.ts'

/** The releases, as the features of the server read them. */
export interface EvidenceStore {
  readonly areas: AreaCatalogue
  readonly areaIndex: AreaIndex
  /** Changes with the areas and with every change of the catalogue. */
  revision(): Promise<string>
  list(): Promise<readonly CatalogueEntry[]>
  /** @throws {DomainError} `unknown_release` naming those there are. */
  find(id: string): Promise<CatalogueEntry>
  /** @throws {DomainError} `unknown_release` also when it is no stock release. */
  stocks(id: string): Promise<StockTable>
  /** @throws {DomainError} `unknown_release` also when it is no demography release. */
  demography(id: string): Promise<AnnualDemography>
}

export interface EvidenceOptions {
  readonly catalogue: CatalogueStore
  readonly areas: AreaCatalogue
  readonly shippedDataDir: string
  readonly dataDir: string
  readonly now: () => Date
  /** Told when the catalogue cannot be read; the last one read stays in use. */
  readonly warn: (message: string) => void
}

/** Another process may import a release; its catalogue is no older than this. */
const OLDEST_CATALOGUE_MS = 2_000

interface Known {
  readonly entries: readonly CatalogueEntry[]
  readonly revision: string
  readonly readAtMs: number
}

/**
 * Reads releases when they are first asked for and keeps them, checked once, in memory.
 *
 * @remarks World stocks take about 0.2 s and 8 MB each, demography a tenth of it.
 */
export function evidenceStore(options: EvidenceOptions): EvidenceStore {
  const { areas, catalogue, now } = options
  const areaHash = sha256(JSON.stringify(areas))
  const tables = new Map<string, Promise<ReleaseTable>>()
  let known: Known | null = null
  let reading: Promise<Known> | null = null

  const read = (): Promise<Known> => {
    reading ??= catalogue
      .list()
      .then((entries) => {
        const state = entries.map(({ id, checksum, catalogued, manifest }) =>
          JSON.stringify([id, checksum, catalogued, manifest]),
        )
        known = {
          entries,
          revision: sha256([areaHash, ...state].join('\n')),
          readAtMs: now().getTime(),
        }
        return known
      })
      .finally(() => {
        reading = null
      })
    return reading
  }
  const current = async (): Promise<Known> => {
    if (known !== null && now().getTime() - known.readAtMs < OLDEST_CATALOGUE_MS) return known
    try {
      return await read()
    } catch (error) {
      if (known === null) throw error
      options.warn(`The catalogue of releases cannot be read: ${String(error)}`)
      known = { ...known, readAtMs: now().getTime() }
      return known
    }
  }
  const find = async (id: string): Promise<CatalogueEntry> => {
    const among = (state: Known) => state.entries.find((entry) => entry.id === id)
    const entry = among(await current()) ?? among(await read())
    if (entry === undefined) throw unknownRelease(id, known?.entries ?? [])
    return entry
  }
  const table = async (id: string, kind: ReleaseTable['kind']): Promise<ReleaseTable> => {
    const entry = await find(id)
    if (entry.kind !== kind) {
      throw unknownRelease(
        id,
        (known?.entries ?? []).filter((other) => other.kind === kind),
        `${id} has no ${KIND_WORDS[kind]}`,
      )
    }
    const key = `${id} ${entry.checksum}`
    let loading = tables.get(key)
    if (loading === undefined) {
      loading = loadTable(entry, options)
      tables.set(key, loading)
      // A damaged file may be mended: read it again at the next question.
      loading.catch(() => tables.delete(key))
    }
    return loading
  }

  return {
    areas,
    areaIndex: indexAreas(areas),
    revision: async () => (await current()).revision,
    list: async () => (await current()).entries,
    find,
    async stocks(id) {
      const loaded = await table(id, 'migrant-stocks')
      if (loaded.kind !== 'migrant-stocks') throw new Error(`${id} changed its kind`)
      return loaded.stocks
    },
    async demography(id) {
      const loaded = await table(id, 'annual-demography')
      if (loaded.kind !== 'annual-demography') throw new Error(`${id} changed its kind`)
      return loaded.demography
    },
  }
}

const KIND_WORDS: Readonly<Record<ReleaseTable['kind'], string>> = {
  'migrant-stocks': 'migrant stocks',
  'annual-demography': 'births, deaths and population',
}

async function loadTable(
  entry: CatalogueEntry,
  { shippedDataDir, dataDir }: Pick<EvidenceOptions, 'shippedDataDir' | 'dataDir'>,
): Promise<ReleaseTable> {
  const folder =
    entry.origin === 'shipped' ? join(shippedDataDir, entry.id) : importedFolder(dataDir, entry.id)
  const { manifest, table } = await readReleaseFolder(folder)
  if (manifest.content.sha256 !== entry.checksum) {
    throw new DomainError(
      'checksum_mismatch',
      `The files of ${entry.id} are not those that the catalogue names. Restart Corridor if it was updated; otherwise restore the files`,
      { id: entry.id, found: manifest.content.sha256, described: entry.checksum },
    )
  }
  return table
}

function unknownRelease(
  id: string,
  entries: readonly CatalogueEntry[],
  problem = `There is no release ${id}`,
): DomainError {
  const releases = entries.map((entry) => entry.id)
  return new DomainError('unknown_release', `${problem}; there are ${releases.join(', ')}`, {
    release: id,
    releases,
  })
}
