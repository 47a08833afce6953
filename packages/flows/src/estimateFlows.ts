import { sum } from '@corridor/numeric'
import { allocateMoves } from './allocateMoves.ts'
import { allocationOf, balanceFlowAccounts, type FlowAccounts } from './balanceFlowAccounts.ts'
import { differenceStocks } from './differenceStocks.ts'
import { addTypes, type FlowTypes } from './FlowTypes.ts'
import { planOf } from './methodPlans.ts'
import type { FlowMethod } from './methods.ts'
import { estimateRateFlows, impliedNetMigration } from './rateFlows.ts'
import { resolveOptions } from './resolveOptions.ts'
import type { FlowDiagnostics, FlowEstimate, FlowInput, FlowOptions } from './types.ts'
import { validateInput } from './validateInput.ts'

/**
 * Estimates the persons who moved between every two areas in a period, from the stocks at its two
 * ends.
 *
 * @param input two stock tables, row-major birthplace x residence with the native-born on the
 * diagonal; births and deaths for the accounting methods, net migration for the rates. Persons.
 * @param options the method and its choices.
 * @returns row-major flows origin x destination, zero diagonal, not rounded; their types; and what
 * was adjusted on the way. `areas` may be fewer than asked for only with `whenInfeasible: 'exclude'`.
 *
 * @throws {DomainError} `shape_mismatch`, `duplicate_area`, `missing_value`, `negative_value` for
 * input that cannot be read; `bad_option` for an option the method has no use for;
 * `deaths_exceed_population`, `deaths_without_population`, `negative_death_margin` when the
 * accounts are impossible; `infeasible` when the closed tables have no common solution (the blocks
 * of both in `details.tables`); `not_converged`; `infeasible_stayers`; `missing_offset`.
 *
 * @remarks For 229 areas about 1 ms for differences and rates, 2 ms open, 40 ms closed and
 * pseudo-Bayes (bench/flows.ts); memory is a few tables of areas x areas.
 * @source Abel (2013), Demographic Research 28(18); Abel and Sander (2014), Science 343; Azose and
 * Raftery (2019), PNAS 116(1); Dennett (2016); Abel and Cohen (2019), Scientific Data 6(82).
 * Formulas in docs/methods/flows.md
 *
 * @example
 * const input = {
 *   areas: ['A', 'B'],
 *   stockStart: Float64Array.of(90, 10, 0, 50),
 *   stockEnd: Float64Array.of(80, 20, 5, 45),
 *   births: new Float64Array(2),
 *   deaths: new Float64Array(2),
 *   netMigration: null,
 * }
 * estimateFlows(input, { method: 'open-minimum' }).persons // => [0, 10, 5, 0]
 */
export function estimateFlows(input: FlowInput, options: FlowOptions): FlowEstimate {
  if (planOf(options.method).accounting !== null) {
    return allocateFlows(balanceFlowAccounts(input, options))
  }
  validateInput(input)
  const used = resolveOptions(input, options)
  const persons = scaleStocks(input, options.method)
  const diagnostics = { ...NOTHING_ADJUSTED, options: used }
  return assemble(input, options.method, persons, null, diagnostics, null)
}

/**
 * The flow step alone: flows of all corridors from balanced accounts.
 *
 * @returns what `estimateFlows` returns for the input and options of the accounts.
 * @throws {DomainError} `infeasible_stayers`; `infeasible` when zero offsets leave no way.
 */
export function allocateFlows(run: FlowAccounts): FlowEstimate {
  const { accounts, used } = run
  const types = allocate(run)
  const diagnostics = {
    options: used,
    globalDifference: accounts.adjusted.globalDifference,
    negativeNativeBorn: accounts.adjusted.negativeNativeBorn,
    birthsAboveNativeBorn: accounts.adjusted.birthsAboveNativeBorn,
    balancing: accounts.balancing,
    excludedAreas: run.excludedAreas,
    outside: accounts.outside,
    ...(run.attribution && { knownFlows: run.attribution.reports }),
  }
  const { method } = run.options
  return assemble(run.input, method, addTypes(types), types, diagnostics, accounts.duals)
}

/** The methods that work on the stocks as they are. */
function scaleStocks(input: FlowInput, method: FlowMethod): Float64Array {
  if (method === 'migration-rates') return estimateRateFlows(input)
  return differenceStocks(input, method === 'drop-negative' ? 'drop' : 'reverse')
}

const NOTHING_ADJUSTED = {
  globalDifference: null,
  negativeNativeBorn: [],
  birthsAboveNativeBorn: [],
  balancing: [],
  excludedAreas: [],
  outside: null,
} as const

function allocate(run: FlowAccounts): FlowTypes {
  const { accounts, options, used } = run
  const [first, second] = planOf(options.method).assumptions.map((assumption) =>
    allocateMoves(accounts.balanced, accounts.areas, assumption, allocationOf(run)),
  )
  if (second === undefined) return first!
  const weight = used.pseudoBayesWeight!
  const mix = (a: Float64Array, b: Float64Array): Float64Array =>
    a.map((persons, cell) => weight * persons + (1 - weight) * b[cell]!)
  return {
    outward: mix(first!.outward, second.outward),
    return: mix(first!.return, second.return),
    transit: mix(first!.transit, second.transit),
  }
}

function assemble(
  input: FlowInput,
  method: FlowMethod,
  persons: Float64Array,
  types: FlowTypes | null,
  diagnostics: Omit<FlowDiagnostics, 'largestNetMigrationDeviation'>,
  duals: FlowEstimate['duals'],
): FlowEstimate {
  return {
    method,
    areas: input.areas,
    persons,
    total: sum(persons),
    types,
    diagnostics: {
      ...diagnostics,
      largestNetMigrationDeviation: largestDeviation(input, persons),
    },
    duals,
  }
}

function largestDeviation(
  input: FlowInput,
  persons: Float64Array,
): FlowDiagnostics['largestNetMigrationDeviation'] {
  const implied = impliedNetMigration(input)
  if (implied === null || input.areas.length === 0) return null
  const size = input.areas.length
  const deviation = implied.map((net) => -net)
  for (let i = 0, cell = 0; i < size; i++) {
    for (let j = 0; j < size; j++, cell++) {
      deviation[i]! -= persons[cell]!
      deviation[j]! += persons[cell]!
    }
  }
  const worst = deviation.reduce(
    (best, value, place) => (Math.abs(value) > Math.abs(deviation[best]!) ? place : best),
    0,
  )
  return { area: input.areas[worst]!, persons: deviation[worst]! }
}
