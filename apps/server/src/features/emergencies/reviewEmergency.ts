import type { Emergency as EmergencyAnswer } from '@corridor/contract'
import type { Emergency, Judgement } from '@corridor/permissions/emergencies'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import { actionContextOf } from '../ledger/actionContextOf.ts'
import { answerAction } from '../ledger/answerAction.ts'
import { appendAction } from '../ledger/index.ts'
import { describeEmergencies, protectedEmergency } from './describeEmergency.ts'
import type { EmergencyParts } from './EmergencyParts.ts'
import { emergencyKind } from './emergencyKind.ts'
import { findEmergency } from './openEmergency.ts'

/**
 * What another thinks of it; one that is still open ends with it.
 *
 * @throws {DomainError} `not_found`, `not_permitted`; `rule_not_met` for who opened it herself.
 */
export async function reviewEmergency(
  parts: EmergencyParts,
  sender: Sender,
  id: string,
  review: {
    readonly expectedVersion: number
    readonly judgement: Judgement
    readonly words: string
  },
): Promise<EmergencyAnswer> {
  const row = await findEmergency(parts, id)
  if (row === null) throw noSuchRecord('review.break-glass')
  const record = protectedEmergency(JSON.parse(row.state) as Emergency)
  const { judgement, words, expectedVersion } = review
  const answer = await appendAction(parts.ledger, emergencyKind, {
    record: id,
    key: sender.idempotencyKey ?? '',
    command: { type: 'break-glass.review', payload: { judgement, words }, expectedVersion },
    context: actionContextOf(sender, 'review.break-glass', record),
    circumstances: { channel: 'online', requestId: sender.requestId },
  })
  answerAction(answer)
  return (await describeEmergencies(parts, sender, [(await findEmergency(parts, id))!]))[0]!
}
