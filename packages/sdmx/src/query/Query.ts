import type { RestGeneration } from '../SdmxError.ts'
import type { ComponentFilter } from './filter.ts'
import type { SeriesKey } from './key.ts'

/** Everything, or the names given. */
export type Choice = 'all' | readonly string[]

/** What the answer should look like, where the address says so; headers say the rest. */
export interface Presentation {
  readonly format?: string
  readonly formatVersion?: string
  readonly language?: string
  readonly compression?: string
  readonly labels?: 'id' | 'name' | 'both'
}

interface AnyQuery {
  readonly generation: RestGeneration
  readonly presentation: Presentation
}

interface ArtefactChoice {
  readonly agency: Choice
  readonly id: Choice
  /** As written: `latest`, `all` or numbers in 1.5; versions and patterns in 2.x. */
  readonly versions: readonly string[]
}

export const DATA_CONTEXTS = ['dataflow', 'datastructure', 'provisionagreement'] as const
export type DataContext = (typeof DATA_CONTEXTS)[number]

/** Which cells of which data are meant, the common part of data and availability queries. */
interface CellQuery extends AnyQuery, ArtefactChoice {
  readonly context: DataContext | 'all'
  readonly key: SeriesKey
  /** Each `ID` or `AGENCY,ID`; 1.5 only. */
  readonly provider: Choice
  readonly filters: readonly ComponentFilter[]
  readonly startPeriod?: string
  readonly endPeriod?: string
  readonly updatedAfter?: string
}

/** What attributes to give: all of some levels or groups of them, or single ones. */
export type AttributeChoice = 'dsd' | 'msd' | 'dataset' | 'series' | 'obs' | 'all' | 'none'
export const ATTRIBUTE_CHOICES: readonly AttributeChoice[] = [
  'dsd',
  'msd',
  'dataset',
  'series',
  'obs',
  'all',
  'none',
]

export const DATA_DETAILS = ['full', 'dataonly', 'serieskeysonly', 'nodata'] as const

export interface SortTerm {
  readonly by: string
  readonly descending: boolean
}

export interface DataQuery extends CellQuery {
  readonly resource: 'data'
  /** 1.5. */
  readonly detail: (typeof DATA_DETAILS)[number]
  /** 2.x: names of levels, or ids of attributes. */
  readonly attributes: readonly string[]
  /** 2.x: `all`, `none`, or ids of measures. */
  readonly measures: readonly string[]
  readonly dimensionAtObservation?: string
  readonly firstN?: number
  readonly lastN?: number
  readonly includeHistory: boolean
  readonly asOf?: string
  readonly offset?: number
  readonly limit?: number
  readonly sort: readonly SortTerm[]
  /** Month and day, as `07-01`. */
  readonly reportingYearStart?: string
}

export interface AvailabilityQuery extends CellQuery {
  readonly resource: 'availability'
  readonly component: Choice
  readonly mode: 'exact' | 'available'
  readonly references: readonly string[]
  /** 2.x, not of the standard: how many series each code has. */
  readonly counts: boolean
}

export const STRUCTURE_DETAILS = [
  'full',
  'allstubs',
  'referencestubs',
  'allcompletestubs',
  'referencecompletestubs',
  'referencepartial',
  'raw',
] as const

export interface StructureQuery extends AnyQuery, ArtefactChoice {
  readonly resource: 'structure'
  readonly types: Choice
  /** Undefined when the query does not speak of items. */
  readonly items?: Choice
  readonly detail: (typeof STRUCTURE_DETAILS)[number]
  readonly references: readonly string[]
  readonly asOf?: string
}

export interface SchemaQuery extends AnyQuery, ArtefactChoice {
  readonly resource: 'schema'
  readonly context: string
  readonly dimensionAtObservation?: string
  readonly explicitMeasure?: boolean
  readonly deletion?: boolean
  readonly asOf?: string
}

export interface MetadataQuery extends AnyQuery, ArtefactChoice {
  readonly resource: 'metadata'
  /** What the metadata are found by: a set, a flow, or a structure of a type. */
  readonly context: 'metadataset' | 'metadataflow' | 'structure'
  readonly types: Choice
  readonly provider: Choice
  readonly key?: SeriesKey
  readonly detail: string
  readonly updatedAfter?: string
  readonly asOf?: string
}

export interface RegistrationQuery extends AnyQuery, ArtefactChoice {
  readonly resource: 'registration'
  readonly context: string
  readonly updatedAfter?: string
  readonly updatedBefore?: string
}

export type SdmxQuery =
  | DataQuery
  | AvailabilityQuery
  | StructureQuery
  | SchemaQuery
  | MetadataQuery
  | RegistrationQuery
