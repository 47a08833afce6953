import { type AreaCode, DomainError } from '@corridor/kernel'
import type { FlowInput, StockTableName } from '../types.ts'
import type { AppliedChange, FigureEdit, ScenarioChanges } from './Scenario.ts'

/**
 * The input of an estimate with a user's changes: the same figures wherever it runs.
 *
 * A stock of foreign-born keeps the population of the residence: the native-born make up the
 * difference, as in the input recipe. The stock of an area in itself is its native-born and changes
 * its population. Net migration follows population, births and deaths.
 *
 * @param input left as it is.
 * @param changes national tables first, then edits; a later change of a figure wins.
 * @returns the new input and every figure that was changed, in the order of the changes.
 * @throws {DomainError} `unknown_area` naming all areas that the input does not have;
 * `negative_value` or `missing_value` for a figure that cannot be one; `missing_value` for births
 * or deaths where the input has none.
 * @remarks O(areas^2) for the copies.
 * @example
 * applyScenario(input, {
 *   nationalTables: [],
 *   edits: [{ table: 'end', origin: 'NPL', destination: 'QAT', persons: 450_000 }],
 * }).input
 */
export function applyScenario(
  input: FlowInput,
  changes: ScenarioChanges,
): { readonly input: FlowInput; readonly changes: readonly AppliedChange[] } {
  const edits = listEdits(input, changes)
  const edited = new EditedInput(input, changes)
  return { changes: edits.map((edit) => edited.apply(edit)), input: edited.result() }
}

/** All changes as edits of single figures; a national table names every origin it sets. */
function listEdits(
  { areas }: FlowInput,
  { nationalTables, edits }: ScenarioChanges,
): readonly FigureEdit[] {
  const fromTables = nationalTables.flatMap(({ table, destination, rows, others }) => {
    const duplicate = rows.find(
      ({ origin }, place) => rows.findIndex((row) => row.origin === origin) !== place,
    )
    if (duplicate !== undefined) {
      throw new DomainError(
        'duplicate_area',
        `${duplicate.origin} is there twice in the table of ${destination} at the ${table}`,
        { area: duplicate.origin },
      )
    }
    const named = new Set(rows.map(({ origin }) => origin))
    const emptied =
      others === 'keep' ? [] : areas.filter((area) => area !== destination && !named.has(area))
    return [
      ...rows.map(({ origin, persons }) => ({ table, origin, destination, persons })),
      ...emptied.map((origin) => ({ table, origin, destination, persons: 0 })),
    ]
  })
  return [...fromTables, ...edits]
}

class EditedInput {
  readonly #input: FlowInput
  readonly #placeOf: ReadonlyMap<AreaCode, number>
  readonly #stocks: Readonly<Record<StockTableName, Float64Array>>
  readonly #births: Float64Array | null
  readonly #deaths: Float64Array | null
  readonly #netMigration: Float64Array | null

  constructor(input: FlowInput, changes: ScenarioChanges) {
    this.#input = input
    this.#placeOf = new Map(input.areas.map((area, place) => [area, place]))
    this.#stocks = { start: input.stockStart.slice(), end: input.stockEnd.slice() }
    this.#births = input.births?.slice() ?? null
    this.#deaths = input.deaths?.slice() ?? null
    this.#netMigration = input.netMigration?.slice() ?? null
    this.#refuseUnknown(changes)
  }

  result(): FlowInput {
    return {
      ...this.#input,
      stockStart: this.#stocks.start,
      stockEnd: this.#stocks.end,
      births: this.#births,
      deaths: this.#deaths,
      netMigration: this.#netMigration,
    }
  }

  apply(edit: FigureEdit): AppliedChange {
    if ('table' in edit) return this.#editStock(edit)
    return 'births' in edit
      ? this.#editCount('births', this.#births, edit.area, edit.births)
      : this.#editCount('deaths', this.#deaths, edit.area, edit.deaths)
  }

  #editStock(edit: Extract<FigureEdit, { table: StockTableName }>): AppliedChange {
    const { table, origin, destination, persons } = edit
    checkFigure(persons, `stock at the ${table}, born in ${origin} and living in ${destination}`)
    const size = this.#input.areas.length
    const column = this.#placeOf.get(destination)!
    const cell = this.#placeOf.get(origin)! * size + column
    const stocks = this.#stocks[table]
    const before = stocks[cell]!
    stocks[cell] = persons
    const change = persons - before
    if (origin !== destination) {
      // Without native-born, as in stocks of one sex, there is no population to keep.
      if (this.#births !== null) stocks[column * (size + 1)]! -= change
    } else this.#changeNet(column, table === 'end' ? change : -change)
    return { origin, area: destination, figure: `stock-${table}`, before, after: persons }
  }

  #editCount(
    figure: 'births' | 'deaths',
    column: Float64Array | null,
    area: AreaCode,
    persons: number,
  ): AppliedChange {
    if (column === null) {
      throw new DomainError(
        'missing_value',
        `there are no ${figure} among these figures, so that those of ${area} cannot be changed`,
        { area },
      )
    }
    checkFigure(persons, `${figure} of ${area}`)
    const place = this.#placeOf.get(area)!
    const before = column[place]!
    column[place] = persons
    this.#changeNet(place, figure === 'births' ? before - persons : persons - before)
    return { origin: null, area, figure, before, after: persons }
  }

  #changeNet(place: number, change: number): void {
    if (this.#netMigration !== null) this.#netMigration[place]! += change
  }

  #refuseUnknown({ nationalTables, edits }: ScenarioChanges): void {
    const named = [
      ...nationalTables.flatMap(({ destination, rows }) => [
        destination,
        ...rows.map(({ origin }) => origin),
      ]),
      ...edits.flatMap((edit) => ('table' in edit ? [edit.origin, edit.destination] : [edit.area])),
    ]
    const unknown = [...new Set(named)].filter((area) => !this.#placeOf.has(area))
    if (unknown.length === 0) return
    throw new DomainError(
      'unknown_area',
      `the estimate has no ${unknown.slice(0, 8).join(', ')}${unknown.length > 8 ? ` and ${unknown.length - 8} more` : ''}; take these out of the scenario, or choose a period and figures that have them`,
      { areas: unknown },
    )
  }
}

function checkFigure(persons: number, where: string): void {
  if (!Number.isFinite(persons)) {
    throw new DomainError('missing_value', `${where}: no figure; give a number`)
  }
  if (persons < 0) {
    throw new DomainError('negative_value', `${where}: ${persons} persons; give 0 or more`, {
      persons,
    })
  }
}
