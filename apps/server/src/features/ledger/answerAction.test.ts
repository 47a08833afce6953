import { Acknowledgement, ActConflict, ActRefused } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { Entry, Refused } from '@corridor/ledger'
import { expect, test } from 'vitest'
import { problemResponse } from '../../http/problem.ts'
import { answerAction } from './answerAction.ts'
import type { ActionAnswer } from './appendAction.ts'

const action = {
  record: 'o-1',
  version: 3,
  type: 'organisation.rename',
  hash: '0'.repeat(64),
  recordedAt: '2026-03-02T09:00:00.000Z',
  receipt: null,
}

const refused = (reason: Refused['reason'], more: Partial<Refused> = {}): Refused => ({
  kind: 'refused',
  reason,
  words: 'the words',
  findings: [],
  available: [],
  ...more,
})

/** The problem that a sender is told. */
async function problemOf(answer: ActionAnswer) {
  try {
    answerAction(answer)
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError)
    const response = problemResponse(error, { requestId: 'r' })
    const problem = (await response.json()) as { code: string; details?: unknown; detail: string }
    return { ...problem, retryAfter: response.headers.get('retry-after') }
  }
  throw new Error('was answered')
}

test('what was recorded is acknowledged, also when it is asked for again', () => {
  for (const repeated of [false, true]) {
    const answer = answerAction({ kind: 'recorded', repeated, action })
    expect(Acknowledgement.parse(answer)).toEqual({ ...action, repeated })
  }
})

test('a version that is over: what was added, without what it said', async () => {
  const entry = { ...action, actor: 'u-2', role: 'authority', key: 'k', v: 1 } as unknown as Entry
  const problem = await problemOf({
    kind: 'conflict',
    refusal: refused('conflict'),
    version: 3,
    since: [entry],
  })
  expect(problem).toMatchObject({ status: 409, code: 'record_changed', detail: 'The words' })
  const { type, recordedAt } = action
  expect(ActConflict.parse(problem.details)).toEqual({
    version: 3,
    since: [{ version: 3, type, actor: 'u-2', role: 'authority', recordedAt }],
  })
})

const FINDING = { rule: 'a.rule', met: 'cannot_tell', words: 'not known' } as const

test.each([
  ['not_now', 409, 'not_in_state'],
  ['guard', 422, 'rule_not_met'],
  ['separation', 422, 'rule_not_met'],
] as const)(
  'refused by the rules (%s): why, and what is possible',
  async (reason, status, code) => {
    const refusal = refused(reason, { findings: [FINDING], available: ['organisation.note'] })
    const problem = await problemOf({ kind: 'refused', refusal })
    expect(problem).toMatchObject({ status, code })
    expect(ActRefused.parse(problem.details)).toEqual({
      reason,
      findings: [FINDING],
      available: ['organisation.note'],
    })
  },
)

test.each([
  ['forbidden', 403, 'not_permitted'],
  ['unknown_action', 404, 'not_found'],
  ['bad_payload', 400, 'bad_request'],
  ['conflict', 409, 'record_changed'],
] as const)('refused (%s): without details of the record', async (reason, status, code) => {
  const problem = await problemOf({ kind: 'refused', refusal: refused(reason) })
  expect(problem).toMatchObject({ status, code })
  expect(problem.details).toBeUndefined()
})

test.each([
  [{ kind: 'key_reused' }, 422, 'key_reused', null],
  [{ kind: 'still_running' }, 409, 'still_running', '1'],
  [{ kind: 'unfit', words: 'too long' }, 400, 'bad_request', null],
] as const)('%o', async (answer, status, code, retryAfter) => {
  expect(await problemOf(answer)).toMatchObject({ status, code, retryAfter })
})
