import { type AreaCode, type Corridor, DomainError } from '@corridor/kernel'
import { sum } from '@corridor/numeric'
import { type Bounds, corridorBounds, type OpenMoves } from './corridorBounds.ts'
import type { Movers } from './FlowTypes.ts'
import { type KnownFlow, type KnownFlowReport, orderKnownFlows } from './KnownFlow.ts'
import { movesBetween } from './movesBetween.ts'
import type { TablePair } from './TablePair.ts'

/** Persons of one birthplace whose move is settled, by place of origin and destination. */
export interface SettledMove {
  readonly row: number
  readonly column: number
  readonly persons: number
}

/** Known flows shared out over the birthplaces. */
export interface KnownFlowAttribution {
  readonly reports: readonly KnownFlowReport[]
  /** For each birthplace concerned, by its place. */
  readonly settled: ReadonlyMap<number, readonly SettledMove[]>
}

/** What known flows are shared out over. */
export interface BirthplaceAccounts {
  readonly areas: readonly AreaCode[]
  /** Balanced stocks, birthplace x residence. */
  readonly tables: TablePair
  /** A birthplace's movers without known flows. */
  readonly moversOf: (birthplace: number) => Movers
}

/**
 * Shares known flows out over the birthplaces of the movers, in proportion to the estimate without
 * them, within what the accounts of each birthplace allow.
 *
 * @throws {DomainError} those of `orderKnownFlows`; `infeasible` naming the corridor and the range
 * that is possible.
 * @remarks O(birthplaces x known flows), but for birthplaces that known flows fill, which take a
 * maximum flow.
 * @source docs/methods/constraints.md
 */
export function attributeKnownFlows(
  accounts: BirthplaceAccounts,
  flows: readonly KnownFlow[],
): KnownFlowAttribution {
  const { open, reports } = settleAll(accounts, flows)
  return { reports, settled: new Map([...open].map(([place, { settled }]) => [place, settled])) }
}

/**
 * The range of one corridor when other known flows are settled.
 *
 * @throws {DomainError} as `attributeKnownFlows`.
 */
export function rangeOfCorridor(
  accounts: BirthplaceAccounts,
  others: readonly KnownFlow[],
  corridor: Corridor,
): Omit<KnownFlowReport, 'persons'> {
  orderKnownFlows([{ ...corridor, persons: 0 }], accounts.areas)
  const { open } = settleAll(accounts, others)
  return { ...corridor, ...addShares(sharesOf(corridor, accounts, open)) }
}

/** Persons of one birthplace while known flows are settled one after the other. */
interface OpenBirthplace extends OpenMoves {
  readonly settled: SettledMove[]
  /** As it was before any. */
  readonly movers: Movers
}

function settleAll(accounts: BirthplaceAccounts, flows: readonly KnownFlow[]) {
  const open = new Map<number, OpenBirthplace>()
  const reports: KnownFlowReport[] = []
  for (const flow of orderKnownFlows(flows, accounts.areas)) {
    const shares = sharesOf(flow, accounts, open)
    const report = { ...flow, ...addShares(shares) }
    checkRange(report, reports)
    const persons = divide(shares, flow.persons)
    shares.forEach(({ birthplace, row, column }, at) => {
      const { start, end, settled } = birthplace
      start[row] = Math.max(0, start[row]! - persons[at]!)
      end[column] = Math.max(0, end[column]! - persons[at]!)
      settled.push({ row, column, persons: persons[at]! })
    })
    reports.push(report)
  }
  return { open, reports }
}

/** What one birthplace may contribute to a corridor. */
interface Share extends Bounds {
  readonly birthplace: OpenBirthplace
  readonly row: number
  readonly column: number
  /** The estimate without known flows, and the range in which nobody moves who need not. */
  readonly estimate: number
  readonly needed: Bounds
  /** Persons who would take the corridor if nobody cared where he was before. */
  readonly independent: number
}

/** Shares of every birthplace with persons at both ends; opens those not touched before. */
function sharesOf(
  { origin, destination }: Corridor,
  { areas, tables: { start, end }, moversOf }: BirthplaceAccounts,
  open: Map<number, OpenBirthplace>,
): readonly Share[] {
  const size = areas.length
  const [row, column] = [areas.indexOf(origin), areas.indexOf(destination)]
  return areas.flatMap((_, place) => {
    const from = place * size
    if (start[from + row] === 0 || end[from + column] === 0) return []
    const birthplace = open.get(place) ?? {
      start: start.slice(from, from + size),
      end: end.slice(from, from + size),
      settled: [],
      movers: moversOf(place),
    }
    open.set(place, birthplace)
    return [shareOf(birthplace, row, column)]
  })
}

function shareOf(birthplace: OpenBirthplace, row: number, column: number): Share {
  const { start, end } = birthplace
  const total = sum(start)
  let moving = 0
  for (let area = 0; area < start.length; area++) moving += Math.max(start[area]! - end[area]!, 0)
  const leaving = Math.max(start[row]! - end[row]!, 0)
  const arriving = Math.max(end[column]! - start[column]!, 0)
  const bounds = corridorBounds(birthplace, row, column)
  const within = (persons: number): number => Math.min(Math.max(persons, bounds.least), bounds.most)
  return {
    birthplace,
    row,
    column,
    ...bounds,
    estimate: movesBetween(birthplace.movers, row, column),
    needed: {
      least: within(Math.max(0, leaving + arriving - moving)),
      most: within(Math.min(leaving, arriving)),
    },
    independent: total === 0 ? 0 : (start[row]! * end[column]!) / total,
  }
}

const addShares = (shares: readonly Share[]) => ({
  unconstrained: sum(shares.map(({ estimate }) => estimate)),
  least: sum(shares.map(({ least }) => least)),
  most: sum(shares.map(({ most }) => most)),
  leastNeeded: sum(shares.map(({ needed }) => needed.least)),
  mostNeeded: sum(shares.map(({ needed }) => needed.most)),
})

function checkRange(report: KnownFlowReport, before: readonly KnownFlowReport[]): void {
  const { origin, destination, persons, unconstrained, least, most } = report
  const rounding = 1e-9 * Math.max(1, most)
  if (persons >= least - rounding && persons <= most + rounding) return
  const given =
    before.length === 0
      ? ''
      : ` beside the known flows ${before.map((flow) => `${flow.origin}-${flow.destination}`).join(', ')}`
  throw new DomainError(
    'infeasible',
    `${persons} persons from ${origin} to ${destination} are not possible: give ` +
      `${Math.ceil(least * 100) / 100} to ${Math.floor(most * 100) / 100}${given}. The estimate ` +
      `without known flows is ${Math.round(unconstrained)}; ` +
      (persons > most
        ? 'no more persons of one birthplace live in the one at the start and in the other at the end.'
        : 'with fewer, not all who live in the other at the end can have come from anywhere.'),
    { ...report },
  )
}

/**
 * Divides a number of persons over the birthplaces: in proportion to the estimate where that needs
 * no other move; below it, in proportion to what is needed; above it, the rest in proportion to
 * independent movers. Each share stays within its bounds.
 */
function divide(shares: readonly Share[], persons: number): number[] {
  const { leastNeeded, mostNeeded } = addShares(shares)
  const parts = shares.map(({ least, most, needed, estimate, independent }) => {
    if (persons < leastNeeded) {
      return { base: 0, weight: needed.least, least, most: needed.least }
    }
    if (persons > mostNeeded) {
      return { base: needed.most, weight: independent, least: needed.most, most }
    }
    return { base: 0, weight: estimate, least: needed.least, most: needed.most }
  })
  return divideInProportion(parts, persons)
}

interface Part extends Bounds {
  readonly base: number
  readonly weight: number
}

/** base + multiple x weight, cut at the bounds; the multiple that makes them add up to `whole`. */
function divideInProportion(parts: readonly Part[], whole: number): number[] {
  const at = (multiple: number): number[] =>
    parts.map(({ base, weight, least, most }) =>
      Math.max(Math.min(base + multiple * weight, most), least),
    )
  const corners = parts
    .flatMap(({ base, weight, least, most }) =>
      weight > 0 ? [(least - base) / weight, (most - base) / weight] : [],
    )
    .toSorted((a, b) => a - b)
  // Between two corners the sum is a straight line.
  let [low, below] = [0, sum(at(0))]
  for (const corner of corners) {
    const above = sum(at(corner))
    if (above > whole && above > below) {
      return at(low + ((corner - low) * Math.max(0, whole - below)) / (above - below))
    }
    ;[low, below] = [corner, above]
  }
  return at(low)
}
