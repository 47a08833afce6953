import type { AreaCode } from '@corridor/kernel'
import { sum } from '@corridor/numeric'
import { aggregateFlows, type GroupedFlows } from '../aggregateFlows.ts'
import type { FlowEstimate, MoveType } from '../types.ts'
import type { FlowDraws, FlowGrouping, GroupDraws } from './FlowDraws.ts'

/** Two to four megabytes for five hundred to a thousand draws. */
const ROWS_PER_PAGE = 1024
const NO_ROW = -1

const MOVE_TYPES: readonly MoveType[] = ['outward', 'return', 'transit']

/** The tables of `FlowDraws` that are filled draw by draw. */
export type RecordedDraws = Pick<
  FlowDraws,
  | 'used'
  | 'cells'
  | 'pages'
  | 'rowsPerPage'
  | 'rowLength'
  | 'total'
  | 'types'
  | 'arrivals'
  | 'departures'
  | 'groups'
>

/**
 * Takes in estimates draw by draw. Rows are made when a corridor first has a flow, so that
 * corridors that never have one cost nothing.
 */
export class DrawRecorder {
  readonly #areas: readonly AreaCode[]
  readonly #rowLength: number
  readonly #rowOf: Int32Array
  readonly #cells: number[] = []
  readonly #pages: Float32Array[] = []
  readonly #used: number[] = []
  readonly #total: Float64Array
  readonly #types: Record<MoveType, Float64Array> | null
  readonly #arrivals: Float64Array
  readonly #departures: Float64Array
  readonly #groups: readonly GroupRecord[]

  /** @param rowLength most draws that will be added. */
  constructor(point: FlowEstimate, groupings: readonly FlowGrouping[], rowLength: number) {
    const size = point.areas.length
    this.#areas = point.areas
    this.#rowLength = rowLength
    this.#rowOf = new Int32Array(size * size).fill(NO_ROW)
    this.#total = new Float64Array(rowLength)
    this.#types =
      point.types === null
        ? null
        : {
            outward: new Float64Array(rowLength),
            return: new Float64Array(rowLength),
            transit: new Float64Array(rowLength),
          }
    this.#arrivals = new Float64Array(size * rowLength)
    this.#departures = new Float64Array(size * rowLength)
    this.#groups = groupings.map((grouping) => new GroupRecord(grouping, point, rowLength))
    point.persons.forEach((persons, cell) => {
      if (persons > 0) this.#makeRow(cell)
    })
  }

  /** Adds one draw; draws come in ascending order of their numbers. */
  add(draw: number, { persons, total, types }: FlowEstimate): void {
    const column = this.#used.length
    const size = this.#areas.length
    this.#used.push(draw)
    this.#total[column] = total
    if (this.#types !== null && types !== null) {
      for (const type of MOVE_TYPES) this.#types[type][column] = sum(types[type])
    }
    for (let i = 0, cell = 0; i < size; i++) {
      for (let j = 0; j < size; j++, cell++) {
        const flow = persons[cell]!
        if (flow === 0) continue
        this.#departures[i * this.#rowLength + column]! += flow
        this.#arrivals[j * this.#rowLength + column]! += flow
        const row = this.#rowOf[cell]! === NO_ROW ? this.#makeRow(cell) : this.#rowOf[cell]!
        const page = this.#pages[Math.floor(row / ROWS_PER_PAGE)]!
        page[(row % ROWS_PER_PAGE) * this.#rowLength + column] = flow
      }
    }
    for (const group of this.#groups) group.add(column, this.#areas, persons)
  }

  #makeRow(cell: number): number {
    const row = this.#cells.length
    if (row % ROWS_PER_PAGE === 0) {
      this.#pages.push(new Float32Array(ROWS_PER_PAGE * this.#rowLength))
    }
    this.#rowOf[cell] = row
    this.#cells.push(cell)
    return row
  }

  finish(): RecordedDraws {
    return {
      used: Int32Array.from(this.#used),
      cells: Int32Array.from(this.#cells),
      pages: this.#pages,
      rowsPerPage: ROWS_PER_PAGE,
      rowLength: this.#rowLength,
      total: this.#total,
      types: this.#types,
      arrivals: this.#arrivals,
      departures: this.#departures,
      groups: this.#groups.map((group) => group.draws),
    }
  }
}

/** Sums of one grouping. */
class GroupRecord {
  readonly draws: GroupDraws
  readonly #grouping: FlowGrouping
  readonly #rowLength: number

  constructor(grouping: FlowGrouping, point: FlowEstimate, rowLength: number) {
    this.#grouping = grouping
    this.#rowLength = rowLength
    const { groups, persons, ungrouped } = this.#aggregate(point.areas, point.persons)
    this.draws = {
      name: grouping.name,
      groups,
      ungroupedAreas: ungrouped.areas,
      point: persons,
      ungroupedPoint: ungrouped.persons,
      persons: new Float64Array(persons.length * rowLength),
      ungrouped: new Float64Array(rowLength),
    }
  }

  add(column: number, areas: readonly AreaCode[], flows: Float64Array): void {
    const { persons, ungrouped } = this.#aggregate(areas, flows)
    persons.forEach((value, pair) => {
      this.draws.persons[pair * this.#rowLength + column] = value
    })
    this.draws.ungrouped[column] = ungrouped.persons
  }

  #aggregate(areas: readonly AreaCode[], flows: Float64Array): GroupedFlows {
    const { groupOf } = this.#grouping
    return aggregateFlows(areas, flows, (area) => groupOf[area] ?? null)
  }
}
