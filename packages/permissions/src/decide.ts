import type { Actor, Mandate } from './Actor.ts'
import type { DecisionContext } from './DecisionContext.ts'
import { type Ground, groundsFor, isAdministrator } from './grounds.ts'
import { type ProtectedRecord, RECORD_KINDS, type RecordKind } from './ProtectedRecord.ts'
import { meetsCondition, type RecordFilter } from './RecordFilter.ts'
import type { Scope } from './Scope.ts'
import { type KnownPermission, type PermissionName, permissionFacts } from './table/permissions.ts'
import type { RoleName } from './table/roles.ts'

export type RefusalReason =
  | 'unknown_permission'
  | 'wrong_kind'
  | 'not_signed_in'
  | 'no_permission'
  | 'outside_scope'
  | 'second_factor_needed'
  | 'administrators_see_no_cases'
  /** Asked after the table, where the act is about to be done (SD7). */
  | 'interest'

/** How to answer the person: as if there were no such record, or with what she can do about it. */
export type RefusalAnswer = 'not-found' | 'forbidden' | 'sign-in' | 'second-factor'

/** On what an allowed act rests; the log keeps it with the act. */
export interface DecisionBasis {
  readonly role: RoleName | 'service'
  readonly scope: Scope | 'break-glass'
  readonly mandate: Mandate | null
  /** The id of the break-glass used, if the glass was broken. */
  readonly breakGlass: string | null
}

export type Decision =
  | {
      readonly allowed: true
      readonly by: DecisionBasis
      /** `some` where no record was given: the filter still narrows what the act may touch. */
      readonly covers: 'record' | 'some'
    }
  | { readonly allowed: false; readonly reason: RefusalReason; readonly answerAs: RefusalAnswer }

/**
 * Whether an actor may use a permission on a record; without a ground the answer is no.
 *
 * @param record the record as it is, or as it would be after creating it; null to ask whether
 *   there is any record on which she may (then narrow with `scopeFilter`).
 * @returns the basis, or the reason for the log and the answer for the person. Outside her scope a
 *   record is `not-found`, unless she may read it: then the act is `forbidden`.
 *
 * @remarks O(mandates); some microseconds.
 * @source docs/methods/permissions.md
 * @example
 * decide({ kind: 'anonymous' }, 'read.case', null, context)
 * // => { allowed: false, reason: 'not_signed_in', answerAs: 'sign-in' }
 */
export function decide(
  actor: Actor,
  permission: PermissionName,
  record: ProtectedRecord | null,
  context: DecisionContext,
): Decision {
  const facts = permissionFacts(permission)
  if (facts === undefined) return refuse('unknown_permission', signInOr(actor, 'forbidden'))
  if (record !== null && record.kind !== facts.kind) {
    return refuse('wrong_kind', signInOr(actor, 'not-found'))
  }
  const grounds = groundsFor(actor, permission, context)
  const reaching =
    record === null ? grounds : grounds.filter((g) => meetsCondition(g.condition, record))
  const ground = reaching.find((candidate) => isUsable(candidate, facts, actor))
  if (ground !== undefined) {
    const { role, scope, mandate, breakGlass } = ground
    return {
      allowed: true,
      by: { role, scope, mandate, breakGlass },
      covers: record === null ? 'some' : 'record',
    }
  }
  if (reaching.length > 0) return refuse('second_factor_needed', 'second-factor')
  return refuseWithoutGround(actor, facts, record, context, grounds.length > 0)
}

/**
 * The records on which an actor may use a permission, for a store to turn into SQL.
 * A record passes it exactly if `decide` allows it.
 *
 * @example
 * scopeFilter(officer, 'read.licence', context)
 * // => { kind: 'licence', anyOf: [[{ attribute: 'office', in: ['north'] }]] }
 */
export function scopeFilter(
  actor: Actor,
  permission: PermissionName,
  context: DecisionContext,
): RecordFilter {
  const facts = permissionFacts(permission)
  if (facts === undefined) return { kind: kindOf(permission), anyOf: [] }
  const conditions = groundsFor(actor, permission, context)
    .filter((ground) => isUsable(ground, facts, actor))
    .map((ground) => ground.condition)
  const everything = conditions.find((condition) => condition.length === 0)
  return { kind: facts.kind, anyOf: everything === undefined ? conditions : [everything] }
}

const kindOf = (permission: string): RecordKind =>
  permission.slice(permission.indexOf('.') + 1) as RecordKind

const isUsable = (ground: Ground, facts: KnownPermission, actor: Actor): boolean =>
  facts.secondFactor !== true ||
  ground.oneFactorSuffices ||
  (actor.kind === 'person' && actor.assurance === 'two-factor')

function refuseWithoutGround(
  actor: Actor,
  facts: KnownPermission,
  record: ProtectedRecord | null,
  context: DecisionContext,
  elsewhere: boolean,
): Decision {
  if (actor.kind === 'anonymous') return refuse('not_signed_in', 'sign-in')
  const barred =
    actor.kind === 'person' &&
    RECORD_KINDS[facts.kind] === 'personal' &&
    isAdministrator(actor, context)
  const reason = barred
    ? 'administrators_see_no_cases'
    : elsewhere
      ? 'outside_scope'
      : 'no_permission'
  if (record === null) return refuse(reason, 'forbidden')
  return refuse(reason, maySee(actor, record, context) ? 'forbidden' : 'not-found')
}

/** Whether the actor may read the record at all, so that its existence is no news to her. */
function maySee(actor: Actor, record: ProtectedRecord, context: DecisionContext): boolean {
  const reading = `read.${record.kind}`
  const facts = permissionFacts(reading)
  if (facts === undefined) return false
  return groundsFor(actor, reading as PermissionName, context).some(
    (ground) => isUsable(ground, facts, actor) && meetsCondition(ground.condition, record),
  )
}

const refuse = (reason: RefusalReason, answerAs: RefusalAnswer): Decision => ({
  allowed: false,
  reason,
  answerAs,
})

const signInOr = (actor: Actor, answer: RefusalAnswer): RefusalAnswer =>
  actor.kind === 'anonymous' ? 'sign-in' : answer
