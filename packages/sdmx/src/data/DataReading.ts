import type { DataStructure } from '../model/Artefact.ts'
import type { Reference } from '../model/Reference.ts'

/** What every reader of data needs. */
export interface DataReading {
  /** The structure of the dataflow, agreement or structure that a message names. */
  readonly structureOf: (reference: Reference) => DataStructure | undefined
  readonly mostCharacters?: number
}
