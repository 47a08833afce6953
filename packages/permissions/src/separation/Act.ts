import type { IsoDate } from '@corridor/kernel'
import type { Actor } from '../Actor.ts'
import type { BreakGlass } from '../breakGlass.ts'
import type { DecisionBasis } from '../decide.ts'
import type { ProtectedRecord } from '../ProtectedRecord.ts'
import type { PermissionName } from '../table/permissions.ts'
import type { RoleName } from '../table/roles.ts'

/** An act already done, as the log of the record tells it. */
export interface Act {
  readonly id: string
  readonly permission: PermissionName
  /** The person, or the service account. */
  readonly person: string
  readonly onBehalfOf: string | null
  readonly role: RoleName | 'service'
  /** The application (grant, renewal) it belongs to, where a record has several. */
  readonly application: string | null
  /** The act that it confirmed. */
  readonly proposal: string | null
}

/** An act about to be done, allowed by `decide` on the basis `by`. */
export interface ProposedAct {
  readonly permission: PermissionName
  readonly by: DecisionBasis
  readonly record: ProtectedRecord
  readonly on: IsoDate
  readonly nowMilliseconds: number
  readonly application?: string | null
  /** The id of the act that it confirms. */
  readonly proposal?: string | null
  /** Persons and organisations concerned besides the record's owner and organisations. */
  readonly concerns?: readonly string[]
  /** What single rules ask for; a rule that misses what it needs is breached. */
  readonly details?: ActDetails
}

export interface ActDetails {
  /** `grant.mandate`, `delegate.mandate`: who gets which role, and holds which already. */
  readonly grant?: {
    readonly to: string
    readonly role: RoleName
    readonly rolesHeld: readonly RoleName[]
  }
  /** `rotate.seal`: who will hold the key, and who owns the database. */
  readonly sealing?: { readonly keyHolder: string; readonly databaseOwners: readonly string[] }
  /** `confirm.parameter`. */
  readonly parameter?: {
    readonly effectiveOn: IsoDate
    readonly correctsError: boolean
    readonly partnersNotifiedOn: IsoDate | null
    readonly oldValueKept: boolean
  }
  /** `propose.override`, `confirm.override`. */
  readonly override?: OverrideDetails
  /** `open.break-glass`. */
  readonly breakGlass?: BreakGlass
}

export interface OverrideDetails {
  readonly reasonCode: string
  readonly text: string
  readonly evidence: readonly string[]
  readonly rule: string
  readonly ruleVersion: string
  /** Whether the result of this rule, for this reason, may be set aside at all. */
  readonly overridable: boolean
  readonly askedAtMilliseconds: number
  readonly expiresOn: IsoDate | null
  /** Reporting lines of the two persons; null where unknown. */
  readonly proposerLine: string | null
  readonly confirmerLine: string | null
  readonly otherLineExists: boolean
}

export type SeparationRule =
  | 'SD1'
  | 'SD2'
  | 'SD3'
  | 'SD4'
  | 'SD5'
  | 'SD6'
  | 'SD7'
  | 'SD8'
  | 'SD9'
  | 'SD10'

/** A rule that the act would break; it is refused, and the refusal logged. */
export interface Breach {
  readonly rule: SeparationRule
  readonly reason: BreachReason
  /** The earlier act or the interest with which it collides. */
  readonly with: string | null
}

export type BreachReason =
  | 'no_proposal'
  | 'already_confirmed'
  | 'same_person'
  | 'same_role'
  | 'wrong_role'
  | 'not_established'
  | 'incompatible_roles'
  | 'holds_database'
  | 'not_in_the_future'
  | 'partners_not_notified'
  | 'old_value_lost'
  | 'no_reason'
  | 'not_overridable'
  | 'too_late'
  | 'no_end'
  | 'same_reporting_line'
  | 'interest'
  | 'time_limit'
  | 'no_notice'
  | 'no_review'
  | 'to_oneself'

/** What installations set. */
export interface SeparationParameters {
  /** For how many years a former employer's records are barred. */
  readonly formerEmployerYears: number
  readonly overrideConfirmedWithinHours: number
}

/** Two years; three days. Both need a tripartite decision in each installation. */
export const SEPARATION_PARAMETERS: SeparationParameters = {
  formerEmployerYears: 2,
  overrideConfirmedWithinHours: 72,
}

/** Everyone whose power is in an act: who does it, and for whom she stands in. */
export function peopleBehind(actor: Actor, act: Pick<ProposedAct, 'by'>): readonly string[] {
  if (actor.kind === 'anonymous') return []
  if (actor.kind === 'service') return [actor.account]
  return present([actor.person, act.by.mandate?.onBehalfOf])
}

/** The same of an act already done. */
export const peopleBehindDone = (act: Act): readonly string[] =>
  present([act.person, act.onBehalfOf])

/** Whether two acts share a person. */
export const overlap = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((person) => others.includes(person))

const present = (people: readonly (string | null | undefined)[]): readonly string[] =>
  people.filter((person): person is string => person != null && person !== '')
