import type { ColumnType, Generated, JSONColumnType } from 'kysely'

type Instant = ColumnType<Date, Date, Date>
type InstantOrNull = ColumnType<Date | null, Date | null, Date | null>

/** A member of staff; accounts are closed, never removed. */
interface PersonTable {
  readonly id: string
  /** In lower case. */
  readonly email: string
  readonly name: string
  readonly language: 'en' | 'fr' | 'es' | 'ar'
  readonly state: 'active' | 'deactivated'
  readonly created: Instant
  readonly last_sign_in: InstantOrNull
}

interface PersonPasswordTable {
  readonly person: string
  /** argon2id, with its parameters. */
  readonly hash: string
  readonly changed: Instant
}

interface PersonTotpTable {
  readonly person: string
  /** Sealed with the server's key. */
  readonly secret: string
  readonly confirmed: InstantOrNull
  /** The time step last accepted; no older one counts again. A whole number, as text. */
  readonly last_step: ColumnType<string | null, number | null, number | null>
}

interface PasskeyTable {
  /** The credential's own id, base64url. */
  readonly id: string
  readonly person: string
  /** COSE key, base64url. */
  readonly public_key: string
  readonly counter: ColumnType<string, number, number>
  readonly transports: JSONColumnType<readonly string[]>
  readonly label: string
  readonly created: Instant
  readonly used: InstantOrNull
}

interface PasskeyChallengeTable {
  readonly hash: string
  readonly purpose: 'register' | 'sign-in'
  readonly person: string | null
  readonly expires: Instant
}

interface RecoveryCodeTable {
  readonly hash: string
  readonly person: string
}

interface SessionTable {
  readonly hash: string
  /** By which the device list names it; opens nothing. */
  readonly id: string
  readonly person: string
  readonly assurance: 'one-factor' | 'two-factor'
  readonly device: string
  readonly network: string
  readonly signed_in: Instant
  readonly seen: Instant
  readonly expires: Instant
}

interface OneTimeLinkTable {
  readonly hash: string
  readonly id: string
  readonly kind: 'first-run' | 'invitation' | 'recovery'
  readonly person: string | null
  readonly email: string | null
  readonly name: string | null
  readonly language: 'en' | 'fr' | 'es' | 'ar' | null
  readonly roles: JSONColumnType<readonly Record<string, unknown>[]>
  readonly created_by: string | null
  readonly created: Instant
  readonly expires: Instant
  readonly used: InstantOrNull
  readonly withdrawn: InstantOrNull
}

/** How often something was tried since when; keys are hashes. */
interface AttemptTable {
  readonly scope: string
  readonly key: string
  readonly since: Instant
  readonly count: number
}

interface RoleGrantTable {
  readonly id: string
  readonly person: string
  readonly role: string
  readonly organisation: string
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly valid_from: string
  readonly valid_until: string | null
  readonly granted_by: string | null
  readonly granted: Instant
  readonly withdrawn: InstantOrNull
  readonly withdrawn_by: string | null
}

/** A role of one person that another uses for a time; ended, never removed. */
interface StandInTable {
  readonly id: string
  readonly giver: string
  readonly receiver: string
  readonly role: string
  readonly organisation: string
  readonly office: string | null
  readonly jurisdiction: string | null
  readonly valid_from: string
  readonly valid_until: string
  readonly only_in_absence: boolean
  readonly given: Instant
  readonly ended: InstantOrNull
}

interface AbsenceTable {
  readonly id: string
  readonly person: string
  readonly first_day: string
  readonly last_day: string
  readonly recorded: Instant
}

interface InterestTable {
  readonly id: string
  readonly person: string
  readonly kind: 'declared' | 'household' | 'employment'
  /** Id of the record, person or organisation. */
  readonly tie: string
  readonly words: string
  readonly first_day: string
  readonly last_day: string | null
  readonly declared: Instant
}

interface ServiceAccountTable {
  readonly id: string
  readonly name: string
  readonly scopes: JSONColumnType<readonly Record<string, unknown>[]>
  readonly state: 'active' | 'deactivated'
  readonly created_by: string
  readonly created: Instant
}

interface ServiceKeyTable {
  readonly hash: string
  readonly id: string
  readonly account: string
  readonly created: Instant
  readonly expires: Instant
  readonly used: InstantOrNull
}

/** The database refuses every change of what is written here. */
interface AuditEventTable {
  /** In the order in which they were written; a whole number, as text. */
  readonly id: Generated<string>
  readonly at: Instant
  readonly verb: string
  readonly actor_kind: 'anonymous' | 'person' | 'service' | 'system'
  readonly actor: string | null
  readonly subject: string | null
  readonly details: JSONColumnType<Record<string, unknown>>
  readonly network: string | null
  readonly request: string | null
}

/** Tables of sign-in, people and what happened to them. */
export interface IdentityTables {
  readonly person: PersonTable
  readonly person_password: PersonPasswordTable
  readonly person_totp: PersonTotpTable
  readonly passkey: PasskeyTable
  readonly passkey_challenge: PasskeyChallengeTable
  readonly recovery_code: RecoveryCodeTable
  readonly sign_in_session: SessionTable
  readonly one_time_link: OneTimeLinkTable
  readonly sign_in_attempt: AttemptTable
  readonly role_grant: RoleGrantTable
  readonly stand_in: StandInTable
  readonly absence: AbsenceTable
  readonly interest: InterestTable
  readonly service_account: ServiceAccountTable
  readonly service_key: ServiceKeyTable
  readonly audit_event: AuditEventTable
}
