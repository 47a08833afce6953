import type { Acknowledgement, ActionRoute } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { PermissionName, ProtectedRecord } from '@corridor/permissions'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Mounting } from '../../http/mount.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import { actionContextOf } from '../ledger/actionContextOf.ts'
import { answerAction } from '../ledger/answerAction.ts'
import { type ActionAnswer, appendAction } from '../ledger/appendAction.ts'
import { selectActions } from '../ledger/selectActions.ts'
import type { ClearanceParts } from './ClearanceParts.ts'
import { isAskedIn } from './composeActs.ts'
import { isOvertaken } from './enterForm.ts'

/** What is recorded of what a client asked for. */
interface Composed {
  readonly type: string
  readonly payload: object
  /** Whose data it is, erased together; the record's own unless told otherwise. */
  readonly subject?: string
  /** Of what was done on paper: when, as claimed. */
  readonly paper?: { readonly channel: 'manual_queue'; readonly occurredAt: string }
}

const MOST_ATTEMPTS = 4

export interface ComposedAct<Payload> {
  /** The record as permissions see it; null: answered like one out of reach. */
  readonly findRecord: (
    input: Readonly<Record<string, unknown>>,
    payload: Payload,
    key: string,
  ) => Promise<ProtectedRecord | null>
  readonly compose: (record: string, payload: Payload) => Promise<Composed>
  /**
   * In place of the header, for what has a number of its own: whoever sends it, and however it was
   * typed beside that number, it is the same act.
   */
  readonly keyOf?: (payload: Payload) => Promise<string>
}

/**
 * Puts a command at its address of which the server fills in a part. Sent again under the same key,
 * it is answered as before although what would be filled in may be another by now.
 */
export function mountComposed<Payload extends object>(
  place: Pick<Mounting, 'app' | 'guard'>,
  parts: ClearanceParts,
  definition: ActionRoute,
  { findRecord, compose, keyOf }: ComposedAct<Payload>,
): void {
  const permission = definition.permission as PermissionName
  mountCommand(place, definition, async (input, body, sender) => {
    const { payload, expectedVersion } = body as { payload: Payload; expectedVersion: number }
    const key = (await keyOf?.(payload)) ?? sender.idempotencyKey ?? ''
    const record = await findRecord(input as Readonly<Record<string, unknown>>, payload, key)
    if (record === null) throw noSuchRecord(permission)
    const context = actionContextOf(sender, permission, record)
    const asked = { key, actor: context.actor, payload: keyOf === undefined ? payload : null }
    const before = await findAnswer(parts, record.id, asked)
    if (before !== null) return before
    for (let attempt = 1; ; attempt += 1) {
      const { type, payload: whole, subject, paper } = await compose(record.id, payload)
      const answer = await appendAction(parts.ledger, parts.kind, {
        record: record.id,
        command: { type, payload: whole, expectedVersion },
        key,
        ...(subject === undefined ? {} : { subject }),
        context,
        circumstances: { channel: 'online', requestId: sender.requestId, ...paper },
      })
      if (attempt < MOST_ATTEMPTS && isOvertaken(answer)) continue
      if (answer.kind === 'key_reused') {
        // The same act was recorded between the two looks, and what is filled in is another since.
        const meanwhile = await findAnswer(parts, record.id, asked)
        if (meanwhile !== null) return meanwhile
      }
      refuseExhausted(answer)
      return answerAction(answer)
    }
  })
}

/** What was answered when the same act was recorded before. */
async function findAnswer(
  { ledger }: ClearanceParts,
  record: string,
  asked: { readonly key: string; readonly actor: string; readonly payload: object | null },
): Promise<Acknowledgement | null> {
  const actions = await selectActions(ledger, ledger.pool, record)
  const action = actions.find(({ entry }) => entry.key === asked.key)
  if (action === undefined) return null
  const { content, entry } = action
  const isSame =
    asked.payload === null ||
    (entry.actor === asked.actor &&
      content.kind === 'present' &&
      isAskedIn(asked.payload, content.payload))
  const { rows } = await ledger.pool.query<{ answer: string }>(
    'select answer from ledger_answer where tenant = $1 and key = $2',
    [ledger.tenant, asked.key],
  )
  if (!isSame || rows[0] === undefined) return answerAction({ kind: 'key_reused' })
  const acknowledged = JSON.parse(rows[0].answer) as Acknowledgement
  return { ...acknowledged, receipt: acknowledged.receipt ?? null, repeated: true }
}

/** The last vacancy went to another: told by its own code. */
function refuseExhausted(answer: ActionAnswer): void {
  if (answer.kind !== 'refused') return
  const unmet = answer.refusal.findings.filter(({ met }) => met !== 'yes')
  if (unmet.length !== 1 || unmet[0]!.rule !== 'clearance.vacancy' || unmet[0]!.met !== 'no') return
  throw new DomainError('job_order_exhausted', 'The job order has no vacancy left', {
    findings: answer.refusal.findings,
  })
}
