import { PERMISSION_NAMES, type PermissionName } from '@corridor/permissions'
import type { Actor } from '../../http/actor.ts'
import { type AskerContext, type Decisions, decisionsFor } from '../../http/decisions.ts'
import { loadOpenEmergencies } from '../emergencies/openEmergencies.ts'
import type { Database, IdentityParts } from './IdentityParts.ts'
import { loadInterests } from './standIns/loadInterests.ts'
import { loadAbsences, loadGivers } from './standIns/mandates.ts'
import { today } from './today.ts'

type Clock = Pick<IdentityParts, 'now' | 'timeZone'>

/** What decisions about an asker depend on besides herself. */
export async function loadDecisionContext(
  db: Database,
  clock: Clock,
  actor: Actor,
): Promise<AskerContext> {
  const context = { today: today(clock), nowMilliseconds: clock.now().getTime() }
  if (actor.kind !== 'person') return context
  const givers = [...new Set(actor.roles.flatMap(({ onBehalfOf }) => onBehalfOf ?? []))]
  const [held, absences, breakGlass, interests] = await Promise.all([
    loadGivers(db, givers),
    loadAbsences(db, givers),
    loadOpenEmergencies(db, actor.person, clock.now()),
    loadInterests(db, [actor.person, ...givers]),
  ])
  return { ...context, givers: held, absences, breakGlass, interests }
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
