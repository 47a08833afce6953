import type { RateBasis } from '@corridor/flows'

/** Rates of areas and corridors; null where they cannot be divided. */
export interface RateRows {
  readonly denominator: {
    readonly text: string
    readonly basis: RateBasis
    readonly per: 'period' | 'year'
    /** Names the release, or the files, of the population. */
    readonly release: string
  }
  readonly areas: readonly AreaRow[]
  readonly corridors: readonly CorridorRow[]
  readonly world: {
    readonly population: number
    readonly movesPer1000: number | null
    readonly effectivenessPercent: number | null
  }
}

export interface AreaRow {
  readonly area: string
  readonly inflow: number
  readonly outflow: number
  readonly net: number
  readonly population: number | null
  readonly immigrationPer1000: number | null
  readonly emigrationPer1000: number | null
  readonly netPer1000: number | null
  readonly effectivenessPercent: number | null
}

export interface CorridorRow {
  readonly origin: string
  readonly destination: string
  readonly persons: number
  readonly per1000OfOrigin: number | null
  readonly per1000OfDestination: number | null
  readonly effectivenessPercent: number | null
}
