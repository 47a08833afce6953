import type { GroupingId } from '@corridor/evidence'
import {
  DEFAULT_CORRELATION_BETWEEN_DATES,
  DEFAULT_CORRELATION_BETWEEN_SEXES,
  DEFAULT_RELATIVE_ERRORS,
  estimateFlows,
  type FlowMethod,
  type FlowOptions,
} from '@corridor/flows'
import { DomainError } from '@corridor/kernel'
import { type IntervalTables, runSimulation } from '@corridor/server/flows'
import { UsageError } from '../exitCodes.ts'
import { formatCsv } from '../output/formatCsv.ts'
import { formatJson } from '../output/formatJson.ts'
import { formatPersons, formatTable } from '../output/formatTable.ts'
import { createProgress, type Progress } from '../output/progress.ts'
import { writeOutput } from '../output/writeOutput.ts'
import { checkOutput } from './checkOutput.ts'
import { describeOutput } from './describeOutput.ts'
import type { FlowInputs, ModelOptions } from './FlowInputs.ts'
import { pairColumns } from './formatEstimate.ts'
import { type ConstraintOptions, checkDistances, loadConstraints } from './loadConstraints.ts'
import { engineOptions, type InputOptions, loadInputs } from './loadInputs.ts'
import { loadRegions } from './loadRegions.ts'
import { type FlowRow, type SelectionOptions, selectFlows } from './selectFlows.ts'

export interface SimulateOptions
  extends InputOptions,
    ConstraintOptions,
    ModelOptions,
    SelectionOptions {
  readonly method: FlowMethod
  readonly draws: number
  readonly seed: number
  /** `class=error` pairs. */
  readonly relativeError?: readonly string[]
  readonly correlation?: number
  readonly format?: 'table' | 'csv' | 'json'
  readonly json?: boolean
  readonly output?: string
  readonly progress?: boolean
}

const THREADS = 2

/** Rows of a table for reading when their number was not chosen. */
const SHOWN = 20

type BoundedRow = FlowRow & {
  readonly lower: number | null
  readonly median: number | null
  readonly upper: number | null
}

/** `corridor flows simulate`: intervals from possible stock tables. */
export async function runSimulate(options: SimulateOptions): Promise<void> {
  const format = options.json === true ? 'json' : (options.format ?? 'table')
  checkDistances(options)
  checkOutput(options)
  const errors = readErrors(options.relativeError ?? [])
  const progress = createProgress(process.stderr, {
    always: options.progress ?? false,
    now: () => performance.now(),
  })
  const loaded = await loadInputs(options, [options.method], progress)
  const { inputs, options: constraints } = await loadConstraints(loaded, options)
  const engine = { ...engineOptions(options, options.method, inputs.offset), ...constraints }
  const estimate = estimateFlows(inputs.input, engine)
  const selected = await selectFlows(inputs, estimate, options)
  const grouping: GroupingId | null =
    selected.regions === null ? null : (options.grouping ?? 'science-2014')
  const summary = await simulate(inputs, engine, options, errors, grouping, progress)
  progress.end()
  const rows = withBounds(selected.flows, JSON.parse(summary.tables) as IntervalTables, grouping)
  const { lower, median, upper } = boundsOf(summary.total.quantiles)
  const simulation = {
    draws: options.draws,
    usedDraws: summary.usedDraws,
    seed: options.seed,
    level: 0.9,
    relativeErrorByClass: errors,
    correlationBetweenDates: options.correlation ?? DEFAULT_CORRELATION_BETWEEN_DATES,
    total: { ...summary.total, lower, median, upper, quantiles: undefined },
    withoutSolution: summary.withoutSolution,
    relaxedDraws: summary.relaxedDraws,
    floors: summary.floors,
  }
  if (format === 'csv') {
    const columns = ['origin', 'destination', 'persons', 'lower', 'median', 'upper'] as const
    const cells = rows.map((row) => columns.map((column) => row[column]))
    await writeOutput(formatCsv(columns, cells), options.output)
  } else if (format === 'json') {
    // The header of an estimate says that it has no interval; the simulation stands beside it.
    const { interval: _, intervalNote: __, ...about } = describeOutput(inputs, estimate)
    await writeOutput(
      formatJson({ ...about, intervalNote: COVERAGE, simulation, flows: rows }),
      options.output,
    )
  } else {
    const heading =
      `Flows by ${options.method} from ${inputs.vintage}: 90 % intervals from ${summary.usedDraws} ` +
      `of ${options.draws} draws, seed ${options.seed}\n` +
      `Total ${whole(estimate.total)}, interval ${whole(lower)} to ${whole(upper)}, ` +
      `median ${whole(median)}, bias ${whole(summary.total.bias)} persons\n`
    const isWhole = options.top === undefined && options.corridor === undefined
    const shown = isWhole
      ? rows.toSorted((one, other) => other.persons - one.persons).slice(0, SHOWN)
      : rows
    const nameOf = selected.regions?.nameOf ?? inputs.nameOf
    await writeOutput(`${heading}\n${tableOf(shown, nameOf)}`, options.output)
  }
  if (format === 'json') return
  for (const note of [...inputs.notes, COVERAGE]) process.stderr.write(`note: ${note}\n`)
}

const COVERAGE =
  'The intervals cover errors in the migrant stocks only: not errors in births, deaths and population, not the choice of method, and not moves that stocks cannot show.'

/** Draws and quantiles in threads; the interrupt key ends them and the command. */
async function simulate(
  inputs: FlowInputs,
  engine: FlowOptions,
  options: SimulateOptions,
  errors: Readonly<Record<string, number>>,
  grouping: GroupingId | null,
  progress: Progress,
) {
  const interrupted = new AbortController()
  const stop = () =>
    interrupted.abort(new DomainError('unavailable', 'interrupted; nothing was written'))
  process.once('SIGINT', stop)
  try {
    const { input, period, sex } = inputs
    const regions = grouping === null ? null : await loadRegions(grouping, input.areas)
    return await runSimulation(
      {
        input,
        options: engine,
        simulation: {
          draws: options.draws,
          seed: options.seed,
          ...(period !== null && { dates: { start: period.from, end: period.to } }),
          ...(sex !== null && { sex }),
          model: {
            relativeErrorByClass: errors,
            classOf: await inputs.stockClasses(),
            correlationBetweenDates: options.correlation ?? DEFAULT_CORRELATION_BETWEEN_DATES,
            correlationBetweenSexes: DEFAULT_CORRELATION_BETWEEN_SEXES,
          },
          ...(regions !== null && {
            groupings: [
              {
                name: grouping!,
                groupOf: Object.fromEntries(
                  input.areas.map((area) => [area, regions.regionOf(area)]),
                ),
              },
            ],
          }),
        },
      },
      {
        threads: THREADS,
        onProgress: (done) => progress.step(`${done} of ${options.draws} draws`),
        signal: interrupted.signal,
      },
    )
  } finally {
    process.off('SIGINT', stop)
  }
}

/** @throws {UsageError} for a class or an error that cannot be. */
function readErrors(pairs: readonly string[]): Readonly<Record<string, number>> {
  const errors: Record<string, number> = { ...DEFAULT_RELATIVE_ERRORS }
  for (const pair of pairs) {
    const [name = '', figure = '', ...more] = pair.split('=')
    const error = Number(figure)
    if (more.length > 0 || !(name in errors) || figure.trim() === '' || !(error >= 0)) {
      throw new UsageError(
        `--relative-error ${pair}: write class=error, for example own-figures=0.1; the classes are ${Object.keys(DEFAULT_RELATIVE_ERRORS).join(', ')}`,
      )
    }
    errors[name] = error
  }
  return errors
}

function withBounds(
  rows: readonly FlowRow[],
  tables: IntervalTables,
  grouping: GroupingId | null,
): readonly BoundedRow[] {
  const groups = tables.groupings.find(({ name }) => name === grouping)
  const names = groups?.groups ?? tables.areas
  const placeOf = new Map(names.map((name, place) => [name, place]))
  const entryOf = new Map(tables.cells.map((cell, entry) => [cell, entry]))
  const columns = groups?.pairs ?? tables.corridors
  return rows.map((row) => {
    const [from, to] = [placeOf.get(row.origin), placeOf.get(row.destination)]
    if (from === undefined || to === undefined) {
      return { ...row, lower: null, median: null, upper: null }
    }
    const cell = from * names.length + to
    const entry = groups === undefined ? entryOf.get(cell) : cell
    const at = (column: readonly number[]) => (entry === undefined ? 0 : column[entry]!)
    return {
      ...row,
      lower: at(columns.lower),
      median: at(columns.median),
      upper: at(columns.upper),
    }
  })
}

const boundsOf = ([lower, median, upper]: readonly number[]) => ({
  lower: lower!,
  median: median!,
  upper: upper!,
})

function tableOf(rows: readonly BoundedRow[], nameOf: (code: string) => string | null): string {
  return formatTable([
    ...pairColumns(rows, nameOf),
    ...(['persons', 'lower', 'median', 'upper'] as const).map((column) => ({
      title: column,
      align: 'right' as const,
      cells: formatPersons(rows.map((row) => row[column])),
    })),
  ])
}

const whole = (persons: number): string => Math.round(persons).toLocaleString('en')
