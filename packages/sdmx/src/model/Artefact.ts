import type { ArtefactKind } from './artefactKinds.ts'
import type { Reference } from './Reference.ts'

/** Texts by language, as `{ en: 'Sex', fr: 'Sexe' }`. */
export type LocalisedText = Readonly<Record<string, string>>

export interface Annotation {
  readonly id?: string
  readonly title?: string
  readonly type?: string
  readonly texts?: LocalisedText
  /** Text without language; SDMX 3 only. */
  readonly value?: string
}

export interface Nameable {
  readonly id: string
  readonly names: LocalisedText
  readonly descriptions?: LocalisedText
  readonly annotations?: readonly Annotation[]
}

interface Maintainable<K extends ArtefactKind> extends Nameable {
  readonly kind: K
  readonly agency: string
  readonly version: string
  readonly validFrom?: string
  readonly validTo?: string
  /** A stub: only names are given here, the rest is elsewhere. */
  readonly isExternalReference?: boolean
  /** Only some of the items are given. */
  readonly isPartial?: boolean
  /** SDMX 2.1 only; a version of three parts without extension says so in 3.0. */
  readonly isFinal?: boolean
}

export type TextType =
  | 'String'
  | 'Alpha'
  | 'AlphaNumeric'
  | 'Numeric'
  | 'BigInteger'
  | 'Integer'
  | 'Long'
  | 'Short'
  | 'Decimal'
  | 'Float'
  | 'Double'
  | 'Boolean'
  | 'URI'
  | 'Count'
  | 'InclusiveValueRange'
  | 'ExclusiveValueRange'
  | 'Incremental'
  | 'ObservationalTimePeriod'
  | 'StandardTimePeriod'
  | 'BasicTimePeriod'
  | 'GregorianTimePeriod'
  | 'GregorianYear'
  | 'GregorianYearMonth'
  | 'GregorianDay'
  | 'ReportingTimePeriod'
  | 'ReportingYear'
  | 'ReportingSemester'
  | 'ReportingTrimester'
  | 'ReportingQuarter'
  | 'ReportingMonth'
  | 'ReportingWeek'
  | 'ReportingDay'
  | 'DateTime'
  | 'TimeRange'
  | 'Month'
  | 'MonthDay'
  | 'Day'
  | 'Time'
  | 'Duration'
  | 'XHTML'

/** What values look like: a list of codes, or a type of text with limits. */
export interface Representation {
  readonly enumeration?: Reference
  readonly textType?: TextType
  readonly minLength?: number
  readonly maxLength?: number
  readonly minValue?: number
  readonly maxValue?: number
  readonly decimals?: number
  readonly pattern?: string
  /** Most values at once; SDMX 3 only. One when it is left out. */
  readonly maxOccurs?: number | 'unbounded'
}

/** A code, concept, category, agency, provider or unit. */
export interface Item extends Nameable {
  readonly parent?: string
  /** Categories lie in each other instead of naming a parent. */
  readonly items?: readonly Item[]
  /** Concepts only. */
  readonly representation?: Representation
}

export type ItemSchemeKind =
  | 'agencyscheme'
  | 'dataconsumerscheme'
  | 'dataproviderscheme'
  | 'organisationunitscheme'
  | 'categoryscheme'
  | 'codelist'
  | 'valuelist'
  | 'conceptscheme'

export interface ItemScheme<K extends ItemSchemeKind = ItemSchemeKind> extends Maintainable<K> {
  readonly items: readonly Item[]
}

export interface Component {
  readonly id: string
  readonly concept: Reference
  readonly representation?: Representation
  readonly annotations?: readonly Annotation[]
}

/** To what an attribute belongs. */
export type AttributeRelationship =
  | { readonly to: 'dataset' }
  | { readonly to: 'dimensions'; readonly dimensions: readonly string[] }
  | { readonly to: 'group'; readonly group: string }
  | { readonly to: 'observation' }

export interface DataAttribute extends Component {
  readonly relationship: AttributeRelationship
  readonly mandatory: boolean
}

export interface Measure extends Component {
  readonly mandatory: boolean
}

export interface DimensionGroup {
  readonly id: string
  readonly dimensions: readonly string[]
}

export interface DataStructure extends Maintainable<'datastructure'> {
  /** In the order of keys, without time. */
  readonly dimensions: readonly Component[]
  readonly timeDimension?: Component
  readonly groups: readonly DimensionGroup[]
  readonly attributes: readonly DataAttribute[]
  /** SDMX 2.1 has one, called `OBS_VALUE`. */
  readonly measures: readonly Measure[]
}

export interface Dataflow extends Maintainable<'dataflow'> {
  /** Left out of a stub, as are the references of the other kinds. */
  readonly structure?: Reference
}

export interface TimeBound {
  readonly period: string
  readonly isInclusive: boolean
}

export interface MemberSelection {
  readonly id: string
  readonly values?: readonly string[]
  readonly timeRange?: { readonly start?: TimeBound; readonly end?: TimeBound }
}

export interface CubeRegion {
  readonly isIncluded: boolean
  readonly keyValues: readonly MemberSelection[]
  /** Attributes and measures. */
  readonly components: readonly MemberSelection[]
}

export interface DataConstraint extends Maintainable<'dataconstraint'> {
  readonly role: 'allowed' | 'actual'
  readonly attachedTo: readonly Reference[]
  readonly regions: readonly CubeRegion[]
  /** Counts of an availability answer. */
  readonly seriesCount?: number
  readonly observationCount?: number
}

export interface Categorisation extends Maintainable<'categorisation'> {
  readonly source?: Reference
  readonly target?: Reference
}

export interface ProvisionAgreement extends Maintainable<'provisionagreement'> {
  readonly dataflow?: Reference
  readonly provider?: Reference
}

export interface HierarchicalCode {
  readonly id: string
  readonly code: Reference
  readonly validFrom?: string
  readonly validTo?: string
  readonly codes: readonly HierarchicalCode[]
}

export interface Hierarchy extends Maintainable<'hierarchy'> {
  readonly codes: readonly HierarchicalCode[]
}

export type Artefact =
  | ItemScheme<'agencyscheme'>
  | ItemScheme<'dataconsumerscheme'>
  | ItemScheme<'dataproviderscheme'>
  | ItemScheme<'organisationunitscheme'>
  | ItemScheme<'categoryscheme'>
  | ItemScheme<'codelist'>
  | ItemScheme<'valuelist'>
  | ItemScheme<'conceptscheme'>
  | DataStructure
  | Dataflow
  | DataConstraint
  | Categorisation
  | ProvisionAgreement
  | Hierarchy

export const isItemScheme = (artefact: Artefact): artefact is Extract<Artefact, ItemScheme> =>
  'items' in artefact

/** Its own name as a reference. */
export const referenceTo = ({ kind, agency, id, version }: Artefact): Reference => ({
  kind,
  agency,
  id,
  version,
})

const NUMERIC: ReadonlySet<TextType> = new Set([
  'BigInteger',
  'Integer',
  'Long',
  'Short',
  'Decimal',
  'Float',
  'Double',
  'Count',
  'InclusiveValueRange',
  'ExclusiveValueRange',
  'Incremental',
])

/** Whether a measure holds numbers. One without any representation does, as it did in SDMX 2.1. */
export const isNumeric = ({ representation }: Component): boolean =>
  representation === undefined ||
  (representation.enumeration === undefined &&
    (representation.textType === undefined || NUMERIC.has(representation.textType)))

/** The series dimensions and time, if there is time. */
export const allDimensions = (structure: DataStructure): readonly Component[] =>
  structure.timeDimension === undefined
    ? structure.dimensions
    : [...structure.dimensions, structure.timeDimension]
