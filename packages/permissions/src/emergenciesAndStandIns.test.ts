import { describe, expect, test } from 'vitest'
import {
  type Actor,
  type DecisionContext,
  decide,
  delegateMandate,
  openBreakGlass,
} from './index.ts'
import { NOW, TODAY } from './testing/arbitraries.ts'
import { caseRecord, holding } from './testing/caseRecord.ts'

const context: DecisionContext = { today: TODAY, nowMilliseconds: NOW }

describe('break-glass', () => {
  const request = {
    id: 'glass-1',
    person: 'aud',
    permission: 'read.case' as const,
    record: caseRecord,
    reason: 'Court order 14, the complainant cannot be reached',
    minutes: 60,
    today: TODAY,
    nowMilliseconds: NOW,
  }

  test('has an end, notices and a day of review', () => {
    expect(openBreakGlass(request)).toEqual({
      opened: {
        id: 'glass-1',
        person: 'aud',
        permission: 'read.case',
        record: { kind: 'case', id: 'case-1' },
        reason: request.reason,
        openedAtMilliseconds: NOW,
        untilMilliseconds: NOW + 3_600_000,
        noticeOwedTo: { owner: 'wanda', auditor: true },
        reviewDueOn: '2026-11-28',
      },
    })
    expect(openBreakGlass({ ...request, reason: ' please           ' })).toEqual({
      refused: 'reason_too_short',
    })
    for (const minutes of [0, -1, 241, Number.NaN]) {
      expect(openBreakGlass({ ...request, minutes })).toEqual({ refused: 'time_limit' })
    }
  })

  test('opens one record to one person for one purpose until its end, and to no administrator', () => {
    const result = openBreakGlass(request)
    const breakGlass = 'opened' in result ? [result.opened] : []
    const ask = (actor: Actor, record = caseRecord, now = NOW) =>
      decide(actor, 'read.case', record, { ...context, breakGlass, nowMilliseconds: now })
    const auditor = holding('aud', 'auditor')
    expect(ask(auditor)).toMatchObject({
      allowed: true,
      by: { role: 'auditor', scope: 'break-glass', breakGlass: 'glass-1' },
    })
    expect(ask(auditor, caseRecord, NOW + 3_600_000).allowed).toBe(false)
    expect(ask(auditor, { ...caseRecord, id: 'case-2' }).allowed).toBe(false)
    expect(ask(holding('other', 'auditor')).allowed).toBe(false)
    expect(ask(holding('aud', 'authority')).allowed).toBe(false)
    expect(ask(holding('aud', 'administrator')).allowed).toBe(false)
    expect(ask({ ...auditor, assurance: 'one-factor' } as Actor)).toMatchObject({
      answerAs: 'second-factor',
    })
  })
})

describe('delegation', () => {
  const mandate = {
    role: 'authority',
    organisation: 'm',
    from: '2026-01-01',
    until: '2026-12-31',
  } as const
  const request = {
    giver: 'ada',
    receiver: 'ben',
    mandate,
    from: '2026-11-21',
    until: '2027-03-01',
    onlyInAbsence: true,
    today: TODAY,
  }

  test('lasts no longer than the giver’s mandate', () => {
    expect(delegateMandate(request)).toMatchObject({
      delegated: { role: 'authority', onBehalfOf: 'ada', until: '2026-12-31', onlyInAbsence: true },
    })
  })

  test('is refused to oneself, for a worker’s role, out of time', () => {
    const refused = (change: object) => delegateMandate({ ...request, ...change })
    expect(refused({ receiver: 'ada' })).toEqual({ refused: 'to_oneself' })
    expect(refused({ mandate: { ...mandate, role: 'worker' } })).toEqual({
      refused: 'not_delegable',
    })
    expect(refused({ mandate: { ...mandate, until: '2026-11-20' } })).toEqual({
      refused: 'not_in_force',
    })
    expect(refused({ until: '2026-11-20' })).toEqual({ refused: 'dates' })
    expect(refused({ from: '21 November' })).toEqual({ refused: 'dates' })
  })
})
