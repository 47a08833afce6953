import { addYears, type IsoDate } from '@corridor/kernel'
import type { Actor } from '../Actor.ts'
import { permissionFacts } from '../table/permissions.ts'
import { roleFacts } from '../table/roles.ts'
import { type Breach, type ProposedAct, peopleBehind, type SeparationParameters } from './Act.ts'

/** What ties a person to a record, a person or an organisation. */
export interface Interest {
  readonly id: string
  readonly person: string
  readonly kind: 'declared' | 'household' | 'employment'
  /** The id of the record, person or organisation. */
  readonly with: string
  /** Calendar dates, both included; null where it has no known end. */
  readonly from: IsoDate
  readonly until: IsoDate | null
}

/**
 * SD7: a declared interest, a member of the household or an employer of the last years bars an
 * official from acting on a record, herself and through a stand-in. Reading is not barred here.
 */
export function interestBreaches(
  actor: Actor,
  act: ProposedAct,
  interests: readonly Interest[],
  parameters: SeparationParameters,
): readonly Breach[] {
  const isOfficial = roleFacts(act.by.role)?.official === true
  if (!isOfficial || act.by.scope === 'own' || permissionFacts(act.permission)?.reads === true) {
    return []
  }
  const people = peopleBehind(actor, act)
  const concerned = new Set([
    act.record.id,
    ...(act.record.owner === null ? [] : [act.record.owner]),
    ...act.record.organisations,
    ...(act.concerns ?? []),
  ])
  return interests
    .filter(
      (interest) =>
        people.includes(interest.person) &&
        concerned.has(interest.with) &&
        isLive(interest, act.on, parameters),
    )
    .map((interest) => ({ rule: 'SD7', reason: 'interest', with: interest.id }))
}

function isLive(interest: Interest, on: IsoDate, parameters: SeparationParameters): boolean {
  if (interest.from > on) return false
  if (interest.until === null) return true
  const last =
    interest.kind === 'employment'
      ? addYears(interest.until, parameters.formerEmployerYears)
      : interest.until
  return on <= last
}
