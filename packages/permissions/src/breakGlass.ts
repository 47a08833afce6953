import { addDays, type IsoDate } from '@corridor/kernel'
import type { ProtectedRecord, RecordKind } from './ProtectedRecord.ts'
import type { PermissionName } from './table/permissions.ts'

/**
 * One person may use one permission on one record outside her scope, for a short time and a stated
 * reason (SD8). It is a record of its own, never a flag on an account.
 */
export interface BreakGlass {
  readonly id: string
  readonly person: string
  readonly permission: PermissionName
  readonly record: { readonly kind: RecordKind; readonly id: string }
  readonly reason: string
  /** Unix times in milliseconds; it holds from the first up to, and not including, the second. */
  readonly openedAtMilliseconds: number
  readonly untilMilliseconds: number
  /** Whom to tell at once. `owner` is null where nobody is known to own the record. */
  readonly noticeOwedTo: { readonly owner: string | null; readonly auditor: true }
  readonly reviewDueOn: IsoDate
}

/** Limits that an installation sets. */
export interface BreakGlassLimits {
  readonly longestMinutes: number
  readonly reviewWithinDays: number
  readonly shortestReasonCharacters: number
}

/** Four hours, a review within seven days, a reason of at least twenty characters. */
export const BREAK_GLASS_LIMITS: BreakGlassLimits = {
  longestMinutes: 240,
  reviewWithinDays: 7,
  shortestReasonCharacters: 20,
}

/** What a person asks for when she breaks the glass. */
export interface BreakGlassRequest {
  readonly id: string
  readonly person: string
  readonly permission: PermissionName
  readonly record: Pick<ProtectedRecord, 'kind' | 'id' | 'owner'>
  readonly reason: string
  readonly minutes: number
  readonly today: IsoDate
  readonly nowMilliseconds: number
}

export type BreakGlassRefusal = 'reason_too_short' | 'time_limit'

/**
 * The record of a break-glass, with its end, the notices it owes and the day its review is due.
 *
 * Whether the person may break the glass at all is `decide(actor, 'open.break-glass', …)`; what
 * her role may reach by it is checked again at every use.
 *
 * @returns the record, or why there is none.
 * @source docs/methods/permissions.md, rule SD8
 */
export function openBreakGlass(
  request: BreakGlassRequest,
  limits: BreakGlassLimits = BREAK_GLASS_LIMITS,
): { readonly opened: BreakGlass } | { readonly refused: BreakGlassRefusal } {
  const reason = request.reason.trim()
  if (Array.from(reason).length < limits.shortestReasonCharacters) {
    return { refused: 'reason_too_short' }
  }
  if (!(request.minutes > 0 && request.minutes <= limits.longestMinutes)) {
    return { refused: 'time_limit' }
  }
  return {
    opened: {
      id: request.id,
      person: request.person,
      permission: request.permission,
      record: { kind: request.record.kind, id: request.record.id },
      reason,
      openedAtMilliseconds: request.nowMilliseconds,
      untilMilliseconds: request.nowMilliseconds + request.minutes * 60_000,
      noticeOwedTo: { owner: request.record.owner, auditor: true },
      reviewDueOn: addDays(request.today, limits.reviewWithinDays),
    },
  }
}

/** Whether a break-glass holds at an instant. */
export const isOpen = (grant: BreakGlass, nowMilliseconds: number): boolean =>
  grant.openedAtMilliseconds <= nowMilliseconds && nowMilliseconds < grant.untilMilliseconds
