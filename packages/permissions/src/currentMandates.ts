import type { Mandate, PersonActor } from './Actor.ts'
import type { DecisionContext } from './DecisionContext.ts'
import { inForce } from './inForce.ts'
import { roleFacts } from './table/roles.ts'

/** A mandate that counts now, and the person in whose name it counts. */
export interface CurrentMandate {
  readonly mandate: Mandate
  /** The giver where the holder stands in, else the holder. */
  readonly standsFor: string
  readonly delegated: boolean
}

/**
 * The mandates of a person that count now, her own before those in which she stands in.
 *
 * A delegation counts only while its giver holds the same mandate herself (own, in force, at
 * least as wide), so that it never gives more than the giver has and cannot be passed on.
 */
export function currentMandates(
  actor: PersonActor,
  context: DecisionContext,
): readonly CurrentMandate[] {
  const own: CurrentMandate[] = []
  const delegated: CurrentMandate[] = []
  for (const mandate of actor.roles) {
    const role = roleFacts(mandate.role)
    if (role === undefined || role.implicit === true) continue
    if (!inForce(mandate, context.today)) continue
    const giver = mandate.onBehalfOf
    if (giver == null) own.push({ mandate, standsFor: actor.person, delegated: false })
    else if (delegationCounts(mandate, giver, actor.person, context)) {
      delegated.push({ mandate, standsFor: giver, delegated: true })
    }
  }
  return delegated.length === 0 ? own : [...own, ...delegated]
}

function delegationCounts(
  mandate: Mandate,
  giver: string,
  holder: string,
  context: DecisionContext,
): boolean {
  if (giver === '' || giver === holder || !isDelegable(mandate.role)) return false
  if (mandate.onlyInAbsence === true && !isAbsent(giver, context)) return false
  const held = context.givers?.get(giver) ?? []
  return held.some(
    (base) => base.onBehalfOf == null && inForce(base, context.today) && isWithin(mandate, base),
  )
}

/** Whether a stand-in may hold a role: not what belongs to the person herself. */
export const isDelegable = (role: string): boolean =>
  role !== 'worker' && roleFacts(role)?.implicit !== true && roleFacts(role) !== undefined

/** Whether a mandate reaches nothing that another of the same role does not reach. */
const isWithin = (narrow: Mandate, wide: Mandate): boolean =>
  narrow.role === wide.role &&
  isSameOrNone(narrow.organisation, wide.organisation) &&
  isSameOrNone(narrow.office, wide.office) &&
  isSameOrNone(narrow.jurisdiction, wide.jurisdiction)

const isSameOrNone = (
  narrow: string | null | undefined,
  wide: string | null | undefined,
): boolean => narrow == null || narrow === '' || narrow === wide

/** Whether a person is recorded away today. */
export const isAbsent = (person: string, context: DecisionContext): boolean =>
  context.absences?.some(
    (absence) => absence.person === person && inForce(absence, context.today),
  ) ?? false
