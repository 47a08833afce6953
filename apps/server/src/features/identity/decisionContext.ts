import type { DecisionContext, PermissionName } from '@corridor/permissions'
import { PERMISSION_NAMES } from '@corridor/permissions'
import type { Actor } from '../../http/actor.ts'
import { type Decisions, decisionsFor } from '../../http/decisions.ts'
import { loadOpenEmergencies } from '../emergencies/openEmergencies.ts'
import type { Database, IdentityParts } from './IdentityParts.ts'
import { loadAbsences, loadGivers } from './standIns/mandates.ts'
import { today } from './today.ts'

type Clock = Pick<IdentityParts, 'now' | 'timeZone'>

/** What decisions about an asker depend on besides herself. */
export async function loadDecisionContext(
  db: Database,
  clock: Clock,
  actor: Actor,
): Promise<DecisionContext> {
  const context = { today: today(clock), nowMilliseconds: clock.now().getTime() }
  if (actor.kind !== 'person') return context
  const givers = [...new Set(actor.roles.flatMap(({ onBehalfOf }) => onBehalfOf ?? []))]
  return {
    ...context,
    givers: await loadGivers(db, givers),
    absences: await loadAbsences(db, givers),
    breakGlass: await loadOpenEmergencies(db, actor.person, clock.now()),
  }
}

/** Decisions about an asker as the tables are in this transaction. */
export const loadDecisions = async (db: Database, clock: Clock, actor: Actor): Promise<Decisions> =>
  decisionsFor(actor, await loadDecisionContext(db, clock, actor))

/** What her mandates allow on some record; not what everybody may, who is signed in or not. */
export function permissionsHeld({ decide }: Pick<Decisions, 'decide'>): PermissionName[] {
  return PERMISSION_NAMES.filter((name) => {
    const decision = decide(name, null)
    return decision.allowed && decision.by.mandate !== null
  })
}
