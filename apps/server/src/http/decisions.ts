import { DomainError } from '@corridor/kernel'
import {
  type Decision,
  type DecisionBasis,
  type DecisionContext,
  decide,
  type Interest,
  interestBreaches,
  type PermissionName,
  type Actor as PermittedActor,
  type ProtectedRecord,
  permissionFacts,
  type RecordFilter,
  type RefusalReason,
  SEPARATION_PARAMETERS,
  scopeFilter,
} from '@corridor/permissions'
import type { Actor } from './actor.ts'

/** What decisions about one asker depend on. */
export interface AskerContext extends DecisionContext {
  /** Of hers and of those she stands in for; they bar acts on what they touch. */
  readonly interests?: readonly Interest[]
}

/** What one asker may do, with all that a decision depends on already loaded. */
export interface Decisions {
  /**
   * Whether she may, on this record or (null) on any: `decide` of the permissions package, and no
   * declared interest against it (SD7).
   */
  decide(permission: PermissionName, record: ProtectedRecord | null): Decision
  /**
   * The same where no is an error; the guard writes it to the log.
   *
   * @throws {RefusedAct} `not_found`, `not_permitted`, `second_factor_needed` or `not_signed_in`.
   */
  require(permission: PermissionName, record: ProtectedRecord | null): DecisionBasis
  /**
   * The same for every record of the permission's kind.
   *
   * @throws {RefusedAct} also where she may on some of them.
   */
  requireAll(permission: PermissionName): void
  /** The records on which she may, for `whereFilter`. */
  filter(permission: PermissionName): RecordFilter
}

/** An act that the permissions refused. */
export class RefusedAct extends DomainError {
  readonly permission: PermissionName
  readonly reason: RefusalReason
  readonly record: string | null

  constructor(
    refusal: Extract<Decision, { readonly allowed: false }>,
    permission: PermissionName,
    record: Pick<ProtectedRecord, 'id'> | null,
  ) {
    const { code, message } = problemOf(refusal, permission)
    const rule = refusal.reason === 'interest' ? { rule: 'SD7' } : {}
    super(code, message, code === 'not_permitted' ? { permission, ...rule } : {})
    this.permission = permission
    this.reason = refusal.reason
    this.record = record?.id ?? null
  }
}

/**
 * The answer for a record that is not there, the same as for one that is out of reach: handlers
 * throw it where they find nothing, so that nobody can tell the two apart.
 */
export const noSuchRecord = (permission: PermissionName): DomainError =>
  new DomainError('not_found', wordsOfAbsence(permission))

const wordsOfAbsence = (permission: PermissionName): string =>
  `There is no such ${permissionFacts(permission)?.kind.replaceAll('-', ' ') ?? 'record'}, or none that is open to you`

function problemOf(
  { answerAs, reason }: Extract<Decision, { readonly allowed: false }>,
  permission: PermissionName,
): Pick<DomainError, 'code' | 'message'> {
  switch (answerAs) {
    case 'sign-in':
      return {
        code: 'not_signed_in',
        message: 'This needs a person who is signed in, or a valid key',
      }
    case 'second-factor':
      return {
        code: 'second_factor_needed',
        message:
          'Sign in with two factors; set up an authenticator app or a passkey in your account',
      }
    case 'not-found':
      return { code: 'not_found', message: wordsOfAbsence(permission) }
    case 'forbidden':
      return {
        code: 'not_permitted',
        message:
          reason === 'interest'
            ? 'A declared interest, yours or of whom you stand in for, touches this: another person must do it'
            : 'None of your roles allows this',
      }
  }
}

const SECOND_FACTOR = {
  allowed: false,
  reason: 'second_factor_needed',
  answerAs: 'second-factor',
} as const
const INTEREST = { allowed: false, reason: 'interest', answerAs: 'forbidden' } as const
const OUTSIDE = { allowed: false, reason: 'outside_scope', answerAs: 'forbidden' } as const

/**
 * Decisions about one asker. Who still owes a second factor is nobody; with one factor no mandate
 * counts but a worker's.
 */
export function decisionsFor(actor: Actor, context: AskerContext): Decisions {
  const { counting, whole } = countingActor(actor)
  const isBarred = (permission: PermissionName, record: ProtectedRecord, by: DecisionBasis) =>
    context.interests !== undefined &&
    context.interests.length > 0 &&
    interestBreaches(
      counting,
      { permission, by, record, on: context.today, nowMilliseconds: context.nowMilliseconds },
      context.interests,
      SEPARATION_PARAMETERS,
    ).length > 0
  const judge = (permission: PermissionName, record: ProtectedRecord | null): Decision => {
    const decision = decide(counting, permission, record, context)
    if (decision.allowed) {
      return record !== null && isBarred(permission, record, decision.by) ? INTEREST : decision
    }
    if (whole === null) return decision
    return decide(whole, permission, record, context).allowed ? SECOND_FACTOR : decision
  }
  return {
    decide: judge,
    require(permission, record) {
      const decision = judge(permission, record)
      if (decision.allowed) return decision.by
      throw new RefusedAct(decision, permission, record)
    },
    requireAll(permission) {
      if (coversAll(scopeFilter(counting, permission, context))) return
      if (whole !== null && coversAll(scopeFilter(whole, permission, context))) {
        throw new RefusedAct(SECOND_FACTOR, permission, null)
      }
      const decision = judge(permission, null)
      throw new RefusedAct(decision.allowed ? OUTSIDE : decision, permission, null)
    },
    filter: (permission) => scopeFilter(counting, permission, context),
  }
}

/** The asker as far as she counts, and as she would with the second factor she can give. */
function countingActor(actor: Actor): {
  readonly counting: PermittedActor
  readonly whole: PermittedActor | null
} {
  if (actor.kind !== 'person') return { counting: actor, whole: null }
  const whole = { ...actor, assurance: 'two-factor' } as const
  if (actor.owesSecondFactor) return { counting: { kind: 'anonymous' }, whole }
  if (actor.assurance === 'two-factor') return { counting: actor, whole: null }
  const roles = actor.roles.filter(({ role }) => role === 'worker')
  return { counting: { ...actor, roles }, whole }
}

/** Whether a filter lets every record of its kind through. */
const coversAll = ({ anyOf }: RecordFilter): boolean =>
  anyOf.some((condition) => condition.length === 0)
