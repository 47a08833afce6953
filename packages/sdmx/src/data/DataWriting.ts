import type { MessageHeader } from '../MessageHeader.ts'
import type { DataStructure, LocalisedText } from '../model/Artefact.ts'
import type { Reference } from '../model/Reference.ts'
import type { DataPart } from './DataPart.ts'

/** Names of components and codes, for messages that show them. */
export interface DataNames {
  readonly ofComponent: (id: string) => LocalisedText | undefined
  readonly ofCode: (componentId: string, code: string) => LocalisedText | undefined
  readonly ofStructure?: LocalisedText
}

/** What every writer of data needs. */
export interface DataContent {
  readonly header: MessageHeader
  /** Narrowed to the attributes and measures that are given. */
  readonly structure: DataStructure
  readonly reference: Reference
  readonly parts: AsyncIterable<DataPart> | Iterable<DataPart>
  readonly names?: DataNames
  /** In order of preference. */
  readonly languages?: readonly string[]
}

/**
 * A structure that has only the attributes and measures wanted.
 *
 * @param attributes ids, or undefined for all.
 * @param measures ids, or undefined for all.
 */
export function narrowStructure(
  structure: DataStructure,
  attributes: readonly string[] | undefined,
  measures: readonly string[] | undefined,
): DataStructure {
  return {
    ...structure,
    attributes: structure.attributes.filter(({ id }) => attributes?.includes(id) ?? true),
    measures: structure.measures.filter(({ id }) => measures?.includes(id) ?? true),
  }
}
