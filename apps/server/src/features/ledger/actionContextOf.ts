import { DomainError } from '@corridor/kernel'
import {
  type DecisionBasis,
  type PermissionName,
  type ProtectedRecord,
  permissionFacts,
} from '@corridor/permissions'
import type { Sender } from '../../http/guard.ts'
import type { ActionRequest } from './appendAction.ts'

/** Of the one who asks: who it is and what she may. */
export type Asker = Pick<Sender, 'actor' | 'decide' | 'require'>

/**
 * Who acts, in which role and for whom, as the log keeps it; and what else she may on the record.
 *
 * A permission on a part of the record (an office, an appointment) is judged by the attributes of
 * the record that holds the part.
 *
 * @param permission of the act.
 * @param record as it is, or for a new one as it would be.
 * @throws {RefusedAct} `not_found`, `not_permitted` or `second_factor_needed`.
 */
export function actionContextOf(
  sender: Asker,
  permission: PermissionName,
  record: ProtectedRecord,
): ActionRequest<never>['context'] {
  return {
    ...whoActs(sender, sender.require(permission, seenAs(permission, record))),
    may: mayOn(sender, record),
  }
}

/** Whether she may, for any permission that an action names, on this record. */
export const mayOn =
  (sender: Pick<Sender, 'decide'>, record: ProtectedRecord) =>
  (permission: string): boolean =>
    permissionFacts(permission) !== undefined &&
    sender.decide(permission as PermissionName, seenAs(permission, record)).allowed

/** The record as the kind that a permission is about. */
export const seenAs = (permission: string, record: ProtectedRecord): ProtectedRecord => ({
  ...record,
  kind: permissionFacts(permission)?.kind ?? record.kind,
})

/** The actor of a line of the log, from the ground on which she may. */
export function whoActs({ actor }: Pick<Sender, 'actor'>, { role, mandate }: DecisionBasis) {
  const organisation = mandate?.organisation
  const onBehalfOf = mandate?.onBehalfOf
  return {
    actor: actorName(actor),
    role,
    ...(organisation == null ? {} : { organisation }),
    ...(onBehalfOf == null ? {} : { onBehalfOf: [onBehalfOf] }),
  }
}

function actorName(actor: Sender['actor']): string {
  if (actor.kind === 'person') return actor.person
  if (actor.kind === 'service') return `service:${actor.account}`
  throw new DomainError('not_signed_in', 'This needs a person who is signed in, or a valid key')
}
