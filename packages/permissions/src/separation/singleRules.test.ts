import { describe, expect, test } from 'vitest'
import { type ActDetails, openBreakGlass, type RoleName } from '../index.ts'
import { act, breaches, done, HOUR, NOW, record, TODAY } from '../testing/acts.ts'

describe('SD5 parameters', () => {
  const proposal = done('p', 'propose.parameter', 'lea', 'legal-officer')
  const sound = {
    effectiveOn: '2026-12-01',
    correctsError: false,
    partnersNotifiedOn: '2026-11-01',
    oldValueKept: true,
  }
  const confirm = (
    change: Partial<NonNullable<ActDetails['parameter']>>,
    role: RoleName = 'authority',
  ) =>
    act('confirm.parameter', role, {
      proposal: 'p',
      details: { parameter: { ...sound, ...change } },
    })

  test.each([
    ['all in order', {}, []],
    ['in force today', { effectiveOn: TODAY }, ['SD5 not_in_the_future']],
    ['an error corrected', { effectiveOn: TODAY, correctsError: true }, []],
    ['partners not told', { partnersNotifiedOn: null }, ['SD5 partners_not_notified']],
    ['partners told later', { partnersNotifiedOn: '2026-11-22' }, ['SD5 partners_not_notified']],
    ['old value gone', { oldValueKept: false }, ['SD5 old_value_lost']],
  ])('%s', (_, change, expected) => {
    expect(breaches('ben', confirm(change), [proposal])).toEqual(expected)
  })

  test('a legal officer proposes and the authority confirms', () => {
    expect(breaches('ben', confirm({}, 'legal-officer'), [proposal])).toEqual(['SD5 wrong_role'])
    const byOther = done('p', 'propose.parameter', 'lea', 'authority')
    expect(breaches('ben', confirm({}), [byOther])).toEqual(['SD5 wrong_role'])
    const bare = act('confirm.parameter', 'authority', { proposal: 'p' })
    expect(breaches('ben', bare, [proposal])).toEqual(['SD5 not_established'])
  })
})

describe('SD6 overrides', () => {
  const proposal = done('p', 'propose.override', 'ada', 'licensing-officer')
  const sound = {
    reasonCode: 'register_down',
    text: 'The register of the destination does not answer since Monday',
    evidence: ['attachment-1'],
    rule: 'licence_effective',
    ruleVersion: '3',
    overridable: true,
    askedAtMilliseconds: NOW - HOUR,
    expiresOn: '2026-12-01',
    proposerLine: 'licensing',
    confirmerLine: 'directorate',
    otherLineExists: true,
  }
  const confirm = (change: Partial<typeof sound> | { expiresOn: null }) =>
    act('confirm.override', 'authority', {
      proposal: 'p',
      details: { override: { ...sound, ...change } },
    })

  test.each([
    ['all in order', {}, []],
    ['no words', { text: ' ' }, ['SD6 no_reason']],
    ['no evidence', { evidence: [] }, ['SD6 no_reason']],
    ['a rule that stands', { overridable: false }, ['SD6 not_overridable']],
    ['no end', { expiresOn: null }, ['SD6 no_end']],
    ['at the last moment', { askedAtMilliseconds: NOW - 72 * HOUR }, []],
    ['too late', { askedAtMilliseconds: NOW - 72 * HOUR - 1 }, ['SD6 too_late']],
    ['before it was asked', { askedAtMilliseconds: NOW + 1 }, ['SD6 too_late']],
    ['one reporting line', { confirmerLine: 'licensing' }, ['SD6 same_reporting_line']],
    ['the only line', { confirmerLine: 'licensing', otherLineExists: false }, []],
  ])('%s', (_, change, expected) => {
    expect(breaches('ben', confirm(change), [proposal])).toEqual(expected)
  })

  test('already the first person states her reason', () => {
    const ask = act('propose.override', 'licensing-officer')
    expect(breaches('ada', ask)).toEqual(['SD6 not_established'])
    expect(breaches('ada', { ...ask, details: { override: { ...sound, text: '' } } })).toEqual([
      'SD6 no_reason',
    ])
  })
})

describe('SD7 interests', () => {
  const screen = act('screen.licence', 'licensing-officer')
  const interest = (change: object) => [
    {
      id: 'n1',
      person: 'ada',
      kind: 'declared' as const,
      with: 'agency-1',
      from: '2020-01-01',
      until: null,
      ...change,
    },
  ]

  test.each([
    ['the organisation of the record', {}, true],
    ['the record', { with: 'record-1' }, true],
    ['the owner, of the household', { kind: 'household', with: 'owner-1' }, true],
    ['somebody else’s interest', { person: 'ben' }, false],
    ['another organisation', { with: 'agency-2' }, false],
    ['an interest that ended', { until: '2026-11-20' }, false],
    ['an interest that ends today', { until: TODAY }, true],
    ['an interest to come', { from: '2026-11-22' }, false],
    [
      'an employer left two years ago to the day',
      { kind: 'employment', until: '2024-11-21' },
      true,
    ],
    ['an employer left a day earlier', { kind: 'employment', until: '2024-11-20' }, false],
  ])('%s', (_, change, blocked) => {
    expect(breaches('ada', screen, [], interest(change))).toEqual(blocked ? ['SD7 interest'] : [])
  })

  test('those concerned count too, and an interest of the person stood in for', () => {
    const far = interest({ with: 'respondent-1' })
    expect(breaches('ada', { ...screen, concerns: ['respondent-1'] }, [], far)).toEqual([
      'SD7 interest',
    ])
    const lent = act('screen.licence', 'licensing-officer', { onBehalfOf: 'ada' })
    expect(breaches('ben', lent, [], interest({}))).toEqual(['SD7 interest'])
  })

  test('an agency acts on its own file; reading is not acting', () => {
    const submit = act('submit.licence', 'agency')
    expect(breaches('ada', submit, [], interest({}))).toEqual([])
    expect(breaches('ada', act('read.licence', 'licensing-officer'), [], interest({}))).toEqual([])
  })
})

describe('SD8 break-glass', () => {
  const result = openBreakGlass({
    id: 'g1',
    person: 'aud',
    permission: 'read.case',
    record: record('case'),
    reason: 'Court order 14, the complainant cannot be reached',
    minutes: 60,
    today: TODAY,
    nowMilliseconds: NOW,
  })
  const grant = 'opened' in result ? result.opened : undefined
  const open = (change: object) =>
    act('open.break-glass', 'auditor', { details: { breakGlass: { ...grant!, ...change } } })

  test.each([
    ['as it is made', {}, []],
    ['no reason', { reason: '' }, ['SD8 no_reason']],
    ['no end', { untilMilliseconds: Number.POSITIVE_INFINITY }, ['SD8 time_limit']],
    ['over at once', { untilMilliseconds: NOW }, ['SD8 time_limit']],
    ['nobody told', { noticeOwedTo: undefined }, ['SD8 no_notice']],
    ['review too late', { reviewDueOn: '2026-11-29' }, ['SD8 no_review']],
    ['for another', { person: 'eve' }, ['SD8 not_established']],
  ])('%s', (_, change, expected) => {
    expect(breaches('aud', open(change))).toEqual(expected)
  })

  test('is reviewed by another', () => {
    const opened = done('o1', 'open.break-glass', 'aud', 'auditor')
    const review = act('review.break-glass', 'auditor', { proposal: 'o1' })
    expect(breaches('aud', review, [opened])).toEqual(['SD1 same_person'])
    expect(breaches('bob', review, [opened])).toEqual([])
  })
})
