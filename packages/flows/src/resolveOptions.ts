import { DomainError } from '@corridor/kernel'
import { distanceOffset } from './distanceOffset.ts'
import { planOf } from './methodPlans.ts'
import { PSEUDO_BAYES_WEIGHT } from './methods.ts'
import type { FlowInput, FlowOptions, UsedOptions } from './types.ts'

/**
 * The options in force, defaults filled in.
 *
 * @throws {DomainError} `bad_option` for a weight outside 0..1 and for a choice the method would
 * have to ignore: an offset, fixed stayers or another treatment of births must not vanish unsaid.
 * `shape_mismatch` when a warm start has another number of areas.
 */
export function resolveOptions(input: FlowInput, options: FlowOptions): UsedOptions {
  const { accounting, assumptions } = planOf(options.method)
  const accounts = accounting !== null
  const closed = accounting === 'closed'
  const used: UsedOptions = {
    pseudoBayesWeight:
      assumptions.length === 2 ? (options.pseudoBayesWeight ?? PSEUDO_BAYES_WEIGHT) : null,
    whenInfeasible: closed ? (options.whenInfeasible ?? 'stop') : null,
    births: accounts ? (options.births ?? 'native') : null,
    deaths: accounts ? (options.deaths ?? 'proportion') : null,
    globalMatch: closed ? (options.globalMatch ?? 'before') : null,
    integerNativeBorn: closed ? (options.integerNativeBorn ?? false) : null,
    offset: options.offset !== undefined || options.distance !== undefined,
    ...(options.distance !== undefined && {
      distance: {
        decay: options.distance.decay,
        withinKm: options.distance.withinKm ?? null,
      },
    }),
    fixedStayers: options.fixedStayers !== undefined,
    ...(hasKnownFlows(options) && { knownFlows: true as const }),
    netMigration:
      options.method === 'migration-rates'
        ? input.netMigration === null
          ? 'derived'
          : 'given'
        : null,
  }
  refuseUnused(options, used)
  refuseContradictions(options, used)
  checkWarmStart(input, options)
  return used
}

const DEFAULTS = {
  pseudoBayesWeight: PSEUDO_BAYES_WEIGHT,
  births: 'native',
  deaths: 'proportion',
  globalMatch: 'before',
  integerNativeBorn: false,
} as const

/** `whenInfeasible` may be given to any method: without closed tables the case does not arise. */
function refuseUnused(options: FlowOptions, used: UsedOptions): void {
  for (const name of Object.keys(DEFAULTS) as (keyof typeof DEFAULTS)[]) {
    const wanted = options[name]
    if (wanted === undefined || wanted === DEFAULTS[name] || used[name] !== null) continue
    throw badOption(options, `has no use for ${name} = ${wanted}`)
  }
}

function refuseContradictions(options: FlowOptions, used: UsedOptions): void {
  const { accounting, assumptions } = planOf(options.method)
  const weight = used.pseudoBayesWeight
  if (weight !== null && !(weight >= 0 && weight <= 1)) {
    throw badOption(options, `needs a weight between 0 and 1, not ${weight}`)
  }
  if (used.offset && accounting === null) {
    throw badOption(options, 'has no use for an offset; choose an accounting method')
  }
  if (options.offset !== undefined && options.distance !== undefined) {
    throw badOption(options, 'takes weights or distances, not both')
  }
  if (used.fixedStayers && (assumptions.length !== 1 || assumptions[0] !== 'minimum')) {
    throw badOption(options, 'takes no fixed stayers; choose open-minimum or closed-minimum')
  }
  if (used.knownFlows && (assumptions.length !== 1 || assumptions[0] !== 'minimum')) {
    throw badOption(options, 'takes no known flows; choose open-minimum or closed-minimum')
  }
  if (used.knownFlows && used.fixedStayers) {
    throw badOption(
      options,
      'takes fixed stayers or known flows, not both: either decides who stays',
    )
  }
  if (used.integerNativeBorn === true && used.globalMatch === 'after') {
    throw badOption(options, 'rounds the native-born only when they are matched before')
  }
}

/**
 * The options with the weights that distances stand for.
 *
 * @throws {DomainError} `negative_value` for a distance that is not positive off the diagonal.
 */
export function withOffset({ distance, ...options }: FlowOptions): FlowOptions {
  if (distance === undefined) return options
  return { ...options, offset: distanceOffset(distance.km, distance.decay, distance.withinKm) }
}

/** No known flows at all are the same as an empty list. */
export const hasKnownFlows = ({ knownFlows }: FlowOptions): boolean =>
  knownFlows !== undefined && knownFlows.length > 0

function checkWarmStart({ areas }: FlowInput, { warmStart }: FlowOptions): void {
  if (warmStart === undefined) return
  for (const table of ['start', 'end'] as const) {
    if (warmStart[table].length === areas.length && warmStart[table].every(Number.isFinite))
      continue
    throw new DomainError(
      'shape_mismatch',
      `the warm start of the ${table} table needs ${areas.length} finite numbers, one an area`,
    )
  }
}

const badOption = ({ method }: FlowOptions, problem: string): DomainError =>
  new DomainError('bad_option', `the method ${method} ${problem}`, { method })
