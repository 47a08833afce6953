import type { ColumnType, JSONColumnType } from 'kysely'

/** A release that may be shown: entered when its files are complete and checked, never changed. */
interface ReleaseTable {
  readonly id: string
  readonly kind: 'migrant-stocks' | 'annual-demography'
  readonly origin: 'shipped' | 'imported'
  readonly vintage: number
  /** SHA-256 of the observations as text. */
  readonly checksum: string
  readonly manifest: JSONColumnType<Record<string, unknown>>
  readonly catalogued: ColumnType<Date, Date | string, never>
}

/** A simulation that was asked for. Its result is a file, there when the state is `done`. */
interface SimulationTable {
  /** Hash of what determines the result: releases, selection, parameters, engine. */
  readonly id: string
  /** Names the estimate the intervals belong to: `choiceKey`. */
  readonly estimate_key: string
  readonly selection: JSONColumnType<Record<string, unknown>>
  readonly draws: number
  /** A whole number beyond 32 bits, as text. */
  readonly seed: string
  readonly errors: JSONColumnType<Record<string, unknown>>
  readonly usual_errors: boolean
  readonly vintage: string
  readonly engine: string
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly draws_done: number
  /** SHA-256 of the token that cancels it. */
  readonly cancel_hash: string
  readonly queued: ColumnType<Date, Date | string, Date | string>
  readonly started: ColumnType<Date | null, Date | string | null, Date | string | null>
  readonly finished: ColumnType<Date | null, Date | string | null, Date | string | null>
  readonly failure: string | null
  readonly result: JSONColumnType<Record<string, unknown>> | null
}

/** Tables of the operations database; docs beside the migrations that made them. */
export interface CorridorDatabase {
  readonly release: ReleaseTable
  readonly simulation: SimulationTable
}
