import type { FlowEstimate, FlowMethod } from '@corridor/flows'
import { DomainError } from '@corridor/kernel'
import type { FlowInputs } from './FlowInputs.ts'
import type { RegionList } from './loadRegions.ts'
import { readCorridor } from './requireAreas.ts'
import type { SelectedFlows } from './selectFlows.ts'

/** One estimate among those compared, or the reason why it has no answer. */
export type ComparedColumn = {
  readonly method: FlowMethod
  readonly vintage: string
  readonly inputs: FlowInputs
} & (
  | { readonly estimate: FlowEstimate; readonly selected: SelectedFlows; readonly failure: null }
  | { readonly estimate: null; readonly selected: null; readonly failure: DomainError }
)

export interface Comparison {
  readonly columns: readonly (ComparedColumn & { readonly title: string })[]
  readonly rows: readonly ComparedRow[]
  /** World totals in the order of the columns. Persons. */
  readonly totals: readonly (number | null)[]
  readonly regions: RegionList | null
  /** Rows before `top` took the largest. */
  readonly rowCount: number
}

export interface ComparedRow {
  readonly origin: string
  readonly destination: string
  /** In the order of the columns; null where an estimate does not have the pair. */
  readonly persons: readonly (number | null)[]
}

/**
 * Puts estimates side by side, row by row, the largest of the first column first.
 *
 * @throws {DomainError} `unknown_area` when no estimate has the corridor asked for.
 */
export function compareFlows(
  columns: readonly ComparedColumn[],
  { corridor, top }: { readonly corridor?: string; readonly top?: number },
): Comparison {
  const everything = joinRows(columns)
  const wanted = corridor === undefined ? everything : pickCorridor(everything, columns, corridor)
  const size = (row: ComparedRow) => row.persons.find((value) => value !== null) ?? 0
  const rows = wanted.toSorted((one, other) => size(other) - size(one))
  return {
    columns: columns.map((column) => ({ ...column, title: titleOf(column, columns) })),
    rows: top === undefined ? rows : rows.slice(0, top),
    totals: columns.map(({ estimate }) => estimate?.total ?? null),
    regions: columns.find(({ selected }) => selected !== null)?.selected?.regions ?? null,
    rowCount: rows.length,
  }
}

function pickCorridor(
  rows: readonly ComparedRow[],
  columns: readonly ComparedColumn[],
  text: string,
): readonly ComparedRow[] {
  const areas = columns.flatMap(({ estimate }) => estimate?.areas ?? [])
  const corridor = readCorridor(text, areas)
  const picked = rows.filter(
    ({ origin, destination }) => origin === corridor.origin && destination === corridor.destination,
  )
  if (picked.length === 0 && areas.length > 0) {
    throw new DomainError('unknown_area', `${text}: none of the estimates has both areas`, {
      ...corridor,
    })
  }
  return picked
}

/** Each value less the first; null where one of the two is missing. */
export const differences = (values: readonly (number | null)[]): (number | null)[] => {
  const [first, ...others] = values
  return others.map((value) => (value === null || first == null ? null : value - first))
}

function joinRows(columns: readonly ComparedColumn[]): ComparedRow[] {
  const rows = new Map<
    string,
    { origin: string; destination: string; persons: (number | null)[] }
  >()
  columns.forEach(({ selected }, place) => {
    for (const { origin, destination, persons } of selected?.flows ?? []) {
      const key = `${origin}>${destination}`
      let row = rows.get(key)
      if (row === undefined) {
        row = { origin, destination, persons: columns.map(() => null) }
        rows.set(key, row)
      }
      row.persons[place] = persons
    }
  })
  return [...rows.values()]
}

/** The shortest name that tells a column from the others. */
function titleOf(column: ComparedColumn, all: readonly ComparedColumn[]): string {
  const sameVintage = all.every(({ vintage }) => vintage === column.vintage)
  if (sameVintage) return column.method
  const sameMethod = all.every(({ method }) => method === column.method)
  return sameMethod ? column.vintage : `${column.method} on ${column.vintage}`
}
