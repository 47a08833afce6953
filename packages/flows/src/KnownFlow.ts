import { type AreaCode, DomainError } from '@corridor/kernel'

/** A flow that is known from another source, for example an administrative count. Persons. */
export interface KnownFlow {
  readonly origin: AreaCode
  readonly destination: AreaCode
  readonly persons: number
}

/** What a known flow met in the accounts. Persons. */
export interface KnownFlowReport extends KnownFlow {
  /** The estimate without any known flow. */
  readonly unconstrained: number
  /** Fewest and most that were possible, given the known flows before it in this list. */
  readonly least: number
  readonly most: number
  /** The part of that range in which nobody else moves who need not. */
  readonly leastNeeded: number
  readonly mostNeeded: number
}

/**
 * The known flows in the order in which they are settled: largest first, so that the order in which
 * they are given does not matter.
 *
 * @throws {DomainError} `unknown_area`, `missing_value`, `negative_value`; `bad_option` for a flow
 * from an area to itself or a corridor that is there twice.
 */
export function orderKnownFlows(
  flows: readonly KnownFlow[],
  areas: readonly AreaCode[],
): readonly KnownFlow[] {
  const seen = new Set<string>()
  for (const { origin, destination, persons } of flows) {
    const corridor = `${origin}-${destination}`
    const details = { origin, destination, persons }
    for (const area of [origin, destination]) {
      if (areas.includes(area)) continue
      throw new DomainError(
        'unknown_area',
        `the known flow ${corridor}: ${area} is not among the ${areas.length} areas`,
        details,
      )
    }
    if (origin === destination || seen.has(corridor)) {
      throw new DomainError(
        'bad_option',
        origin === destination
          ? `the known flow ${corridor} goes nowhere; give two different areas`
          : `the known flow ${corridor} is there twice`,
        details,
      )
    }
    seen.add(corridor)
    if (!Number.isFinite(persons)) {
      throw new DomainError(
        'missing_value',
        `the known flow ${corridor}: no figure; give a number`,
        {
          origin,
          destination,
        },
      )
    }
    if (persons < 0) {
      throw new DomainError(
        'negative_value',
        `the known flow ${corridor}: ${persons} persons; give 0 or more`,
        details,
      )
    }
  }
  return flows.toSorted(
    (a, b) =>
      b.persons - a.persons ||
      (`${a.origin}-${a.destination}` < `${b.origin}-${b.destination}` ? -1 : 1),
  )
}
