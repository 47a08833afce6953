import type { ActionRoute } from '@corridor/contract'
import type { RecordState } from '@corridor/ledger'
import type { PermissionName, ProtectedRecord } from '@corridor/permissions'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import type { Mounting } from '../../http/mount.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import { actionContextOf } from './actionContextOf.ts'
import { answerAction } from './answerAction.ts'
import { appendAction } from './appendAction.ts'
import type { LedgerPlace } from './LedgerPlace.ts'
import type { RecordKind } from './RecordKind.ts'

/** A command as it came in. */
export interface AskedAct {
  /** Parameters of the address. */
  readonly input: Readonly<Record<string, unknown>>
  readonly type: string
  readonly payload: unknown
  readonly key: string
}

/** What the commands of one kind of record need besides their definition. */
export interface ActionsPlace<State extends RecordState, Facts> {
  readonly ledger: LedgerPlace
  readonly kind: RecordKind<State, Facts>
  /**
   * The record that a command is about, as permissions see it; a new one as it would be. Null where
   * there is none: answered like one out of reach.
   */
  readonly findRecord: (asked: AskedAct, sender: Sender) => Promise<ProtectedRecord | null>
  /** Refuses what the record's rules cannot see, such as an account that does not exist. */
  readonly check?: (asked: AskedAct) => Promise<void>
  /** Whose data the payload is, erased together; the record itself unless told otherwise. */
  readonly subjectOf?: (asked: AskedAct) => Promise<string>
  /** Instead of what is enough for most. */
  readonly largestBodyBytes?: number
}

/**
 * Puts the commands of a kind of record at their addresses. Each one asks the permission of its
 * action on the record, decides and records it in one transaction, and answers with the
 * acknowledgement or the right problem.
 */
export function mountActions<State extends RecordState, Facts>(
  place: Pick<Mounting, 'app' | 'guard'>,
  feature: ActionsPlace<State, Facts>,
  routes: readonly ActionRoute[],
): void {
  for (const definition of routes) mountAction(place, feature, definition)
}

function mountAction<State extends RecordState, Facts>(
  place: Pick<Mounting, 'app' | 'guard'>,
  { ledger, kind, findRecord, check, subjectOf, largestBodyBytes }: ActionsPlace<State, Facts>,
  definition: ActionRoute,
): void {
  const { action: type } = definition
  const permission = definition.permission as PermissionName
  if (kind.definition.actionByType.get(type)?.permission !== permission) {
    throw new Error(`${definition.id}: ${type} is no action of its kind under ${permission}`)
  }
  const options = largestBodyBytes === undefined ? {} : { largestBodyBytes }
  const handle = async (input: AskedAct['input'], body: unknown, sender: Sender) => {
    const { payload, expectedVersion } = body as { payload: unknown; expectedVersion: number }
    // The route is keyed: without one it does not come this far.
    const key = sender.idempotencyKey ?? ''
    const asked: AskedAct = { input, type, payload, key }
    const record = await findRecord(asked, sender)
    if (record === null) throw noSuchRecord(permission)
    const context = actionContextOf(sender, permission, record)
    await check?.(asked)
    const answer = await appendAction(ledger, kind, {
      record: record.id,
      command: { type, payload, expectedVersion },
      key,
      ...(subjectOf === undefined ? {} : { subject: await subjectOf(asked) }),
      context,
      circumstances: { channel: 'online', requestId: sender.requestId },
    })
    return answerAction(answer)
  }
  mountCommand(place, definition, handle, options)
}
