import { type AreaCode, DomainError } from '@corridor/kernel'
import { compressTable, maximumTransport, sum } from '@corridor/numeric'
import type { SettledMove } from './attributeKnownFlows.ts'
import type { Movers } from './FlowTypes.ts'
import { fitMoves, selectWeights } from './offsetMovers.ts'
import type { TablePair } from './TablePair.ts'

/** Less than this share of a birthplace's persons is what subtraction leaves of nothing. */
const ROUNDING = 1e-12

/**
 * One birthplace's moves when some of them are settled: as few of the others move as the tables
 * allow, none of them on a settled corridor.
 *
 * Who moves on a known corridor is taken out of both stocks; what is left is minimum migration as
 * ever, Y_ij = a_i w_ij b_j outside the settled cells. Where those who must leave can only arrive by
 * a settled corridor, others make room for them: stayers of third areas leave and are replaced, in
 * proportion to their numbers.
 *
 * @param settled cells with their persons.
 * @throws {DomainError} `infeasible` when zero weights leave persons without a way, or third areas
 * have not enough stayers.
 * @source docs/methods/constraints.md
 * @remarks O(areas) but for the allocation among those concerned.
 */
export function knownFlowMovers(
  { start, end }: TablePair,
  birthplace: number,
  settled: readonly SettledMove[],
  areas: readonly AreaCode[],
  offset: Float64Array | undefined,
): Movers {
  const size = areas.length
  const from = birthplace * size
  const rest = remainingMoves(start.slice(from, from + size), end.slice(from, from + size), settled)
  detour(rest, settled, areas[birthplace]!)
  const moves = allocate(rest, birthplace, settled, areas, offset)
  const origins = placesOf(rest.leaving, settled, 'row')
  const destinations = placesOf(rest.arriving, settled, 'column')
  const table = Float64Array.from(
    origins.flatMap((row) => destinations.map((column) => moves.get(row * size + column) ?? 0)),
  )
  return {
    birthplace,
    origins,
    destinations,
    leaving: origins.map((_, i) =>
      sum(table.subarray(i * destinations.length, (i + 1) * destinations.length)),
    ),
    arriving: destinations.map((_, j) =>
      sum(origins.map((_, i) => table[i * destinations.length + j]!)),
    ),
    moves: table,
  }
}

/** Persons who must still leave or arrive, and who can stay, by area. */
interface Remaining {
  readonly leaving: Float64Array
  readonly arriving: Float64Array
  readonly staying: Float64Array
}

function remainingMoves(
  start: Float64Array,
  end: Float64Array,
  settled: readonly SettledMove[],
): Remaining {
  const rounding = ROUNDING * sum(start)
  for (const { row, column, persons } of settled) {
    start[row]! -= persons
    end[column]! -= persons
  }
  const above = (persons: number): number => (persons <= rounding ? 0 : persons)
  const leaving = start.map((persons, area) => above(persons - end[area]!))
  const arriving = end.map((persons, area) => above(persons - start[area]!))
  const arrivals = sum(arriving)
  // The totals differ where birthplace totals were given up, and by rounding; departures count.
  if (arrivals > 0) {
    const scale = sum(leaving) / arrivals
    for (let area = 0; area < arriving.length; area++) arriving[area]! *= scale
  }
  const staying = start.map((persons, area) => Math.max(0, Math.min(persons, end[area]!)))
  return { leaving, arriving, staying }
}

/** Lets stayers of third areas leave, where settled corridors bar the only ways; in place. */
function detour(
  { leaving, arriving, staying }: Remaining,
  settled: readonly SettledMove[],
  birthplace: AreaCode,
): void {
  const barred = settled.filter(({ row, column }) => leaving[row]! > 0 && arriving[column]! > 0)
  if (barred.length === 0) return
  const size = leaving.length
  const ways = new Float64Array(size * size).fill(1)
  for (const { row, column } of settled) ways[row * size + column] = 0
  const transport = maximumTransport(compressTable(ways, size, size), leaving, arriving)
  if (transport.shortfall <= ROUNDING * sum(staying)) return
  const missing: Missing = { ways, stuck: transport.supplyLeft, unmet: transport.demandLeft }
  const detours = detoursInProportion(missing, staying) ?? detoursByFlow(missing, staying)
  if (detours === null) {
    throw new DomainError(
      'infeasible',
      `the known flows leave ${transport.shortfall} persons born in ${birthplace} without a way, ` +
        'and no third area could take them in and send on as many; change or remove one of them',
      { birthplace, persons: transport.shortfall },
    )
  }
  detours.forEach((persons, area) => {
    leaving[area]! += persons
    arriving[area]! += persons
  })
}

/** Persons who must leave or arrive but find no way, by area. */
interface Missing {
  readonly ways: Float64Array
  readonly stuck: Float64Array
  readonly unmet: Float64Array
}

/** The common case: areas open to all of them take their part by the number of their stayers. */
function detoursInProportion(
  { ways, stuck, unmet }: Missing,
  staying: Float64Array,
): Float64Array | null {
  const size = staying.length
  const [from, to] = [placesAbove(stuck, 0), placesAbove(unmet, 0)]
  const third = staying.map((persons, area) =>
    stuck[area]! > 0 ||
    unmet[area]! > 0 ||
    from.some((row) => ways[row * size + area] === 0) ||
    to.some((column) => ways[area * size + column] === 0)
      ? 0
      : persons,
  )
  const [needed, available] = [sum(stuck), sum(third)]
  if (available < needed * (1 - 1e-9)) return null
  const share = Math.min(1, needed / available)
  return third.map((persons) => share * persons)
}

/**
 * Some areas that together can do it, one between each origin and destination: a complete transport
 * from those stuck and the stayers to the stayers' places and the unmet. Null where there is none.
 */
function detoursByFlow(
  { ways, stuck, unmet }: Missing,
  staying: Float64Array,
): Float64Array | null {
  const size = staying.length
  const both = 2 * size
  const open = new Float64Array(both * both)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (ways[row * size + column] === 0 || row === column) continue
      open[row * both + column] = 1
      open[(size + row) * both + size + column] = 1
    }
    // The largest cell of a row is filled first: whoever can stay, stays.
    open[(size + row) * both + row] = 2
  }
  const supply = Float64Array.of(...stuck, ...staying)
  const demand = Float64Array.of(...staying, ...unmet)
  const { flow, shortfall } = maximumTransport(compressTable(open, both, both), supply, demand)
  if (shortfall > 1e-9 * sum(stuck)) return null
  const { columnStart, rowIndex } = compressTable(open, both, both)
  return staying.map((_, area) => {
    let persons = 0
    for (let cell = columnStart[area]!; cell < columnStart[area + 1]!; cell++) {
      if (rowIndex[cell]! < size) persons += flow[cell]!
    }
    return persons
  })
}

const placesAbove = (values: Float64Array, limit: number): readonly number[] =>
  [...values.keys()].filter((place) => values[place]! > limit)

/** Persons by cell of the whole table, settled ones included. */
function allocate(
  { leaving, arriving }: Remaining,
  birthplace: number,
  settled: readonly SettledMove[],
  areas: readonly AreaCode[],
  offset: Float64Array | undefined,
): ReadonlyMap<number, number> {
  const size = areas.length
  const origins = placesAbove(leaving, 0)
  const destinations = placesAbove(arriving, 0)
  const rest = {
    birthplace,
    origins,
    destinations,
    leaving: Float64Array.from(origins, (place) => leaving[place]!),
    arriving: Float64Array.from(destinations, (place) => arriving[place]!),
    moves: null,
  }
  const weights = selectWeights(rest, offset ?? null, size, false)
  for (const { row, column } of settled) {
    const [i, j] = [origins.indexOf(row), destinations.indexOf(column)]
    if (i >= 0 && j >= 0) weights[i * destinations.length + j] = 0
  }
  const moves = new Map<number, number>()
  if (origins.length > 0 && destinations.length > 0) {
    fitMoves(rest, weights, areas).forEach((persons, at) => {
      const row = origins[Math.floor(at / destinations.length)]!
      moves.set(row * size + destinations[at % destinations.length]!, persons)
    })
  }
  for (const { row, column, persons } of settled) moves.set(row * size + column, persons)
  return moves
}

const placesOf = (
  remaining: Float64Array,
  settled: readonly SettledMove[],
  side: 'row' | 'column',
): readonly number[] =>
  [...new Set([...placesAbove(remaining, 0), ...settled.map((move) => move[side])])].toSorted(
    (a, b) => a - b,
  )
