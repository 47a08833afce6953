import { DomainError } from '@corridor/kernel'

/** How the weight of a move falls with distance; parameters are shown with every result. */
export type DistanceDecay =
  /** w = km^-beta */
  | { readonly kind: 'power'; readonly beta: number }
  /** w = exp(-gamma km) */
  | { readonly kind: 'exponential'; readonly gammaPerKm: number }

/**
 * Weights for `FlowOptions.offset` from distances: nearer areas are likelier destinations.
 *
 * @param distancesKm row-major, origin x destination; NaN where unknown. The diagonal of the usual
 * tables is 0, which is not a distance within the area: see `withinKm`.
 * @param decay form and parameter.
 * @param withinKm distance to use on the diagonal; without it the diagonal is NaN, which only the
 * minimum-migration methods accept.
 * @returns weights, row-major; NaN where the distance is unknown, so that the estimate refuses the
 * pair by name instead of guessing.
 * @throws {DomainError} `negative_value` for a distance that is not positive off the diagonal.
 * @example
 * distanceOffset(Float64Array.of(0, 100, 100, 0), { kind: 'power', beta: 1 })[1] // => 0.01
 */
export function distanceOffset(
  distancesKm: Float64Array,
  decay: DistanceDecay,
  withinKm: number = Number.NaN,
): Float64Array {
  const size = Math.sqrt(distancesKm.length)
  return distancesKm.map((given, cell) => {
    const km = cell % (size + 1) === 0 ? withinKm : given
    if (km <= 0) {
      throw new DomainError(
        'negative_value',
        `distance ${km} km between areas ${Math.floor(cell / size) + 1} and ${(cell % size) + 1}; ` +
          'give more than 0',
        { km },
      )
    }
    return decay.kind === 'power' ? km ** -decay.beta : Math.exp(-decay.gammaPerKm * km)
  })
}
