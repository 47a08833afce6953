import { type AreaCode, DomainError, formatPeriod, type Period } from '@corridor/kernel'
import { sum } from '@corridor/numeric'
import { memberships } from '../compositeAreas.ts'
import type { FlowMethod } from '../methods.ts'
import type { CompositeArea } from '../types.ts'

/** Flows of one period. */
export interface PeriodFlows {
  readonly period: Period
  readonly method: FlowMethod
  /** Names the vintages, for example "un-ims-2024 + un-wpp-2024". */
  readonly vintage: string
  readonly areas: readonly AreaCode[]
  /** Row-major, origin x destination. Persons. */
  readonly persons: Float64Array
}

export interface CumulationOptions {
  readonly composites: readonly CompositeArea[]
  /**
   * `keep` (default): a composite stands beside its members, each with the periods it was estimated
   * in. `merge`: the members are read as the composite in every period, moves between them dropped.
   */
  readonly compositeAreas?: 'keep' | 'merge'
}

/** Flows of consecutive periods added up. Persons. */
export interface CumulatedFlows {
  readonly from: number
  readonly to: number
  readonly method: FlowMethod
  readonly periods: readonly { readonly period: Period; readonly vintage: string }[]
  /** Years between periods for which there is nothing. */
  readonly gaps: readonly Period[]
  /** Every area of any period, in alphabetical order. */
  readonly areas: readonly AreaCode[]
  /** Row-major, origin x destination. */
  readonly persons: Float64Array
  readonly total: number
  /** Areas that some periods do not have, with those periods. */
  readonly incomplete: readonly {
    readonly area: AreaCode
    readonly missing: readonly Period[]
  }[]
  /** Composites that are read together in some periods and, unless merged, apart in others. */
  readonly composites: readonly CumulatedComposite[]
}

export interface CumulatedComposite {
  readonly code: AreaCode
  readonly members: readonly AreaCode[]
  readonly merged: boolean
  readonly together: readonly Period[]
  readonly apart: readonly Period[]
  /** Moves between members in the periods apart: dropped if merged, else among the flows. */
  readonly personsInside: number
}

/**
 * Adds up the flows of several periods.
 *
 * Persons who moved in two periods count twice, so a sum over periods is larger than the number of
 * persons who live elsewhere at the end than at the beginning.
 *
 * @param periods in any order, of one method.
 * @throws {DomainError} `bad_request` for no period, periods that overlap or different methods;
 * `shape_mismatch`.
 * @remarks O(periods x areas^2). Nothing is ever split between the members of a composite.
 * @source docs/methods/rates.md, section on cumulation
 */
export function cumulateFlows(
  periods: readonly PeriodFlows[],
  { composites, compositeAreas = 'keep' }: CumulationOptions,
): CumulatedFlows {
  const ordered = periods.toSorted((a, b) => a.period.from - b.period.from)
  checkPeriods(ordered)
  const merge = compositeAreas === 'merge'
  const memberOf = memberships(merge ? composites : [])
  const codeOf = (area: AreaCode): AreaCode => memberOf.get(area) ?? area
  const areas = [...new Set(ordered.flatMap((one) => one.areas.map(codeOf)))].toSorted()
  const placeOf = new Map(areas.map((area, place) => [area, place]))
  const persons = new Float64Array(areas.length ** 2)
  for (const one of ordered) {
    const places = one.areas.map((area) => placeOf.get(codeOf(area))!)
    for (let i = 0, cell = 0; i < places.length; i++) {
      for (let j = 0; j < places.length; j++, cell++) {
        if (places[i] === places[j]) continue
        persons[places[i]! * areas.length + places[j]!]! += one.persons[cell]!
      }
    }
  }
  return {
    from: ordered[0]!.period.from,
    to: ordered.at(-1)!.period.to,
    method: ordered[0]!.method,
    periods: ordered.map(({ period, vintage }) => ({ period, vintage })),
    gaps: ordered.slice(1).flatMap(({ period }, before) => {
      const { to } = ordered[before]!.period
      return to < period.from ? [{ from: to, to: period.from }] : []
    }),
    areas,
    persons,
    total: sum(persons),
    incomplete: areas.flatMap((area) => {
      const missing = ordered.filter((one) => !one.areas.some((code) => codeOf(code) === area))
      return missing.length === 0 ? [] : [{ area, missing: missing.map(({ period }) => period) }]
    }),
    composites: composites.flatMap((composite) => describeComposite(composite, ordered, merge)),
  }
}

function describeComposite(
  { code, members }: CompositeArea,
  periods: readonly PeriodFlows[],
  merged: boolean,
): readonly CumulatedComposite[] {
  const together = periods.filter(({ areas }) => areas.includes(code))
  const apart = periods.filter(({ areas }) => members.some((area) => areas.includes(area)))
  if (together.length === 0) return []
  const periodsOf = (some: readonly PeriodFlows[]): readonly Period[] =>
    some.map(({ period }) => period)
  return [
    {
      code,
      members,
      merged,
      together: periodsOf(together),
      apart: periodsOf(apart),
      personsInside: sum(apart.map((one) => movesAmong(one, members))),
    },
  ]
}

function movesAmong({ areas, persons }: PeriodFlows, members: readonly AreaCode[]): number {
  const places = members.map((area) => areas.indexOf(area)).filter((place) => place >= 0)
  return sum(
    places.flatMap((from) =>
      places.map((to) => (from === to ? 0 : persons[from * areas.length + to]!)),
    ),
  )
}

function checkPeriods(periods: readonly PeriodFlows[]): void {
  const [first] = periods
  if (first === undefined) {
    throw new DomainError('bad_request', 'there are no periods to add up')
  }
  periods.forEach(({ period, method, areas, persons }, at) => {
    if (persons.length !== areas.length ** 2) {
      throw new DomainError(
        'shape_mismatch',
        `${formatPeriod(period)}: ${areas.length} areas need ${areas.length ** 2} flows, not ${persons.length}`,
      )
    }
    if (method !== first.method) {
      throw new DomainError(
        'bad_request',
        `${formatPeriod(period)} was estimated by ${method}, ${formatPeriod(first.period)} by ` +
          `${first.method}; periods of different methods do not add up to anything`,
        { methods: [first.method, method] },
      )
    }
    const before = periods[at - 1]?.period
    if (before === undefined || before.to <= period.from) return
    throw new DomainError(
      'bad_request',
      `${formatPeriod(before)} and ${formatPeriod(period)} overlap; give each year once`,
      { periods: [before, period] },
    )
  })
}
