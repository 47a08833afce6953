import { setImmediate as nextTurn } from 'node:timers/promises'
import { cubeOfColumns, positionsFor, type SeriesCube } from '@corridor/cube'
import { comparePeriods } from '@corridor/sdmx'
import { roundPersons } from '../../flows/roundPersons.ts'
import type { StoredEstimate } from '../../flows/StoredEstimate.ts'
import type { EstimateIntervals } from '../../simulations/EstimateIntervals.ts'
import { areaCode } from '../structures/names.ts'
import { compare } from './editionSource.ts'
import { SEX_CODES } from './stockSource.ts'

/** An estimate of one period and sex, with its intervals where errors were simulated. */
export interface EstimatedPeriod {
  readonly estimate: StoredEstimate
  readonly intervals: EstimateIntervals | null
}

export interface FlowCubeHead {
  readonly vintage: string
  readonly method: string
}

/** Origins put in before others get their turn. */
const TURN = 8

/**
 * The estimates of one vintage and method as the columns of a cube. What they hold is in the order of a
 * cube but for the codes of areas, so that no series is made one by one.
 *
 * @returns a cube whose bounds are measures that are NaN where there are none.
 */
export async function flowCube(
  head: FlowCubeHead,
  periods: readonly EstimatedPeriod[],
): Promise<SeriesCube> {
  const times = [...new Set(periods.map(timeOf))].sort(comparePeriods)
  const sexes = [...new Set(periods.map(sexOf))].sort(compare)
  const areas = [...new Set(periods.flatMap(({ estimate }) => estimate.areas))].sort((a, b) =>
    compare(areaCode(a), areaCode(b)),
  )
  const tables = sexes.map((sex) =>
    periods
      .filter((one) => sexOf(one) === sex)
      .map((one) => tableOf(one, times, areas))
      .toSorted((a, b) => a.time - b.time),
  )
  const columns = new FlowColumns(tables, areas.length)
  for (let origin = 0; origin < areas.length; origin++) {
    columns.addOrigin(origin)
    if (origin % TURN === TURN - 1) await nextTurn()
  }
  return columns.finish(head, { areas: areas.map(areaCode), sexes, times })
}

const sexOf = ({ estimate }: EstimatedPeriod): string => SEX_CODES[estimate.choice.sex]

/** Stocks are of the middle of a year. */
function timeOf({ estimate }: EstimatedPeriod): string {
  const { from, to } = estimate.choice.period
  return `${from}-07-01/P${to - from}Y`
}

interface PeriodTable extends EstimatedPeriod {
  readonly time: number
  /** The row and column of each area of the cube, -1 where it is left out. */
  readonly places: Int32Array
}

const tableOf = (
  period: EstimatedPeriod,
  times: readonly string[],
  areas: readonly string[],
): PeriodTable => ({
  ...period,
  time: times.indexOf(timeOf(period)),
  places: Int32Array.from(areas, (area) => period.estimate.positionOf.get(area) ?? -1),
})

interface FlowCodes {
  readonly areas: readonly string[]
  readonly sexes: readonly string[]
  readonly times: readonly string[]
}

/** Filled origin by origin, destination by destination, sex by sex, period by period. */
class FlowColumns {
  readonly #tables: readonly (readonly PeriodTable[])[]
  readonly #size: number
  readonly #origins: Uint16Array
  readonly #destinations: Uint16Array
  readonly #sexes: Uint8Array
  readonly #starts: Uint32Array
  readonly #times: Uint8Array
  readonly #values: Float64Array
  readonly #lower: Float64Array | null
  readonly #upper: Float64Array | null
  #series = 0
  #observations = 0

  constructor(tables: readonly (readonly PeriodTable[])[], size: number) {
    this.#tables = tables
    this.#size = size
    const pairs = size * size
    const series = pairs * tables.length
    const observations = pairs * tables.flat().length
    this.#origins = new Uint16Array(series)
    this.#destinations = new Uint16Array(series)
    this.#sexes = new Uint8Array(series)
    this.#starts = new Uint32Array(series + 1)
    this.#times = new Uint8Array(observations)
    this.#values = new Float64Array(observations)
    const hasBounds = tables.flat().some(({ intervals }) => intervals !== null)
    this.#lower = hasBounds ? new Float64Array(observations).fill(Number.NaN) : null
    this.#upper = hasBounds ? new Float64Array(observations).fill(Number.NaN) : null
  }

  addOrigin(origin: number): void {
    for (let destination = 0; destination < this.#size; destination++) {
      if (destination === origin) continue
      for (let sex = 0; sex < this.#tables.length; sex++) this.#addSeries(origin, destination, sex)
    }
  }

  #addSeries(origin: number, destination: number, sex: number): void {
    const start = this.#observations
    for (const { estimate, intervals, time, places } of this.#tables[sex]!) {
      const row = places[origin]!
      const column = places[destination]!
      if (row < 0 || column < 0) continue
      const cell = row * estimate.areas.length + column
      const place = this.#observations++
      this.#times[place] = time
      this.#values[place] = roundPersons(estimate.persons[cell]!)
      if (intervals === null) continue
      const { lower, upper } = intervals.ofCell(cell)
      this.#lower![place] = roundPersons(lower)
      this.#upper![place] = roundPersons(upper)
    }
    if (this.#observations === start) return
    this.#origins[this.#series] = origin
    this.#destinations[this.#series] = destination
    this.#sexes[this.#series] = sex
    this.#starts[++this.#series] = this.#observations
  }

  finish({ vintage, method }: FlowCubeHead, { areas, sexes, times }: FlowCodes): SeriesCube {
    const series = this.#series
    const observations = this.#observations
    const always = (id: string, code: string) => ({
      ...{ id, codes: series === 0 ? [] : [code], positions: new Uint8Array(series) },
    })
    const bounds = [
      ['LOWER_BOUND', this.#lower],
      ['UPPER_BOUND', this.#upper],
    ] as const
    return cubeOfColumns({
      dimensions: [
        always('VINTAGE', vintage),
        always('METHOD', method),
        always('FREQ', '_O'),
        always('MEASURE', 'MFL'),
        usedCodes('ORIGIN', areas, this.#origins.subarray(0, series)),
        usedCodes('DESTINATION', areas, this.#destinations.subarray(0, series)),
        always('REPORTED_BY', 'EST'),
        usedCodes('SEX', sexes, this.#sexes.subarray(0, series)),
      ],
      // Hardly more was set aside than is used.
      starts: this.#starts.subarray(0, series + 1),
      time: { id: 'TIME_PERIOD', codes: times, positions: this.#times.subarray(0, observations) },
      measures: [
        { id: 'OBS_VALUE', values: this.#values.subarray(0, observations) },
        ...bounds.flatMap(([id, column]) =>
          column === null ? [] : [{ id, values: column.subarray(0, observations) }],
        ),
      ],
      observationAttributes: [
        {
          id: 'OBS_STATUS',
          values: [undefined, 'E'],
          positions: new Uint8Array(observations).fill(1),
        },
      ],
    })
  }
}

/** Codes without a series are no codes of a cube. */
function usedCodes(id: string, codes: readonly string[], given: Uint16Array | Uint8Array) {
  const isUsed = new Uint8Array(codes.length)
  for (const position of given) isUsed[position] = 1
  const kept = codes.filter((_, position) => isUsed[position] === 1)
  const moved = Uint16Array.from(codes, (code) => Math.max(kept.indexOf(code), 0))
  const positions = positionsFor(kept.length, given.length)
  for (let s = 0; s < given.length; s++) positions[s] = moved[given[s]!]!
  return { id, codes: kept, positions }
}
