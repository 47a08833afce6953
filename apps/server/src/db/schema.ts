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

/** Tables of the operations database; docs beside the migrations that made them. */
export interface CorridorDatabase {
  readonly release: ReleaseTable
}
