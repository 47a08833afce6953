import { useMemo } from 'react'
import type { RouteError } from '../../app/fetchRoute.ts'
import { useReader } from '../../app/PreferencesProvider.tsx'
import type { ExploreView, Labels } from './exploreView.ts'
import { comparePeriods, periodName } from './periods.ts'
import { type Pivot, pivotCells, sortedRows } from './pivot.ts'
import { availabilityAddress, dataAddress, structureAddress } from './queryAddress.ts'
import {
  type Availability,
  type AvailabilityMessage,
  readAvailability,
} from './readAvailability.ts'
import { type Cells, type DataMessage, readCells } from './readCells.ts'
import { readStructures, type StructureMessage } from './readStructure.ts'
import type { Selection } from './selection.ts'
import { dimensionOf, type TableStructure } from './structure.ts'
import { type Arrangement, readArrangement, readSelection } from './tableState.ts'
import { useSdmx } from './useSdmx.ts'

/** So many observations are fetched for a table on the page; the page says of how many. */
const MOST_OBSERVATIONS = 120_000

/** The structure of a dataflow in the reader's language; null where there is no such dataflow. */
export function useStructure(id: string, asOf: string | undefined) {
  const { lang } = useReader().preferences
  const { data, error, refetch } = useSdmx<StructureMessage>(structureAddress(id, asOf), {
    keepLast: true,
  })
  const read = useMemo(
    () =>
      data === undefined
        ? undefined
        : data === null
          ? null
          : (readStructures(data, lang)[0] ?? null),
    [data, lang],
  )
  // Freezing a table keeps it on the page; another table is not shown under this name.
  const structure = read?.id === id || read === null ? read : undefined
  return { structure, error, refetch }
}

/** How codes and dimensions are written. */
export interface CodeWords {
  readonly dimension: (id: string) => string
  /** By name, id or both, as the reader wishes. */
  readonly code: (dimension: string, code: string) => string
  /** By name, whatever the reader wishes for the table. */
  readonly name: (dimension: string, code: string) => string
}

function useCodeWords(structure: TableStructure, labels: Labels): CodeWords {
  const { format } = useReader()
  return useMemo(() => {
    const nameOf = (dimension: string, code: string): string =>
      dimension === structure.time?.id
        ? periodName(code, format)
        : (dimensionOf(structure, dimension)?.codes.get(code)?.name ?? code)
    return {
      dimension: (id) => dimensionOf(structure, id)?.name ?? id,
      name: nameOf,
      code: (dimension, code) => {
        const name = nameOf(dimension, code)
        // A period is its own name.
        if (labels === 'name' || dimension === structure.time?.id || name === code) return name
        return labels === 'id' ? code : `${name} [${code}]`
      },
    }
  }, [structure, labels, format])
}

export interface Table {
  readonly structure: TableStructure
  readonly view: ExploreView
  readonly selection: Selection
  /** What there is of the selection; undefined until it is known. */
  readonly available: Availability | undefined
  /** What there is of these sources, whatever else is chosen. */
  readonly whole: Availability | undefined
  readonly cells: Cells | undefined
  /** Whether what is shown is that of the choice before. */
  readonly isOld: boolean
  readonly error: RouteError | null
  readonly retry: () => void
  /** Dimensions with more than one code in the figures, in the order of keys. */
  readonly several: readonly string[]
  readonly codesOf: (dimension: string) => readonly string[]
  readonly compare: (dimension: string) => (one: string, other: string) => number
  readonly arrangement: Arrangement
  readonly pivot: Pivot | undefined
  /** Lines of the pivot in the order in which they stand. */
  readonly order: readonly number[]
  readonly words: CodeWords
}

/** Everything that a page of a table shows, from its address. */
export function useTable(structure: TableStructure, view: ExploreView): Table {
  const { key, from, to, asOf } = view
  const selection = useMemo(
    () => readSelection(structure, { key, from, to }),
    [structure, key, from, to],
  )
  const words = useCodeWords(structure, view.labels)
  const figures = useSdmx<DataMessage>(
    dataAddress(structure, selection, {
      limit: MOST_OBSERVATIONS,
      ...(asOf === undefined ? {} : { asOf }),
    }),
    { keepLast: true },
  )
  const available = useAvailability(structure, selection)
  const whole = useAvailability(
    structure,
    useMemo(() => onlySources(structure, selection), [structure, selection]),
  )
  const cells = useMemo(
    () => (figures.data === undefined ? undefined : readCells(figures.data)),
    [figures.data],
  )
  const { compareNames } = useReader().format
  const compare = useMemo(() => comparing(structure, compareNames), [structure, compareNames])
  const codes = useMemo(() => codesIn(cells, compare), [cells, compare])
  const several = useMemo(
    () => [...codes].filter(([, own]) => own.length > 1).map(([id]) => id),
    [codes],
  )
  const codesOf = useMemo(() => (id: string) => codes.get(id) ?? [], [codes])
  const { rows, cols, at } = view
  const arrangement = useMemo(
    () => readArrangement(structure, { rows, cols, at }, several, codesOf),
    [structure, rows, cols, at, several, codesOf],
  )
  const pivot = useMemo(
    () =>
      cells === undefined
        ? undefined
        : pivotCells(cells, {
            rows: arrangement.layout.rows,
            columns: arrangement.layout.columns,
            pages: arrangement.pages,
            compare,
          }),
    [cells, arrangement, compare],
  )
  const order = useMemo(() => orderOf(pivot, cells, view.sort), [pivot, cells, view.sort])
  return {
    ...{ structure, view, selection, available, whole, cells, several, codesOf, compare },
    ...{ arrangement, pivot, order, words },
    isOld: figures.isPlaceholderData,
    error: figures.error,
    retry: () => void figures.refetch(),
  }
}

function useAvailability(
  structure: TableStructure,
  selection: Selection,
): Availability | undefined {
  const { data } = useSdmx<AvailabilityMessage>(availabilityAddress(structure, selection), {
    keepLast: true,
  })
  return useMemo(() => (data === undefined ? undefined : readAvailability(data)), [data])
}

/** The choice of sources alone. */
export const onlySources = (
  { dimensions, hints }: Pick<TableStructure, 'dimensions' | 'hints'>,
  { codes }: Pick<Selection, 'codes'>,
): Selection => ({
  codes: dimensions.map(({ id }, place) => (hints.sources.includes(id) ? codes[place]! : [])),
  from: null,
  to: null,
})

/** Lists longer than this stand by name: nobody knows the order of their codes. */
const LONG_LIST = 24

/** Totals first, what is other or unknown last. */
const specialRank = (code: string): number => (code === '_T' ? -1 : code.startsWith('_') ? 1 : 0)

const comparing =
  (structure: TableStructure, compareNames: (one: string, other: string) => number) =>
  (dimension: string): ((one: string, other: string) => number) => {
    if (dimension === structure.time?.id) return comparePeriods
    const codes = dimensionOf(structure, dimension)?.codes
    if (codes !== undefined && codes.size > LONG_LIST) {
      const name = (code: string) => codes.get(code)?.name ?? code
      return (one, other) =>
        specialRank(one) - specialRank(other) ||
        compareNames(name(one), name(other)) ||
        (one < other ? -1 : Number(one > other))
    }
    const place = (code: string) => codes?.get(code)?.order ?? Number.MAX_SAFE_INTEGER
    return (one, other) => place(one) - place(other) || (one < other ? -1 : Number(one > other))
  }

const codesIn = (
  cells: Cells | undefined,
  compare: Table['compare'],
): ReadonlyMap<string, readonly string[]> =>
  new Map(
    cells?.dimensions.map(({ id, codes }) => [id, [...codes].sort(compare(id))] as const) ?? [],
  )

/** `2020` sorts by that column, `-2020` from the largest; codes of nested heads are joined by `~`. */
function orderOf(
  pivot: Pivot | undefined,
  cells: Cells | undefined,
  sort: string | undefined,
): readonly number[] {
  if (pivot === undefined || cells === undefined) return []
  const usual = pivot.rows.entries.map((_, row) => row)
  if (sort === undefined) return usual
  const wanted = sort.replace(/^-/, '')
  const column = pivot.columns.entries.findIndex((codes) => codes.join('~') === wanted)
  return column < 0 ? usual : sortedRows(pivot, cells.values, column, sort.startsWith('-'))
}
