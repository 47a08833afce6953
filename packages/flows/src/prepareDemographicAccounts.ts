import { type AreaCode, DomainError } from '@corridor/kernel'
import { memberships } from './compositeAreas.ts'
import type {
  AreaExclusion,
  CompositeArea,
  PeriodDemography,
  PreparedAccounts,
  StockColumns,
} from './types.ts'

export interface AccountSources {
  /** Foreign-born by origin and destination at the start and at the end. Persons. */
  readonly stockStart: StockColumns
  readonly stockEnd: StockColumns
  /** Components of population change over the period. Persons. */
  readonly demography: PeriodDemography
  /** Those that apply to the period (`compositesFor`). */
  readonly composites: readonly CompositeArea[]
  /** Origins that are no area, for example `_OTH`; they stay with the native-born. */
  readonly residualOrigins?: readonly AreaCode[]
}

/**
 * The input recipe that reproduces the published series: from official stocks and population
 * components to two square tables with the native-born on the diagonal.
 *
 * 1. Composites are summed and the moves inside them dropped.
 * 2. An area is kept if it has demography and a foreign-born population at both dates.
 * 3. Native-born = population - foreign-born whose birthplace is kept, so persons born in an area
 *    that was left out count as native-born where they live.
 *
 * @returns areas in alphabetical order; `excluded` lists every area that was left out, with the
 * reason and the persons born there who now count elsewhere; the latter for composite members are
 * those living in another member.
 * @throws {DomainError} `missing_value`, `negative_value`, `duplicate_area` or `shape_mismatch`
 * naming the pair or area; `bad_request` when an origin is its own destination.
 * @remarks O(rows + areas^2). A negative native-born is left for `estimateFlows` to report.
 * @source docs/methods/flows.md, input recipe, steps 3 to 5
 */
export function prepareDemographicAccounts(sources: AccountSources): PreparedAccounts {
  const { demography, composites } = sources
  const memberOf = memberships(composites)
  const residual = new Set(sources.residualOrigins ?? [])
  const start = gatherStocks(sources.stockStart, memberOf, 'start')
  const end = gatherStocks(sources.stockEnd, memberOf, 'end')
  const components = gatherComponents(demography, composites, memberOf)
  const foreignStart = foreignBorn(start, residual)
  const foreignEnd = foreignBorn(end, residual)
  const universe = [...new Set([...components.keys(), ...start.areas, ...end.areas])].toSorted()
  const reasonOf = (area: AreaCode): AreaExclusion['reason'] | null => {
    if (residual.has(area)) return 'residual_origin'
    if (!components.has(area)) return 'no_demography'
    if (!((foreignStart.get(area) ?? 0) > 0)) return 'no_foreign_born_at_start'
    if (!((foreignEnd.get(area) ?? 0) > 0)) return 'no_foreign_born_at_end'
    return null
  }
  const areas = universe.filter((area) => reasonOf(area) === null)
  const kept = new Set(areas)
  const excluded: AreaExclusion[] = universe.flatMap((area) => {
    const reason = reasonOf(area)
    return reason === null ? [] : [exclusion(area, reason, start, end, kept)]
  })
  const read = composites.filter(({ code }) => universe.includes(code))
  for (const area of read.flatMap(({ members }) => members)) {
    excluded.push({
      area,
      reason: 'part_of_composite',
      personsStart: start.insideFrom.get(area) ?? 0,
      personsEnd: end.insideFrom.get(area) ?? 0,
    })
  }
  const column = (pick: (component: Components) => number): Float64Array =>
    Float64Array.from(areas, (area) => pick(components.get(area)!))
  return {
    input: {
      areas,
      stockStart: nativeBornTable(
        start,
        areas,
        column((c) => c.populationStart),
      ),
      stockEnd: nativeBornTable(
        end,
        areas,
        column((c) => c.populationEnd),
      ),
      births: column((c) => c.births),
      deaths: column((c) => c.deaths),
      netMigration: column((c) => c.netMigration),
    },
    excluded: excluded.toSorted((a, b) => (a.area < b.area ? -1 : 1)),
    composites: read,
  }
}

type Components = Readonly<
  Record<'births' | 'deaths' | 'netMigration' | 'populationStart' | 'populationEnd', number>
>

interface GatheredStocks {
  /** Persons by origin, then destination, composites summed. */
  readonly persons: ReadonlyMap<AreaCode, ReadonlyMap<AreaCode, number>>
  readonly areas: ReadonlySet<AreaCode>
  /** Persons by composite member they were born in, living in another member. */
  readonly insideFrom: ReadonlyMap<AreaCode, number>
}

function gatherStocks(
  { origin, destination, persons }: StockColumns,
  memberOf: ReadonlyMap<AreaCode, AreaCode>,
  date: 'start' | 'end',
): GatheredStocks {
  if (destination.length !== origin.length || persons.length !== origin.length) {
    throw new DomainError('shape_mismatch', `the stock columns at the ${date} differ in length`)
  }
  const gathered = new Map<AreaCode, Map<AreaCode, number>>()
  const areas = new Set<AreaCode>()
  const insideFrom = new Map<AreaCode, number>()
  const seen = new Map<AreaCode, Set<AreaCode>>()
  origin.forEach((from, row) => {
    const to = destination[row]!
    checkPair(from, to, persons[row]!, date, seen)
    const [birthplace, residence] = [memberOf.get(from) ?? from, memberOf.get(to) ?? to]
    areas.add(birthplace).add(residence)
    if (birthplace === residence) {
      insideFrom.set(from, (insideFrom.get(from) ?? 0) + persons[row]!)
      return
    }
    const line = gathered.get(birthplace) ?? new Map<AreaCode, number>()
    gathered.set(birthplace, line)
    line.set(residence, (line.get(residence) ?? 0) + persons[row]!)
  })
  return { persons: gathered, areas, insideFrom }
}

function checkPair(
  from: AreaCode,
  to: AreaCode,
  persons: number,
  date: 'start' | 'end',
  seen: Map<AreaCode, Set<AreaCode>>,
): void {
  const where = `stock at the ${date}, born in ${from} and living in ${to}`
  const details = { birthplace: from, residence: to, date }
  if (from === to) {
    throw new DomainError(
      'bad_request',
      `${where}: the table must hold the foreign-born only; leave the native-born out`,
      details,
    )
  }
  if (!Number.isFinite(persons)) {
    throw new DomainError('missing_value', `${where}: no figure; give a number`, details)
  }
  if (persons < 0) {
    throw new DomainError('negative_value', `${where}: ${persons} persons; give 0 or more`, details)
  }
  const destinations = seen.get(from) ?? new Set<AreaCode>()
  seen.set(from, destinations)
  if (destinations.has(to)) {
    throw new DomainError('duplicate_area', `${where}: the pair is there twice`, details)
  }
  destinations.add(to)
}

function gatherComponents(
  demography: PeriodDemography,
  composites: readonly CompositeArea[],
  memberOf: ReadonlyMap<AreaCode, AreaCode>,
): ReadonlyMap<AreaCode, Components> {
  const components = new Map<AreaCode, Components>()
  const read = new Set<AreaCode>()
  demography.area.forEach((area, place) => {
    if (read.has(area)) {
      throw new DomainError('duplicate_area', `${area} is there twice in the demography`, { area })
    }
    read.add(area)
    const code = memberOf.get(area) ?? area
    const sum = components.get(code)
    components.set(code, {
      births: demography.births[place]! + (sum?.births ?? 0),
      deaths: demography.deaths[place]! + (sum?.deaths ?? 0),
      netMigration: demography.netMigration[place]! + (sum?.netMigration ?? 0),
      populationStart: demography.populationStart[place]! + (sum?.populationStart ?? 0),
      populationEnd: demography.populationEnd[place]! + (sum?.populationEnd ?? 0),
    })
  })
  for (const { code, members } of composites) {
    const missing = members.filter((area) => !read.has(area))
    if (missing.length === 0 || missing.length === members.length) continue
    throw new DomainError(
      'missing_value',
      `${code} is read as one area, but ${missing.join(', ')} has no demography`,
      { area: code, missing },
    )
  }
  return components
}

function foreignBorn(
  { persons }: GatheredStocks,
  residual: ReadonlySet<AreaCode>,
): ReadonlyMap<AreaCode, number> {
  const totals = new Map<AreaCode, number>()
  for (const [birthplace, line] of persons) {
    if (residual.has(birthplace)) continue
    for (const [residence, count] of line) {
      totals.set(residence, (totals.get(residence) ?? 0) + count)
    }
  }
  return totals
}

function exclusion(
  area: AreaCode,
  reason: AreaExclusion['reason'],
  start: GatheredStocks,
  end: GatheredStocks,
  kept: ReadonlySet<AreaCode>,
): AreaExclusion {
  const abroad = ({ persons }: GatheredStocks): number => {
    let total = 0
    for (const [residence, count] of persons.get(area) ?? [])
      if (kept.has(residence)) total += count
    return total
  }
  return { area, reason, personsStart: abroad(start), personsEnd: abroad(end) }
}

function nativeBornTable(
  { persons }: GatheredStocks,
  areas: readonly AreaCode[],
  population: Float64Array,
): Float64Array {
  const size = areas.length
  const place = new Map(areas.map((area, index) => [area, index]))
  const table = new Float64Array(size * size)
  const native = population.slice()
  areas.forEach((birthplace, row) => {
    for (const [residence, count] of persons.get(birthplace) ?? []) {
      const column = place.get(residence)
      if (column === undefined) continue
      table[row * size + column] = count
      native[column]! -= count
    }
  })
  for (let area = 0; area < size; area++) table[area * (size + 1)] = native[area]!
  return table
}
