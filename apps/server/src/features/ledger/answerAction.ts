import type { Acknowledgement, ActConflict, ActRefused } from '@corridor/contract'
import { DomainError, type DomainErrorCode } from '@corridor/kernel'
import type { Refused } from '@corridor/ledger'
import type { ActionAnswer } from './appendAction.ts'

const ASK_AGAIN_SECONDS = 1

/** What each reason for a refusal is over HTTP. */
const CODES: Readonly<Record<Refused['reason'], DomainErrorCode>> = {
  unknown_action: 'not_found',
  forbidden: 'not_permitted',
  conflict: 'record_changed',
  not_now: 'not_in_state',
  bad_payload: 'bad_request',
  separation: 'rule_not_met',
  guard: 'rule_not_met',
}

/**
 * The answer to a sender who asked for an act.
 *
 * @throws {DomainError} `record_changed` with what was added meanwhile, `not_in_state` with what is
 * possible now, `rule_not_met` with the findings, `key_reused`, `still_running` with
 * `retryAfterSeconds`, `bad_request`, `not_permitted`.
 */
export function answerAction(answer: ActionAnswer): Acknowledgement {
  switch (answer.kind) {
    case 'recorded':
      return { ...answer.action, repeated: answer.repeated }
    case 'refused':
      throw refusalOf(answer.refusal)
    case 'conflict': {
      const since = answer.since.map(({ version, type, actor, role, recordedAt }) => ({
        version,
        type,
        actor,
        role,
        recordedAt,
      }))
      const details: ActConflict = { version: answer.version, since }
      throw new DomainError('record_changed', sentence(answer.refusal.words), details)
    }
    case 'key_reused':
      throw new DomainError(
        'key_reused',
        'This idempotency key was used for another act. Make a new key for each act',
      )
    case 'still_running':
      throw new DomainError(
        'still_running',
        'The same act is being recorded at this moment. Send it again with the same key to learn how it ended',
        { retryAfterSeconds: ASK_AGAIN_SECONDS },
      )
    case 'unfit':
      throw new DomainError('bad_request', sentence(answer.words))
  }
}

function refusalOf({ reason, words, findings, available }: Refused): DomainError {
  const code = CODES[reason]
  if (reason === 'not_now' || reason === 'guard' || reason === 'separation') {
    const details: ActRefused = { reason, findings: [...findings], available: [...available] }
    return new DomainError(code, sentence(words), { ...details })
  }
  return new DomainError(code, sentence(words))
}

const sentence = (words: string): string => `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`
