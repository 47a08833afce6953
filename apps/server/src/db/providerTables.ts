import type { ColumnType } from 'kysely'

type Instant = ColumnType<Date, Date, Date>

/** Whom a person is at a provider. */
interface ProviderLinkTable {
  readonly issuer: string
  readonly subject: string
  readonly person: string
  readonly linked: Instant
}

/** A sign-in with a provider that was begun. */
interface ProviderRoundTable {
  readonly hash: string
  readonly issuer: string
  /** Sealed with the server's key. */
  readonly secret: string
  readonly expires: Instant
}

/** Tables of sign-in with a provider. */
export interface ProviderTables {
  readonly provider_link: ProviderLinkTable
  readonly provider_round: ProviderRoundTable
}
