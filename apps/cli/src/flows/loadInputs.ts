import type { FlowMethod, FlowOptions } from '@corridor/flows'
import type { Period, Sex } from '@corridor/kernel'
import { UsageError } from '../exitCodes.ts'
import type { Progress } from '../output/progress.ts'
import type { FlowInputs, ModelOptions } from './FlowInputs.ts'

/** Where an estimate's figures come from, as it stands on the command line. */
export interface InputOptions {
  readonly stocks?: string
  readonly demography?: string
  readonly period?: Period
  readonly sex?: Sex
  readonly stockStart?: string
  readonly stockEnd?: string
  readonly birthsDeaths?: string
  readonly offset?: string
}

/**
 * Reads the figures of an estimate from releases or from tables of the user.
 *
 * @throws {UsageError} when it is not clear from which.
 */
export async function loadInputs(
  options: InputOptions,
  methods: readonly FlowMethod[],
  progress: Progress,
): Promise<FlowInputs> {
  if (!usesMatrices(options)) return loadFromReleases(options, methods, progress)
  const { stockStart, stockEnd, birthsDeaths, offset, period } = options
  if (stockStart === undefined || stockEnd === undefined) {
    throw new UsageError('tables of your own are needed for both dates: --stock-start, --stock-end')
  }
  const needy = methods.filter((method) => !isDifferencing(method))
  if (needy.length > 0 && birthsDeaths === undefined) {
    throw new UsageError(
      `${needy.join(', ')} needs births and deaths; add --births-deaths <file>, ` +
        'or use drop-negative or reverse-negative',
    )
  }
  progress.step('reading tables')
  const [{ loadMatrices }, { describeMatrixEstimate }, { listed }] = await Promise.all([
    import('./loadMatrices.ts'),
    import('./describeMatrixEstimate.ts'),
    import('../files/readMatrix.ts'),
  ])
  const matrices = await loadMatrices({ stockStart, stockEnd, birthsDeaths, offset })
  return {
    input: matrices.input,
    offset: matrices.offset,
    vintage: matrices.vintage,
    stocks: null,
    demography: null,
    notes: matrices.notes,
    period: period ?? null,
    sex: null,
    excluded: [],
    composites: [],
    nameOf: () => null,
    describe: (estimate) => describeMatrixEstimate(matrices, period ?? null, estimate),
    record: null,
    stockClasses: async () =>
      Object.fromEntries(matrices.input.areas.map((area) => [area, 'own-figures'])),
    explainAbsence: ({ areas, diagnostics }, area) =>
      diagnostics.excludedAreas.some((entry) => entry.area === area)
        ? `${area} was excluded because the tables have no common solution with it`
        : `${area} is not in the tables; their areas are ${listed(areas)}`,
  }
}

async function loadFromReleases(
  options: InputOptions,
  methods: readonly FlowMethod[],
  progress: Progress,
): Promise<FlowInputs> {
  const { period } = options
  if (period === undefined) {
    throw new UsageError(
      'the period is missing; add for example --period 2010-2015, ' +
        'or give tables of your own with --stock-start and --stock-end',
    )
  }
  const { loadReleases } = await import('./loadReleases.ts')
  return loadReleases({ ...options, period, sex: options.sex ?? 'both' }, methods, progress)
}

export const usesMatrices = ({ stockStart, stockEnd, birthsDeaths }: InputOptions): boolean =>
  [stockStart, stockEnd, birthsDeaths].some((file) => file !== undefined)

/** Methods that look at the stocks alone. */
const isDifferencing = (method: FlowMethod): boolean =>
  method === 'drop-negative' || method === 'reverse-negative'

/** Methods that account for births and deaths. */
export const isAccounting = (method: FlowMethod): boolean =>
  !isDifferencing(method) && method !== 'migration-rates'

/** Methods in which nobody leaves or enters the system of areas. */
export const isClosed = (method: FlowMethod): boolean =>
  isAccounting(method) && !method.startsWith('open-')

/** The engine's options for one method; what was not asked for is left to the engine. */
export function engineOptions(
  model: ModelOptions,
  method: FlowMethod,
  offset: Float64Array | null,
): FlowOptions {
  const { weight, whenInfeasible, births, deaths, globalMatch, integerNativeBorn } = model
  return {
    method,
    ...(weight !== undefined && { pseudoBayesWeight: weight }),
    ...(whenInfeasible !== undefined && { whenInfeasible }),
    ...(births !== undefined && { births }),
    ...(deaths !== undefined && { deaths }),
    ...(globalMatch !== undefined && { globalMatch }),
    ...(integerNativeBorn !== undefined && { integerNativeBorn }),
    ...(offset !== null && { offset }),
  }
}
