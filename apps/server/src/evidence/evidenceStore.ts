import { join } from 'node:path'
import {
  type AnnualDemography,
  type AreaCatalogue,
  type AreaIndex,
  indexAreas,
  type ReleaseTable,
  type ReportedObservation,
  type StatisticObservation,
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
  /** @throws {DomainError} `unknown_release` also when it is no release of statistics. */
  statistics(id: string): Promise<readonly StatisticObservation[]>
  /** @throws {DomainError} `unknown_release` for a release of another kind. */
  reported(id: string): Promise<readonly ReportedObservation[]>
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
export const evidenceStore = (options: EvidenceOptions): EvidenceStore => new Evidence(options)

class Evidence implements EvidenceStore {
  readonly areas: AreaCatalogue
  readonly areaIndex: AreaIndex
  readonly #options: EvidenceOptions
  readonly #areaHash: string
  readonly #tables = new Map<string, Promise<ReleaseTable>>()
  #known: Known | null = null
  #reading: Promise<Known> | null = null

  constructor(options: EvidenceOptions) {
    this.areas = options.areas
    this.areaIndex = indexAreas(options.areas)
    this.#options = options
    this.#areaHash = sha256(JSON.stringify(options.areas))
  }

  async revision(): Promise<string> {
    return (await this.#current()).revision
  }

  async list(): Promise<readonly CatalogueEntry[]> {
    return (await this.#current()).entries
  }

  async find(id: string): Promise<CatalogueEntry> {
    const among = ({ entries }: Known) => entries.find((entry) => entry.id === id)
    const entry = among(await this.#current()) ?? among(await this.#read())
    if (entry === undefined) throw unknownRelease(id, this.#known?.entries ?? [])
    return entry
  }

  async stocks(id: string): Promise<StockTable> {
    const table = await this.#table(id, 'migrant-stocks')
    if (table.kind !== 'migrant-stocks') throw new Error(`${id} changed its kind`)
    return table.stocks
  }

  async demography(id: string): Promise<AnnualDemography> {
    const table = await this.#table(id, 'annual-demography')
    if (table.kind !== 'annual-demography') throw new Error(`${id} changed its kind`)
    return table.demography
  }

  async statistics(id: string): Promise<readonly StatisticObservation[]> {
    const table = await this.#table(id, 'recruitment-statistics')
    if (table.kind !== 'recruitment-statistics') throw new Error(`${id} changed its kind`)
    return table.statistics
  }

  async reported(id: string): Promise<readonly ReportedObservation[]> {
    const table = await this.#table(id, 'country-reports')
    if (table.kind !== 'country-reports') throw new Error(`${id} changed its kind`)
    return table.reported
  }

  async #table(id: string, kind: ReleaseTable['kind']): Promise<ReleaseTable> {
    const entry = await this.find(id)
    if (entry.kind !== kind) {
      const others = (this.#known?.entries ?? []).filter((other) => other.kind === kind)
      throw unknownRelease(id, others, `${id} has no ${KIND_WORDS[kind]}`)
    }
    const key = `${id} ${entry.checksum}`
    let loading = this.#tables.get(key)
    if (loading === undefined) {
      loading = loadTable(entry, this.#options)
      this.#tables.set(key, loading)
      // A damaged file may be mended: read it again at the next question.
      loading.catch(() => this.#tables.delete(key))
    }
    return loading
  }

  async #current(): Promise<Known> {
    const { now, warn } = this.#options
    const known = this.#known
    if (known !== null && now().getTime() - known.readAtMs < OLDEST_CATALOGUE_MS) return known
    try {
      return await this.#read()
    } catch (error) {
      if (known === null) throw error
      warn(`The catalogue of releases cannot be read: ${String(error)}`)
      this.#known = { ...known, readAtMs: now().getTime() }
      return this.#known
    }
  }

  /** Reads the catalogue once for all who wait for it. */
  #read(): Promise<Known> {
    this.#reading ??= this.#readCatalogue().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  async #readCatalogue(): Promise<Known> {
    const entries = await this.#options.catalogue.list()
    const state = entries.map(({ id, checksum, catalogued, manifest }) =>
      JSON.stringify([id, checksum, catalogued, manifest]),
    )
    this.#known = {
      entries,
      revision: sha256([this.#areaHash, ...state].join('\n')),
      readAtMs: this.#options.now().getTime(),
    }
    return this.#known
  }
}

const KIND_WORDS: Readonly<Record<ReleaseTable['kind'], string>> = {
  'migrant-stocks': 'migrant stocks',
  'annual-demography': 'births, deaths and population',
  'recruitment-statistics': 'statistics of recruitment',
  'country-reports': 'reports of countries',
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
