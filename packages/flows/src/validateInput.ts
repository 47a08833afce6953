import { type AreaCode, DomainError } from '@corridor/kernel'
import type { FlowInput } from './types.ts'

/**
 * Refuses inputs no method can take.
 *
 * @throws {DomainError} `duplicate_area`, `shape_mismatch`, `missing_value` (not a finite number)
 * or `negative_value`, each naming table and area. A negative native-born cell is let through: it
 * is corrected and reported later, because the published inputs have such cells.
 */
export function validateInput(input: FlowInput): void {
  const { areas } = input
  const duplicate = areas.find((area, place) => areas.indexOf(area) !== place)
  if (duplicate !== undefined) {
    throw new DomainError('duplicate_area', `${duplicate} is listed twice among the areas`, {
      area: duplicate,
    })
  }
  checkTable('the stock table at the start', input.stockStart, areas)
  checkTable('the stock table at the end', input.stockEnd, areas)
  checkColumn('births', input.births, areas, true)
  checkColumn('deaths', input.deaths, areas, true)
  checkColumn('net migration', input.netMigration, areas, false)
}

function checkTable(name: string, table: Float64Array, areas: readonly AreaCode[]): void {
  const size = areas.length
  if (table.length !== size * size) {
    throw new DomainError(
      'shape_mismatch',
      `${name} has ${table.length} cells; ${size} areas need ${size} x ${size} = ${size * size}`,
      { table: name, cells: table.length, areas: size },
    )
  }
  for (let cell = 0; cell < table.length; cell++) {
    const persons = table[cell]!
    const native = cell % (size + 1) === 0
    if (Number.isFinite(persons) && (persons >= 0 || native)) continue
    const birthplace = areas[Math.floor(cell / size)]!
    const residence = areas[cell % size]!
    throw badFigure(`${name}, born in ${birthplace} and living in ${residence}`, persons, {
      table: name,
      birthplace,
      residence,
    })
  }
}

function checkColumn(
  name: string,
  values: Float64Array | null,
  areas: readonly AreaCode[],
  mustBePositive: boolean,
): void {
  if (values === null) return
  if (values.length !== areas.length) {
    throw new DomainError(
      'shape_mismatch',
      `${name} are given for ${values.length} areas, the tables have ${areas.length}`,
      { table: name, areas: areas.length },
    )
  }
  values.forEach((persons, place) => {
    if (Number.isFinite(persons) && (persons >= 0 || !mustBePositive)) return
    throw badFigure(`${name} of ${areas[place]}`, persons, { table: name, area: areas[place] })
  })
}

function badFigure(
  where: string,
  persons: number,
  details: Readonly<Record<string, unknown>>,
): DomainError {
  return Number.isFinite(persons)
    ? new DomainError('negative_value', `${where}: ${persons} persons; give 0 or more`, {
        ...details,
        persons,
      })
    : new DomainError('missing_value', `${where}: no figure; give a number`, details)
}
