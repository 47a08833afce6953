import { DomainError } from '@corridor/kernel'
import { ENGINE_VERSION } from '../engineVersion.ts'
import { estimateFlows } from '../estimateFlows.ts'
import { withOffset } from '../resolveOptions.ts'
import type { FlowEstimate, FlowInput, FlowOptions } from '../types.ts'
import type { Simulation } from '../uncertainty/FlowSimulator.ts'
import type { FlowIntervals } from '../uncertainty/summariseDraws.ts'
import type { JsonValue } from './canonicalJson.ts'
import {
  checksumBytes,
  flowsChecksum,
  type Hash,
  inputChecksum,
  intervalsChecksum,
} from './checksums.ts'
import {
  type EstimateRecord,
  RECORD_FORMAT,
  RECORD_FORMAT_VERSION,
  type RecordedFigures,
  type RecordedOptions,
  type RecordedResult,
  type RecordedSimulation,
  type RecordedSource,
  type RecordedSubject,
} from './EstimateRecord.ts'

export interface RecordRequest {
  readonly subject: RecordedSubject
  readonly sources: readonly RecordedSource[]
  readonly preparation?: JsonValue
  readonly input: FlowInput
  /** Whether the figures are written into the record. They must be if the sources do not give them. */
  readonly inline: boolean
  readonly options: FlowOptions
  /** What the weights of `options.offset` were made from; `options.distance` says it itself. */
  readonly offsetMade?: JsonValue
  /** Intervals of the same input and options, with the simulation that made them. */
  readonly simulation?: {
    readonly settings: Simulation
    readonly intervals: FlowIntervals
  }
}

/** A hash function and its name. */
export interface NamedHash {
  readonly name: string
  readonly hash: Hash
}

/**
 * Makes an estimate and the record of it.
 *
 * The estimate is made from the start: a warm start would show in its last bits, so it is not used.
 *
 * @param hash for example SHA-256 of the platform.
 * @returns the record, plain JSON, and the estimate.
 * @throws {DomainError} as `estimateFlows`; `bad_request` when sources do not give the figures and
 * they are not to be written either, or when the intervals are of another estimate.
 * @remarks An estimate and some megabytes to hash: 100 ms for a world table.
 * @source docs/methods/reproducibility.md
 */
export async function recordEstimate(
  request: RecordRequest,
  { name, hash }: NamedHash,
): Promise<{ readonly record: EstimateRecord; readonly estimate: FlowEstimate }> {
  const { input, inline, sources } = request
  if (!inline && sources.length === 0) {
    throw new DomainError(
      'bad_request',
      'a record without sources must hold the figures themselves',
    )
  }
  const { warmStart: _, ...options } = request.options
  const estimate = estimateFlows(input, options)
  const record: EstimateRecord = {
    format: RECORD_FORMAT,
    formatVersion: RECORD_FORMAT_VERSION,
    engine: ENGINE_VERSION,
    hash: name,
    subject: request.subject,
    sources,
    preparation: request.preparation ?? null,
    input: {
      areas: input.areas.length,
      checksum: await inputChecksum(input, hash),
      figures: inline ? writeFigures(input) : null,
    },
    method: options.method,
    options: await writeOptions(options, request.offsetMade ?? null, hash),
    result: await describeResult(estimate, hash),
    simulation:
      request.simulation === undefined
        ? null
        : await describeSimulation(request.simulation, estimate, hash),
  }
  return { record, estimate }
}

function writeFigures(input: FlowInput): RecordedFigures {
  const { areas, stockStart, stockEnd, births, deaths, netMigration } = input
  const size = areas.length
  const stocks = [...stockStart.keys()].flatMap((cell): RecordedFigures['stocks'] =>
    stockStart[cell] === 0 && stockEnd[cell] === 0
      ? []
      : [[Math.floor(cell / size), cell % size, stockStart[cell]!, stockEnd[cell]!]],
  )
  return {
    areas,
    stocks,
    births: births && [...births],
    deaths: deaths && [...deaths],
    netMigration: netMigration && [...netMigration],
  }
}

async function writeOptions(
  options: FlowOptions,
  offsetMade: JsonValue,
  hash: Hash,
): Promise<RecordedOptions> {
  const { offset, fixedStayers, method: _, ...plain } = withOffset(options)
  const { distance } = options
  const made =
    distance === undefined
      ? offsetMade
      : { decay: { ...distance.decay }, withinKm: distance.withinKm ?? null }
  return {
    ...plain,
    ...(fixedStayers !== undefined && writeStayers(fixedStayers)),
    ...(offset !== undefined && {
      offset: { checksum: await offsetChecksum(offset, hash), made },
    }),
  }
}

function writeStayers(
  stayers: Float64Array,
): Pick<RecordedOptions, 'fixedStayers' | 'otherStayers'> {
  const size = Math.sqrt(stayers.length)
  const isOpen = stayers.includes(Infinity)
  const fixedStayers = [...stayers].flatMap((persons, cell): [number, number, number][] =>
    persons === (isOpen ? Infinity : 0) ? [] : [[Math.floor(cell / size), cell % size, persons]],
  )
  return { fixedStayers, ...(isOpen && { otherStayers: 'most' }) }
}

/** NaN, where no weight is needed, has many bit patterns; all count as one. */
export const offsetChecksum = async (offset: Float64Array, hash: Hash): Promise<string> =>
  hash(
    checksumBytes('offset', [
      offset.map((weight) => (Number.isNaN(weight) ? Number.NEGATIVE_INFINITY : weight)),
    ]),
  )

/** Digits of a row's checksum that are kept. */
const ROW_DIGITS = 16

/** What is kept of a result. */
export async function describeResult(
  { areas, persons, total }: FlowEstimate,
  hash: Hash,
): Promise<RecordedResult> {
  const size = areas.length
  const rows = await Promise.all(
    areas.map((_, row) =>
      hash(checksumBytes(null, [persons.subarray(row * size, (row + 1) * size)])),
    ),
  )
  return {
    areas,
    total,
    checksum: await flowsChecksum(areas, persons, hash),
    origins: rows.map((checksum) => checksum.slice(0, ROW_DIGITS)),
  }
}

async function describeSimulation(
  { settings, intervals }: NonNullable<RecordRequest['simulation']>,
  estimate: FlowEstimate,
  hash: Hash,
): Promise<RecordedSimulation> {
  if (intervals.total.point !== estimate.total || intervals.draws.asked !== settings.draws) {
    throw new DomainError(
      'bad_request',
      `the intervals are around ${intervals.total.point} persons with ${intervals.draws.asked} ` +
        `draws, the estimate is ${estimate.total} and ${settings.draws} draws were asked for`,
    )
  }
  return {
    model: settings.model,
    draws: settings.draws,
    seed: settings.seed,
    dates: settings.dates ?? null,
    sex: settings.sex ?? 'both',
    probabilities: intervals.probabilities,
    groupings: settings.groupings ?? [],
    used: intervals.draws.used,
    checksum: await intervalsChecksum(intervals, hash),
  }
}
