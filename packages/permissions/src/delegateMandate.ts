import type { Mandate } from './Actor.ts'
import { isDelegable } from './currentMandates.ts'
import { inForce } from './inForce.ts'

/** What a person asks for who wants another to stand in for her. */
export interface DelegationRequest {
  readonly giver: string
  readonly receiver: string
  /** The giver's own mandate that is passed on, whole. */
  readonly mandate: Mandate
  readonly from: string
  readonly until: string
  readonly onlyInAbsence: boolean
  readonly today: string
}

export type DelegationRefusal =
  | 'to_oneself'
  | 'passed_on'
  | 'not_delegable'
  | 'not_in_force'
  | 'dates'

/**
 * The mandate of a stand-in: the giver's, for at most as long as the giver has it.
 *
 * @returns the mandate to record for the receiver, or why there is none. A decision checks again
 *   at every use that the giver still holds hers.
 */
export function delegateMandate(
  request: DelegationRequest,
): { readonly delegated: Mandate } | { readonly refused: DelegationRefusal } {
  const { mandate, giver, receiver, from, until, today } = request
  if (giver === receiver) return { refused: 'to_oneself' }
  if (mandate.onBehalfOf != null) return { refused: 'passed_on' }
  if (!isDelegable(mandate.role)) return { refused: 'not_delegable' }
  if (!inForce(mandate, today)) return { refused: 'not_in_force' }
  const last = mandate.until != null && mandate.until < until ? mandate.until : until
  if (!inForce({ from, until: last }, from) || last < today) return { refused: 'dates' }
  return {
    delegated: {
      role: mandate.role,
      organisation: mandate.organisation,
      office: mandate.office,
      jurisdiction: mandate.jurisdiction,
      from: laterOf(from, mandate.from),
      until: last,
      onBehalfOf: giver,
      onlyInAbsence: request.onlyInAbsence,
    },
  }
}

const laterOf = (a: string, b: string): string => [a, b].toSorted().at(-1)!
