import {
  estimateFlows,
  type FlowEstimate,
  type FlowMethod,
  migrationRates,
  type RateBasis,
  stockPopulation,
} from '@corridor/flows'
import { DomainError, formatPeriod, type Period, periodYears } from '@corridor/kernel'
import { UsageError } from '../exitCodes.ts'
import { createProgress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { checkOutput } from './checkOutput.ts'
import { describeDiagnostics } from './describeDiagnostics.ts'
import type { FlowInputs, ModelOptions } from './FlowInputs.ts'
import { encodeRates } from './formatRates.ts'
import { engineOptions, type InputOptions, loadInputs } from './loadInputs.ts'
import type { AreaRow, CorridorRow, RateRows } from './RateRows.ts'
import { readCorridor, requireAreas } from './requireAreas.ts'

export interface RatesOptions extends InputOptions, ModelOptions {
  readonly method: FlowMethod
  readonly area?: string
  /** As written, for example `NPL-QAT`. */
  readonly corridor?: string
  /** Rows are corridors rather than areas. */
  readonly corridors?: boolean
  readonly top?: number
  readonly population: Exclude<RateBasis, 'mid-period'>
  readonly per: 'period' | 'year'
  readonly format?: 'table' | 'csv' | 'json'
  readonly json?: boolean
  readonly output?: string
  readonly progress?: boolean
}

/** `corridor flows rates`: an estimate divided by population. */
export async function runRates(options: RatesOptions): Promise<void> {
  const format = options.json === true ? 'json' : (options.format ?? 'table')
  checkOutput(options)
  if (options.sex !== undefined && options.sex !== 'both') {
    throw new DomainError(
      'sex_not_covered',
      'rates need the population, which is not known by sex here; leave --sex out',
      { sex: options.sex },
    )
  }
  if (options.period === undefined) {
    throw new UsageError(
      'rates need to say how long they count; add for example --period 2010-2015',
    )
  }
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const inputs = await loadInputs(options, [options.method], progress)
  progress.step(`estimating ${options.method} for ${inputs.input.areas.length} areas`)
  const engine = engineOptions(options, options.method, inputs.offset)
  const estimate = estimateFlows(inputs.input, engine)
  const rows = ratesOf(inputs, estimate, options.period, options)
  progress.end()
  await writeOutput(encodeRates(inputs, estimate, rows, options, format), options.output)
  if (format === 'json') return
  for (const sentence of describeDiagnostics(inputs, estimate)) {
    process.stderr.write(`note: ${sentence}\n`)
  }
}

function ratesOf(
  inputs: FlowInputs,
  estimate: FlowEstimate,
  period: Period,
  options: RatesOptions,
): RateRows {
  const { areas, persons } = estimate
  const isWanted = wantedCells(inputs, estimate, options)
  const release = inputs.demography ?? inputs.vintage
  const rates = migrationRates(areas, persons, {
    population: stockPopulation(inputs.input, { basis: options.population, vintage: release }),
    years: periodYears(period),
    per: options.per,
  })
  const size = areas.length
  const margins = marginsOf(estimate)
  return {
    denominator: {
      text: describeDenominator(options, period),
      basis: options.population,
      per: options.per,
      release,
    },
    areas: areas.flatMap((area, place): AreaRow[] => {
      if (!isWanted.area(area)) return []
      const [inflow, outflow] = [margins.inflow[place]!, margins.outflow[place]!]
      return [
        {
          area,
          inflow,
          outflow,
          net: inflow - outflow,
          population: orNull(rates.population[place]!),
          immigrationPer1000: orNull(rates.immigration[place]!),
          emigrationPer1000: orNull(rates.emigration[place]!),
          netPer1000: orNull(rates.net[place]!),
          effectivenessPercent: orNull(Math.abs(rates.effectivenessPercent[place]!)),
        },
      ]
    }),
    corridors: [...persons].flatMap((moves, cell): CorridorRow[] => {
      const [origin, destination] = [areas[Math.floor(cell / size)]!, areas[cell % size]!]
      if (!isWanted.corridor(origin, destination, moves)) return []
      return [
        {
          origin,
          destination,
          persons: moves,
          per1000OfOrigin: orNull(rates.perOrigin[cell]!),
          per1000OfDestination: orNull(rates.perDestination[cell]!),
          effectivenessPercent: orNull(Math.abs(rates.pairEffectivenessPercent[cell]!)),
        },
      ]
    }),
    world: {
      population: rates.systemPopulation,
      movesPer1000: orNull(rates.systemRate),
      effectivenessPercent: orNull(rates.systemEffectivenessPercent),
    },
  }
}

/** @throws {DomainError} `unknown_area` saying why an area is not in the estimate. */
function wantedCells(inputs: FlowInputs, estimate: FlowEstimate, { area, corridor }: RatesOptions) {
  if (corridor !== undefined) {
    const pair = readCorridor(corridor, estimate.areas)
    requireAreas(pair, inputs, estimate)
    return {
      area: (code: string) => code === pair.origin || code === pair.destination,
      corridor: (origin: string, destination: string) =>
        origin === pair.origin && destination === pair.destination,
    }
  }
  if (area === undefined) {
    return {
      area: () => true,
      corridor: (_: string, __: string, moves: number) => moves > 0,
    }
  }
  const code = estimate.areas.includes(area) ? area : area.toUpperCase()
  if (!estimate.areas.includes(code)) {
    throw new DomainError('unknown_area', inputs.explainAbsence(estimate, code), { area: code })
  }
  return {
    area: (one: string) => one === code,
    corridor: (origin: string, destination: string, moves: number) =>
      moves > 0 && (origin === code || destination === code),
  }
}

function marginsOf({ areas, persons }: FlowEstimate) {
  const [inflow, outflow] = [new Float64Array(areas.length), new Float64Array(areas.length)]
  persons.forEach((moves, cell) => {
    outflow[Math.floor(cell / areas.length)]! += moves
    inflow[cell % areas.length]! += moves
  })
  return { inflow, outflow }
}

function describeDenominator({ population, per }: RatesOptions, period: Period): string {
  const people = {
    average: `Mean of the populations at mid-${period.from} and mid-${period.to}`,
    start: `Population at mid-${period.from}`,
    end: `Population at mid-${period.to}`,
  }[population]
  const years = formatPeriod(period)
  return per === 'period'
    ? `${people}; rates are for the whole period ${years}`
    : `${people}; rates are for a year, the period ${years} divided by ${periodYears(period)}`
}

/** What cannot be divided is missing. */
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
