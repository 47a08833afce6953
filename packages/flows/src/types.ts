import type { AreaCode } from '@corridor/kernel'
import type { DistanceDecay } from './distanceOffset.ts'
import type { KnownFlow, KnownFlowReport } from './KnownFlow.ts'
import type { FlowMethod } from './methods.ts'

/**
 * Two bilateral stock tables and the births and deaths between them.
 * Tables are row-major, rows birthplace, columns residence, in the order of `areas`;
 * the diagonal holds the native-born. Persons.
 */
export interface FlowInput {
  readonly areas: readonly AreaCode[]
  readonly stockStart: Float64Array
  readonly stockEnd: Float64Array
  /** Persons per area in the period; null where the method needs none (differencing, rates). */
  readonly births: Float64Array | null
  readonly deaths: Float64Array | null
  /** Net migration per area in the period, persons; only `migration-rates` needs it. */
  readonly netMigration: Float64Array | null
}

export interface FlowOptions {
  readonly method: FlowMethod
  /** Weight of the minimum-migration part of `pseudo-bayes`, 0..1. Default 0.87. */
  readonly pseudoBayesWeight?: number
  /** What to do when the closed tables have no common solution. Default `stop`. */
  readonly whenInfeasible?: 'stop' | 'exclude' | 'relax'
  readonly births?: 'native' | 'proportion'
  readonly deaths?: 'proportion' | 'accounting'
  /** When the two tables are brought to one total. Default `before` births and deaths. */
  readonly globalMatch?: 'before' | 'after'
  /** Round the scaled native-born to whole persons, as the reference program does. Default false. */
  readonly integerNativeBorn?: boolean
  /** Row-major weights origin x destination on the allocation of moves, for example a distance decay. */
  readonly offset?: Float64Array
  /** Weights from distances, in place of `offset`; decay and parameter are reported with the result. */
  readonly distance?: DistanceChoice
  /**
   * Row-major stayers birthplace x residence fixed by the user; Infinity where as many stay as the
   * balanced accounts allow. Persons.
   */
  readonly fixedStayers?: Float64Array
  /** Corridors whose flow is known; minimum migration allocates the others around them. */
  readonly knownFlows?: readonly KnownFlow[]
  /** Row factors of an earlier run on the same areas, to begin the balancing from. */
  readonly warmStart?: BalancingDuals
}

/** Distances and how the weight of a move falls with them. */
export interface DistanceChoice {
  /** Row-major, origin x destination; NaN where unknown. */
  readonly km: Float64Array
  readonly decay: DistanceDecay
  /** Distance within an area; needed under independence. */
  readonly withinKm?: number
}

/** Natural logarithms of the row factors that balance the two tables, one for each area. */
export interface BalancingDuals {
  readonly start: Float64Array
  readonly end: Float64Array
}

export interface FlowEstimate {
  readonly method: FlowMethod
  readonly areas: readonly AreaCode[]
  /** Row-major, rows origin, columns destination, zero diagonal. Persons, not rounded. */
  readonly persons: Float64Array
  readonly total: number
  /** The same flows split by type of move; null for differencing and rates, which do not know it. */
  readonly types: Readonly<Record<MoveType, Float64Array>> | null
  readonly diagnostics: FlowDiagnostics
  /** Where the balancing ended, as a `warmStart` for a similar run; null where nothing was balanced. */
  readonly duals: BalancingDuals | null
}

/** Outward leaves the birthplace, return goes to it, transit is between two other areas. */
export type MoveType = 'outward' | 'return' | 'transit'

export interface FlowDiagnostics {
  /** The options in force, defaults included; offsets and fixed stayers as whether they were given. */
  readonly options: UsedOptions
  /** Births minus deaths minus growth of the tables, spread over the native-born; null if not closed. */
  readonly globalDifference: number | null
  /** Native-born found negative and taken from the other birthplaces of the column instead. */
  readonly negativeNativeBorn: readonly {
    readonly area: AreaCode
    readonly table: StockTableName
    readonly persons: number
  }[]
  /** Births above the native-born, taken from the whole column instead. */
  readonly birthsAboveNativeBorn: readonly {
    readonly area: AreaCode
    readonly births: number
    readonly nativeBorn: number
  }[]
  /** One entry for each table that was balanced; empty for methods that balance none. */
  readonly balancing: readonly BalancingReport[]
  /** Areas left out of a closed run at the user's wish (`whenInfeasible: 'exclude'`). */
  readonly excludedAreas: readonly { readonly area: AreaCode; readonly reason: string }[]
  /** The area whose estimated net migration is furthest from population change - births + deaths. */
  readonly largestNetMigrationDeviation: {
    readonly area: AreaCode
    readonly persons: number
  } | null
  /** Open accounting only: moves to and from outside the system. Persons. */
  readonly outside: { readonly leavers: number; readonly arrivals: number } | null
  /** Known flows in the order they were settled, with the range that was possible; absent without. */
  readonly knownFlows?: readonly KnownFlowReport[]
}

/** What a run was asked for; null where the method has no such choice. */
export interface UsedOptions {
  readonly pseudoBayesWeight: number | null
  readonly whenInfeasible: 'stop' | 'exclude' | 'relax' | null
  readonly births: 'native' | 'proportion' | null
  readonly deaths: 'proportion' | 'accounting' | null
  readonly globalMatch: 'before' | 'after' | null
  readonly integerNativeBorn: boolean | null
  readonly offset: boolean
  readonly fixedStayers: boolean
  /** Present where the offset was made from distances. */
  readonly distance?: { readonly decay: DistanceDecay; readonly withinKm: number | null }
  /** Present where known flows were given. */
  readonly knownFlows?: true
  /** Only `migration-rates`: net migration as given, or derived from population, births, deaths. */
  readonly netMigration: 'given' | 'derived' | null
}

export type StockTableName = 'start' | 'end'

export interface BalancingReport {
  readonly table: StockTableName
  /** One block with ratio 1 when a solution exists; more when the table falls apart. */
  readonly blocks: readonly FeasibilityBlock[]
  readonly iterations: number
  readonly largestErrorPersons: number
  /** Whether the block ratios had to be accepted (`whenInfeasible: 'relax'`). */
  readonly relaxed: boolean
}

/** Areas that can only be balanced among themselves. */
export interface FeasibilityBlock {
  readonly birthplaces: readonly AreaCode[]
  readonly residences: readonly AreaCode[]
  /**
   * Column total over row target; 1 where a solution exists, 0 for birthplaces without residence,
   * Infinity for residences without birthplace.
   */
  readonly ratio: number
  /** Column total minus row target. Persons. */
  readonly gapPersons: number
}

/** Bilateral stock of one date and one sex as parallel arrays, foreign-born only. Persons. */
export interface StockColumns {
  readonly origin: readonly AreaCode[]
  readonly destination: readonly AreaCode[]
  readonly persons: ArrayLike<number>
}

/** Components of population change by calendar year as parallel arrays. Persons. */
export interface AnnualDemography {
  readonly area: readonly AreaCode[]
  readonly year: ArrayLike<number>
  readonly births: ArrayLike<number>
  readonly deaths: ArrayLike<number>
  readonly netMigration: ArrayLike<number>
  readonly population31December: ArrayLike<number>
}

/** Components of population change between two mid-years, one entry an area. Persons. */
export interface PeriodDemography {
  readonly area: readonly AreaCode[]
  readonly births: Float64Array
  readonly deaths: Float64Array
  readonly netMigration: Float64Array
  readonly populationStart: Float64Array
  readonly populationEnd: Float64Array
  /** What population change lacked against its components before it was split over both ends. */
  readonly discrepancy?: Float64Array
}

/** Several areas read as one, for periods that begin before they parted. */
export interface CompositeArea {
  readonly code: AreaCode
  readonly members: readonly AreaCode[]
  /** Applies to periods that begin before this year. Default 2010. */
  readonly until?: number
}

export interface PreparedAccounts {
  readonly input: FlowInput
  readonly excluded: readonly AreaExclusion[]
  readonly composites: readonly CompositeArea[]
}

export interface AreaExclusion {
  readonly area: AreaCode
  readonly reason:
    | 'no_demography'
    | 'no_foreign_born_at_start'
    | 'no_foreign_born_at_end'
    | 'part_of_composite'
    | 'residual_origin'
  /** Persons born in the area and living in a kept area, now counted with the native-born there. */
  readonly personsStart: number
  readonly personsEnd: number
}
