import {
  type AnswerForm,
  type Artefact,
  type DataQuery,
  languagesAsked,
  negotiate,
  parseQuery,
  printQuery,
  type RestGeneration,
  referenceTo,
  SdmxError,
  type SdmxQuery,
  type StructureStore,
} from '@corridor/sdmx'
import type { CatalogueEntry, EvidenceStore } from '../../evidence/index.ts'
import { hashOf } from '../../http/entityTag.ts'
import type { Estimator } from '../flows/estimator.ts'
import type { Simulations } from '../simulations/simulations.ts'
import type { Standards } from '../standards/standards.ts'
import { oneSource, referenceOf, sourcesFor } from './findSource.ts'
import { momentOf, secondOf } from './momentOf.ts'
import { openAvailability } from './openAvailability.ts'
import { openData } from './openData.ts'
import { openStructures, schemaSubject, withReferences } from './openStructures.ts'
import type { SdmxSource } from './SdmxSource.ts'
import { cubeShelf } from './sources/cubeShelf.ts'
import { demographySource } from './sources/demographySource.ts'
import { flowSource } from './sources/flowSource.ts'
import { ratificationSource } from './sources/ratificationSource.ts'
import { recruitmentSource } from './sources/recruitmentSource.ts'
import { reportSource } from './sources/reportSource.ts'
import { stockSource } from './sources/stockSource.ts'
import { flowCatalogue } from './structures/flowCatalogue.ts'
import { AGENCY } from './structures/names.ts'
import { writeData, writeSchema, writeStructures } from './writeMessages.ts'

export interface SdmxServiceParts {
  readonly evidence: EvidenceStore
  readonly estimator: Estimator
  readonly simulations: Pick<Simulations, 'intervalsAmong' | 'revision'>
  readonly standards: Standards
  /** Whom to ask about the figures; undefined where the installation names nobody. */
  readonly contact?: string | undefined
  /** Changes with the program. */
  readonly fingerprint: string
}

export interface SdmxAsk {
  readonly generation: RestGeneration
  /** Path and parameters below the root of the generation. */
  readonly address: string
  readonly accept: string | undefined
  readonly acceptLanguage: string | undefined
}

/** A request understood, before anything of its answer is made. */
export interface SdmxReading {
  readonly contentType: string
  /** The same as long as the answer is. */
  readonly hash: string
  /** Whether an answer that was just made is the one of the hash: nothing became public meanwhile. */
  readonly isCurrent: () => Promise<boolean>
  /**
   * The answer in pieces, given up when the signal fires.
   *
   * @throws {SdmxError} when the first piece is asked for: `no_results` and what needs the structure.
   */
  readonly pieces: (signal: AbortSignal) => AsyncGenerator<string>
}

export interface SdmxService {
  /** @throws {SdmxError} for what can be seen in the address and the headers alone. */
  read(ask: SdmxAsk): Promise<SdmxReading>
}

/** Cubes kept: those of stocks take 20 MB, a method and vintage of flows 5 to 20 and a tenth of a second. */
const CUBE_BYTES = 64 * 2 ** 20

const NOWHERE = { id: 'EMPTY', prepared: '1970-01-01T00:00:00Z', sender: AGENCY }

/** The SDMX interface to everything that this installation publishes, but for HTTP. */
export function sdmxService(parts: SdmxServiceParts): SdmxService {
  const { evidence, standards } = parts
  const shelf = cubeShelf(CUBE_BYTES)
  const sources: readonly SdmxSource[] = [
    stockSource(evidence, shelf),
    demographySource(evidence, shelf),
    flowSource({ ...parts, shelf }),
    ratificationSource(standards, shelf),
    recruitmentSource(evidence, shelf),
    reportSource(evidence, shelf),
  ]
  const stores = new Map<string, Promise<StructureStore>>()
  const structureRevision = async () =>
    [await evidence.revision(), (await standards.current()).revision, parts.contact ?? ''].join(' ')
  /** The artefacts as of a moment; those of the last few states are kept. */
  const storeAsOf = async (asOf: string | undefined): Promise<StructureStore> => {
    const moment = momentOf(asOf)
    const entries = (await evidence.list()).filter(
      ({ catalogued }) => moment === undefined || secondOf(catalogued) <= moment,
    )
    const key = `${await structureRevision()} ${entries.map(({ id }) => id).join(' ')}`
    const known = stores.get(key)
    if (known !== undefined) return await known
    if (stores.size > 3) stores.delete(stores.keys().next().value!)
    const making = makeStore(parts, entries)
    stores.set(key, making)
    making.catch(() => stores.delete(key))
    return await making
  }
  const revisionFor = async (query: SdmxQuery): Promise<string> => {
    const structures = await structureRevision()
    if (query.resource !== 'data' && query.resource !== 'availability') return structures
    const own = sourcesFor(sources, query).map((source) => source.revision())
    return [structures, ...(await Promise.all(own))].join(' ')
  }
  const parting = { sources, storeAsOf }
  return {
    async read({ generation, address, accept, acceptLanguage }) {
      const query = parseQuery(generation, address)
      const form = formOf(query, accept)
      const languages = languagesAsked(acceptLanguage, query.presentation.language)
      const revision = await revisionFor(query)
      const hash = hashOf(
        ...[parts.fingerprint, revision, generation, printQuery(query)],
        ...[form.contentType, languages.join()],
      )
      const wanted = { form, languages, id: `C${hash}` }
      return {
        contentType: form.contentType,
        hash,
        isCurrent: async () => (await revisionFor(query)) === revision,
        pieces: (signal) => answer(query, parting, signal, wanted),
      }
    },
  }
}

/** @throws {SdmxError} `not_acceptable`; `not_offered` for what the service does not have at all. */
function formOf(query: SdmxQuery, accept: string | undefined): AnswerForm {
  const { resource, generation, presentation } = query
  if (resource === 'metadata' || resource === 'registration') {
    throw new SdmxError('not_offered', `There is no ${resource} here`, { resource })
  }
  const form = resource === 'availability' ? 'structure' : resource
  return negotiate(generation, form, accept, presentation)
}

interface Wanted {
  readonly form: AnswerForm
  readonly languages: readonly string[]
  readonly id: string
}

interface Holdings {
  readonly sources: readonly SdmxSource[]
  readonly storeAsOf: (asOf: string | undefined) => Promise<StructureStore>
}

async function* answer(
  query: SdmxQuery,
  { sources, storeAsOf }: Holdings,
  signal: AbortSignal,
  { id, ...how }: Wanted,
): AsyncGenerator<string> {
  if (query.resource === 'data') {
    yield* dataAnswer(query, { sources, storeAsOf }, signal, { id, ...how })
    return
  }
  const header = { ...NOWHERE, id, prepared: await preparedAt(sources) }
  switch (query.resource) {
    case 'structure': {
      const store = await storeAsOf(query.asOf)
      yield* writeStructures(openStructures(store, query), { ...how, header })
      break
    }
    case 'availability': {
      const store = await storeAsOf(undefined)
      const found: Artefact[] = []
      for (const source of sourcesFor(sources, query)) {
        try {
          const constraint = await openAvailability(source, query, referenceOf(source), signal)
          found.push(...withReferences(store, constraint, query.references))
        } catch (error) {
          if (!(error instanceof SdmxError) || error.fault !== 'no_results') throw error
        }
      }
      if (found.length === 0) throw new SdmxError('no_results', 'Nothing matches the query')
      // What several refer to is told once.
      const each = new Map(found.map((one) => [JSON.stringify(referenceTo(one)), one]))
      yield* writeStructures([...each.values()], { ...how, header })
      break
    }
    case 'schema': {
      const store = await storeAsOf(query.asOf)
      const { structure, subject } = schemaSubject(store, query)
      if (how.form.type.format === 'xsd') {
        yield* writeSchema(structure, subject, store, query.dimensionAtObservation)
      } else {
        const told = [subject, ...store.descendants(subject)]
        yield* writeStructures(told, { ...how, header })
      }
    }
  }
}

async function* dataAnswer(
  query: DataQuery,
  { sources, storeAsOf }: Holdings,
  signal: AbortSignal,
  { id, ...how }: Wanted,
): AsyncGenerator<string> {
  const source = oneSource(sources, query)
  const reference = referenceOf(source)
  const data = await openData(source, query, reference)
  const looked = data.parts(signal)
  const first = await looked.next()
  await looked.return(undefined)
  if (first.done === true) throw new SdmxError('no_results', 'Nothing matches the query')
  const header = { ...NOWHERE, id, prepared: data.prepared }
  yield* writeData(data, reference, await storeAsOf(query.asOf), signal, { ...how, header })
}

/** When the newest release became public. */
async function preparedAt(sources: readonly SdmxSource[]): Promise<string> {
  const states = await Promise.all(sources.map((source) => source.state({})))
  const moments = states.flatMap((state) => state.map(({ at }) => at)).sort()
  return moments.at(-1) ?? NOWHERE.prepared
}

async function makeStore(
  { evidence, standards, contact }: SdmxServiceParts,
  entries: readonly CatalogueEntry[],
): Promise<StructureStore> {
  const names = { SECTOR: new Set<string>(), ITEM: new Set<string>(), PART: new Set<string>() }
  const units = new Set<string>()
  for (const { id, kind } of entries) {
    if (kind !== 'recruitment-statistics') continue
    for (const { sector, item, part, unit } of await evidence.statistics(id)) {
      names.SECTOR.add(sector)
      names.ITEM.add(item)
      names.PART.add(part)
      units.add(unit)
    }
  }
  return flowCatalogue({
    ...{ areas: evidence.areas, entries, holdings: await standards.current() },
    contact,
    recruitment: {
      SECTOR: [...names.SECTOR].sort(),
      ITEM: [...names.ITEM].sort(),
      PART: [...names.PART].sort(),
      UNIT_MEASURE: [...units].sort(),
    },
  })
}
