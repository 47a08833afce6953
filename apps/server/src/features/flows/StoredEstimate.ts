import type { AreaExclusion, CompositeArea, FlowDiagnostics } from '@corridor/flows'
import type { AreaCode } from '@corridor/kernel'
import type { EstimateResult } from './estimateThread.ts'
import type { FlowAccounts } from './flowAccounts.ts'
import type { EstimateChoice } from './selectEstimate.ts'

/** An estimate as the server keeps it. Matrices are row-major, origin x destination. Persons. */
export interface StoredEstimate {
  readonly choice: EstimateChoice
  readonly areas: readonly AreaCode[]
  readonly positionOf: ReadonlyMap<AreaCode, number>
  readonly persons: Float64Array
  /** Moves from and to the birthplace; null for methods that do not know it. Transit is the rest. */
  readonly outward: Float64Array | null
  readonly return: Float64Array | null
  readonly total: number
  /** Row and column totals. */
  readonly outflow: Float64Array
  readonly inflow: Float64Array
  readonly diagnostics: FlowDiagnostics
  readonly excluded: readonly AreaExclusion[]
  readonly composites: readonly CompositeArea[]
  /** Net migration that the demography release itself gives, by area. Persons. */
  readonly netMigrationOfSource: ReadonlyMap<AreaCode, number>
}

/** What the thread gave, with what belongs to it. @remarks O(areas x areas) */
export function storeEstimate(
  choice: EstimateChoice,
  result: EstimateResult,
  accounts: FlowAccounts,
): StoredEstimate {
  const size = result.areas.length
  const outflow = new Float64Array(size)
  const inflow = new Float64Array(size)
  for (let i = 0, cell = 0; i < size; i++) {
    for (let j = 0; j < size; j++, cell++) {
      outflow[i]! += result.persons[cell]!
      inflow[j]! += result.persons[cell]!
    }
  }
  return {
    choice,
    areas: result.areas,
    positionOf: new Map(result.areas.map((area, place) => [area, place])),
    persons: result.persons,
    outward: result.outward,
    return: result.return,
    total: result.total,
    outflow,
    inflow,
    diagnostics: result.diagnostics,
    excluded: [...accounts.excluded, ...excludedByEngine(result.diagnostics, accounts)],
    composites: accounts.composites,
    netMigrationOfSource: accounts.netMigration,
  }
}

/** Areas that the user wished left out because no solution has them, with the persons concerned. */
function excludedByEngine(
  { excludedAreas }: FlowDiagnostics,
  { input, positionOf }: FlowAccounts,
): StoredEstimate['excluded'] {
  const size = input.areas.length
  return excludedAreas.map(({ area, reason }) => {
    const row = positionOf.get(area)! * size
    const abroad = (table: Float64Array): number =>
      table.subarray(row, row + size).reduce((total, persons) => total + persons, 0) -
      table[row + row / size]!
    return {
      area,
      reason: reason as StoredEstimate['excluded'][number]['reason'],
      personsStart: abroad(input.stockStart),
      personsEnd: abroad(input.stockEnd),
    }
  })
}

/** The three kinds of move of one pair; they add up to its persons. */
export interface MovesByType {
  readonly outward: number | null
  readonly return: number | null
  readonly transit: number | null
}

export function movesByType(estimate: StoredEstimate, cell: number): MovesByType {
  const outward = estimate.outward?.[cell] ?? null
  const back = estimate.return?.[cell] ?? null
  if (outward === null || back === null) return { outward: null, return: null, transit: null }
  // What is left of a subtraction can fall below zero by its rounding.
  const transit = Math.max(estimate.persons[cell]! - outward - back, 0)
  return { outward, return: back, transit }
}

/** Bytes that an estimate holds, without the texts that all share. */
export const bytesOf = ({ persons, outward, return: back, areas }: StoredEstimate): number =>
  persons.byteLength + (outward?.byteLength ?? 0) + (back?.byteLength ?? 0) + areas.length * 200
