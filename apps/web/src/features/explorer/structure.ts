/** One code of a dimension or attribute, in the reader's language. */
export interface Code {
  readonly id: string
  readonly name: string
  readonly description?: string
  /** The code above it; absent at the top. */
  readonly parent?: string
  /** Place in the list. */
  readonly order: number
}

/** A dimension or attribute with its codes; none where any text may stand. */
export interface Component {
  readonly id: string
  readonly name: string
  /** The code list it refers to. */
  readonly list?: string
  readonly codes: ReadonlyMap<string, Code>
}

/** What is known of a dataflow before any figure is asked for. */
export interface TableStructure {
  readonly id: string
  readonly agency: string
  readonly version: string
  readonly name: string
  readonly description: string
  /** The language in which the description is written. */
  readonly descriptionLanguage: string
  /** In the order of keys, without time. */
  readonly dimensions: readonly Component[]
  readonly time: Component | null
  readonly attributes: readonly Component[]
  readonly hints: Hints
}

/** What the annotations of a dataflow say. */
export interface Hints {
  /** First selection, code by dimension. */
  readonly chosen: ReadonlyMap<string, string>
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Dimensions that tell sources apart, whose figures are never added. */
  readonly sources: readonly string[]
  /** The codes that such a dimension has, where not all of its list. */
  readonly sourceCodes: ReadonlyMap<string, readonly string[]>
  readonly methodPage: string | null
  readonly lastUpdate: string | null
  readonly contact: string | null
  readonly doi: string | null
}

/** One dataflow of the catalogue. */
export interface CatalogueEntry {
  readonly structure: TableStructure
  /** Names in all languages, ids and dimensions, for the search. */
  readonly searched: string
  readonly theme: { readonly id: string; readonly name: string }
}

export const dimensionOf = (
  { dimensions, time }: Pick<TableStructure, 'dimensions' | 'time'>,
  id: string,
): Component | undefined => (time?.id === id ? time : dimensions.find((one) => one.id === id))
