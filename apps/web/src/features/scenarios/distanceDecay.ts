import type { Scenario } from '@corridor/contract'

export type ScenarioDecay = NonNullable<Scenario['constraints']['distanceDecay']>

/** The fields of the form, those of the form not chosen included. */
export interface DecayChoice {
  readonly kind: 'power' | 'exponential'
  /** Beta, as in km^-beta. */
  readonly power: number
  /** Gamma per kilometre, as in exp(-gamma km). */
  readonly exponential: number
  /** Distance within an area, kilometres; null where none is given. */
  readonly within: number | null
}

/** The decay of a scenario for the chosen fields. */
export function decayOf(
  { kind, power, exponential, within }: DecayChoice,
  distances: ScenarioDecay['distances'],
): ScenarioDecay {
  const rest = {
    ...(within !== null && { withinKm: within }),
    ...(distances !== undefined && { distances }),
  }
  return kind === 'power'
    ? { kind, beta: power, ...rest }
    : { kind, gammaPerKm: exponential, ...rest }
}

/** The weight as a formula, to be read from left to right in every language. */
export const weightFormula = (decay: ScenarioDecay): string =>
  `\u2066${decay.kind === 'power' ? `km^−${decay.beta}` : `exp(−${decay.gammaPerKm} km)`}\u2069`
