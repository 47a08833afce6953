import { type AreaCode, DomainError } from '@corridor/kernel'
import { ENGINE_VERSION } from '../engineVersion.ts'
import { estimateFlows } from '../estimateFlows.ts'
import type { FlowEstimate, FlowInput, FlowOptions } from '../types.ts'
import type { Simulation } from '../uncertainty/FlowSimulator.ts'
import type { FlowIntervals } from '../uncertainty/summariseDraws.ts'
import { type Hash, inputChecksum, intervalsChecksum } from './checksums.ts'
import {
  type EstimateRecord,
  RECORD_FORMAT,
  RECORD_FORMAT_VERSION,
  type RecordedFigures,
} from './EstimateRecord.ts'
import { describeResult, offsetChecksum } from './recordEstimate.ts'

/** What is needed besides the record. */
export interface VerificationInput {
  /** The figures made again from the sources; not needed where the record holds them. */
  readonly input?: FlowInput
  /** The weights made again; needed where the record has an offset. */
  readonly offset?: Float64Array
  /** Intervals made again with `recordedSimulation`; without them intervals are not checked. */
  readonly intervals?: FlowIntervals
}

/** Whether a recorded estimate comes out again. */
export interface Verification {
  readonly kind: 'identical' | 'different'
  readonly differences: readonly RecordDifference[]
  /** Parts of the record that were not looked at. */
  readonly notChecked: readonly 'intervals'[]
  readonly engine: { readonly recorded: string; readonly own: string }
  /** The estimate made again; null where the figures themselves differ. */
  readonly estimate: FlowEstimate | null
}

export interface RecordDifference {
  readonly part: 'input' | 'offset' | 'areas' | 'total' | 'flows' | 'intervals'
  readonly expected: string | number
  readonly found: string | number
  /** Where: areas that are missing or more, or origins whose flows differ. */
  readonly areas: readonly AreaCode[]
}

/**
 * Makes a recorded estimate again and compares it bit by bit.
 *
 * @param hash the function the record names.
 * @returns `different` with where: the figures, the weights, the areas, the total, the origins whose
 * flows are not the same, the intervals. Another version of the engine is told, but is no
 * difference by itself.
 * @throws {DomainError} `bad_file` for another format or version; `missing_value` when figures or
 * weights are needed and not given; as `estimateFlows`.
 * @source docs/methods/reproducibility.md
 */
export async function verifyRecord(
  record: EstimateRecord,
  again: VerificationInput,
  hash: Hash,
): Promise<Verification> {
  checkFormat(record)
  const input = again.input ?? readFigures(record)
  const options = recordedOptions(record, again.offset)
  const differences: RecordDifference[] = [
    ...compareChecksum('input', record.input.checksum, await inputChecksum(input, hash)),
    ...(options.offset === undefined
      ? []
      : compareChecksum(
          'offset',
          record.options.offset!.checksum,
          await offsetChecksum(options.offset, hash),
        )),
  ]
  // Other figures give another result; that it differs would say nothing about the engine.
  const estimate = differences.length > 0 ? null : estimateFlows(input, options)
  if (estimate !== null) differences.push(...(await compareResult(record, estimate, hash)))
  const { intervals } = again
  if (record.simulation !== null && intervals !== undefined) {
    const found = await intervalsChecksum(intervals, hash)
    differences.push(...compareChecksum('intervals', record.simulation.checksum, found))
  }
  return {
    kind: differences.length === 0 ? 'identical' : 'different',
    differences,
    notChecked: record.simulation !== null && intervals === undefined ? ['intervals'] : [],
    engine: { recorded: record.engine, own: ENGINE_VERSION },
    estimate,
  }
}

function checkFormat({ format, formatVersion }: EstimateRecord): void {
  if (format === RECORD_FORMAT && formatVersion === RECORD_FORMAT_VERSION) return
  throw new DomainError(
    'bad_file',
    `this is not a record of an estimate that can be read: format ${format}, version ` +
      `${formatVersion}; expected ${RECORD_FORMAT}, version ${RECORD_FORMAT_VERSION}`,
    { format, formatVersion },
  )
}

/**
 * The figures written into a record.
 *
 * @throws {DomainError} `missing_value` where the record names sources instead; `bad_file` for a
 * cell outside the table.
 */
export function readFigures({ input, sources }: EstimateRecord): FlowInput {
  const { figures } = input
  if (figures === null) {
    throw new DomainError(
      'missing_value',
      `the record does not hold the figures; make them again from ${sources
        .map(({ id, checksum }) => `${id} (${checksum})`)
        .join(' and ')}`,
      { sources },
    )
  }
  const { areas, births, deaths, netMigration } = figures
  const column = (values: readonly number[] | null) => values && Float64Array.from(values)
  return {
    areas,
    ...readStocks(figures),
    births: column(births),
    deaths: column(deaths),
    netMigration: column(netMigration),
  }
}

function readStocks({
  areas,
  stocks,
}: RecordedFigures): Pick<FlowInput, 'stockStart' | 'stockEnd'> {
  const size = areas.length
  const stockStart = new Float64Array(size * size)
  const stockEnd = new Float64Array(size * size)
  for (const [birthplace, residence, start, end] of stocks) {
    const cell = cellOf(birthplace, residence, size)
    stockStart[cell] = start
    stockEnd[cell] = end
  }
  return { stockStart, stockEnd }
}

function cellOf(row: number, column: number, size: number): number {
  const fits = [row, column].every((at) => Number.isInteger(at) && at >= 0 && at < size)
  if (fits) return row * size + column
  throw new DomainError(
    'bad_file',
    `the record has a cell ${row}, ${column} in a table of ${size} areas`,
    { row, column, size },
  )
}

/**
 * The options of a recorded estimate.
 *
 * @param offset the weights made again.
 * @throws {DomainError} `missing_value` where the record has an offset and none is given.
 */
export function recordedOptions(record: EstimateRecord, offset?: Float64Array): FlowOptions {
  const { fixedStayers, otherStayers, offset: recorded, ...plain } = record.options
  const size = record.input.areas
  if (recorded !== undefined && offset === undefined) {
    throw new DomainError(
      'missing_value',
      `the record used weights (${JSON.stringify(recorded.made)}); make them again`,
      { made: recorded.made },
    )
  }
  const stayers = new Float64Array(size * size).fill(otherStayers === 'most' ? Infinity : 0)
  for (const [birthplace, residence, persons] of fixedStayers ?? []) {
    stayers[cellOf(birthplace, residence, size)] = persons
  }
  return {
    method: record.method,
    ...plain,
    ...(fixedStayers !== undefined && { fixedStayers: stayers }),
    ...(recorded !== undefined && { offset: offset! }),
  }
}

/** The settings of a recorded simulation, to make its intervals again; null without one. */
export function recordedSimulation({ simulation }: EstimateRecord): Simulation | null {
  if (simulation === null) return null
  const { model, draws, seed, dates, sex, groupings } = simulation
  return { model, draws, seed, sex, groupings, ...(dates !== null && { dates }) }
}

function compareChecksum(
  part: RecordDifference['part'],
  expected: string,
  found: string,
): readonly RecordDifference[] {
  return expected === found ? [] : [{ part, expected, found, areas: [] }]
}

async function compareResult(
  { result }: EstimateRecord,
  estimate: FlowEstimate,
  hash: Hash,
): Promise<readonly RecordDifference[]> {
  const found = await describeResult(estimate, hash)
  if (found.checksum === result.checksum) return []
  if (found.areas.join() !== result.areas.join()) {
    const areas = [
      ...result.areas.filter((area) => !found.areas.includes(area)),
      ...found.areas.filter((area) => !result.areas.includes(area)),
    ]
    return [{ part: 'areas', expected: result.areas.length, found: found.areas.length, areas }]
  }
  const origins = found.areas.filter((_, row) => found.origins[row] !== result.origins[row])
  return [
    ...(found.total === result.total
      ? []
      : [{ part: 'total' as const, expected: result.total, found: found.total, areas: [] }]),
    { part: 'flows', expected: result.checksum, found: found.checksum, areas: origins },
  ]
}
