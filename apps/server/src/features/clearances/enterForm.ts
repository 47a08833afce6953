import { createHash } from 'node:crypto'
import { KeyedForm } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import { answerAction } from '../ledger/answerAction.ts'
import { type ActionAnswer, appendAction } from '../ledger/appendAction.ts'
import type { FormParts } from './ClearanceParts.ts'
import { composeForm, readForm } from './composeActs.ts'

const MOST_ATTEMPTS = 4

/** What became of a form. */
export interface EnteredForm {
  readonly serial: string
  readonly record: string
  /** It had been entered before. */
  readonly repeated: boolean
  /** What somebody has to look at. */
  readonly reviews: readonly string[]
}

/** The id of a new clearance: the same when the same act is sent again. */
export const newClearanceId = (key: string): string =>
  `x-${createHash('sha256').update(`clearance\n${key}`).digest('hex').slice(0, 20)}`

/** The serial of a form is the key of its entry: the same form twice is the same act. */
export const formKey = (serial: string): string => `form-${serial}`

/**
 * Enters one form of an import on the machine of the database.
 *
 * @param given certificate, occurredAt, documentNumber, birthDate.
 * @throws {DomainError} `bad_request` with what is wrong with it.
 */
export async function enterForm(parts: FormParts, given: unknown): Promise<EnteredForm> {
  const parsed = KeyedForm.safeParse(given)
  if (!parsed.success) {
    const words = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new DomainError('bad_request', words.join('; '))
  }
  const form = parsed.data
  const { certificate } = await readForm(parts, form)
  const key = formKey(certificate.number)
  const record = newClearanceId(key)
  const known = await parts.ledger.pool.query(
    'select from ledger_answer where tenant = $1 and key = $2',
    [parts.ledger.tenant, key],
  )
  if ((known.rowCount ?? 0) > 0) {
    return { serial: certificate.number, record, repeated: true, reviews: [] }
  }
  for (let attempt = 1; ; attempt += 1) {
    const payload = await composeForm(parts, record, form)
    const answer = await appendAction(parts.ledger, parts.kind, {
      record,
      key,
      command: { type: 'clearance.reenter', payload, expectedVersion: 0 },
      context: { actor: 'system:import', role: 'system', may: () => true },
      circumstances: { channel: 'manual_queue', occurredAt: form.occurredAt },
    })
    if (attempt < MOST_ATTEMPTS && isOvertaken(answer)) continue
    const { repeated } = answerAction(answer)
    return { serial: certificate.number, record, repeated, reviews: payload.reviews }
  }
}

/** Somebody entered another form of the same person at the same moment. */
export const isOvertaken = (answer: ActionAnswer): boolean =>
  answer.kind === 'refused' &&
  answer.refusal.findings.some(({ rule, met }) => rule === 'clearance.form_linked' && met === 'no')
