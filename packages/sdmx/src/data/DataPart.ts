import type { DataAttribute, DataStructure } from '../model/Artefact.ts'
import type { Reference } from '../model/Reference.ts'

/** A value of an attribute: one, or several where the structure allows it. */
export type AttributeValue = string | readonly string[]

/**
 * A value of a measure: a number where the structure says so, text otherwise. NaN is a figure that is
 * missing on purpose, undefined one that is not stated.
 */
export type MeasureValue = number | AttributeValue | undefined

export type Attributes = Readonly<Record<string, AttributeValue>>

export type DataAction = 'Information' | 'Append' | 'Merge' | 'Replace' | 'Delete'

/** The start of a data set; what follows up to the next one belongs to it. */
export interface DataSetPart {
  readonly kind: 'dataset'
  /** A dataflow, data structure or provision agreement. */
  readonly structure: Reference
  readonly action: DataAction
  readonly validFrom?: string
  readonly validTo?: string
}

/** Attributes of a group of series: of all that have the codes in `key`, of the data set with none. */
export interface GroupPart {
  readonly kind: 'group'
  readonly id?: string
  readonly key: Readonly<Record<string, string>>
  readonly attributes: Attributes
}

/** Some or all observations of one series. */
export interface SeriesPart {
  readonly kind: 'series'
  /** One code for each dimension but time; empty where a deletion leaves it open. */
  readonly key: readonly string[]
  readonly attributes: Attributes
  /** Empty texts where the structure has no time, or a deletion leaves it open. */
  readonly times: readonly string[]
  /** One column for each measure of the structure. */
  readonly measures: readonly (readonly MeasureValue[])[]
  /** Columns by attribute; one without any value may be left out. */
  readonly observationAttributes: Readonly<Record<string, readonly (AttributeValue | undefined)[]>>
}

export type DataPart = DataSetPart | GroupPart | SeriesPart

/** Where in a message an attribute stands. */
export type AttributeLevel = 'dataset' | 'group' | 'series' | 'observation'

/** By its relationship; one to some dimensions stands at series unless time is among them. */
export function levelOf(
  { relationship }: DataAttribute,
  { timeDimension }: DataStructure,
): AttributeLevel {
  if (relationship.to === 'dimensions') {
    const withTime =
      timeDimension !== undefined && relationship.dimensions.includes(timeDimension.id)
    return withTime ? 'observation' : 'series'
  }
  return relationship.to
}

/** The dimensions by whose codes a group is told apart. */
export function groupDimensions(
  { relationship }: DataAttribute,
  { groups }: DataStructure,
): readonly string[] {
  if (relationship.to !== 'group') return []
  return groups.find(({ id }) => id === relationship.group)?.dimensions ?? []
}

/** Most observations that a reader puts in one part. */
export const PART_LENGTH = 4096
