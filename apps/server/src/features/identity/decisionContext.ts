import type { DecisionContext, PermissionName } from '@corridor/permissions'
import { PERMISSION_NAMES } from '@corridor/permissions'
import type { Actor } from '../../http/actor.ts'
import { type Decisions, decisionsFor } from '../../http/decisions.ts'
import { localDate } from '../../localDate.ts'
import type { Database, IdentityParts } from './IdentityParts.ts'

type Clock = Pick<IdentityParts, 'now' | 'timeZone'>

/** The date it is for the competent authority. */
export const today = ({ timeZone, now }: Clock): string => localDate(timeZone, now())

/** What decisions about an asker depend on besides herself. */
export async function loadDecisionContext(
  _db: Database,
  clock: Clock,
  _actor: Actor,
): Promise<DecisionContext> {
  return { today: today(clock), nowMilliseconds: clock.now().getTime() }
}

/** Decisions about an asker as the tables are in this transaction. */
export const loadDecisions = async (
  db: Database,
  clock: Clock,
  actor: Actor,
): Promise<Decisions> => decisionsFor(actor, await loadDecisionContext(db, clock, actor))

/** What her mandates allow on some record; not what everybody may, who is signed in or not. */
export function permissionsHeld({ decide }: Pick<Decisions, 'decide'>): PermissionName[] {
  return PERMISSION_NAMES.filter((name) => {
    const decision = decide(name, null)
    return decision.allowed && decision.by.mandate !== null
  })
}
