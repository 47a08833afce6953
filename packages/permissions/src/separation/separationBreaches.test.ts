import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Act,
  type ActDetails,
  type Actor,
  openBreakGlass,
  PERMISSION_NAMES,
  type PermissionName,
  type ProposedAct,
  type ProtectedRecord,
  permissionFacts,
  type RecordKind,
  type RoleName,
  separationBreaches,
} from '../index.ts'

const TODAY = '2026-11-21'
const NOW = 1_795_300_000_000
const HOUR = 3_600_000

const record = (kind: RecordKind): ProtectedRecord => ({
  kind,
  id: 'record-1',
  owner: 'owner-1',
  organisations: ['agency-1', 'employer-1'],
  office: 'north',
  jurisdiction: 'NPL',
  assignees: [],
  mandateHolders: [],
  state: null,
})

const person = (name: string): Actor => ({
  kind: 'person',
  person: name,
  roles: [],
  assurance: 'two-factor',
})

function act(
  permission: PermissionName,
  role: RoleName,
  more: Partial<ProposedAct> & { readonly onBehalfOf?: string } = {},
): ProposedAct {
  const { onBehalfOf, ...rest } = more
  return {
    permission,
    by: {
      role,
      scope: 'jurisdiction',
      mandate: { role, organisation: 'ministry', from: '2026-01-01', onBehalfOf },
      breakGlass: null,
    },
    record: record(permissionFacts(permission)!.kind),
    on: TODAY,
    nowMilliseconds: NOW,
    ...rest,
  }
}

const done = (
  id: string,
  permission: PermissionName,
  name: string,
  role: Act['role'],
  more: Partial<Act> = {},
): Act => ({
  id,
  permission,
  person: name,
  onBehalfOf: null,
  role,
  application: null,
  proposal: null,
  ...more,
})

/** The rules and reasons of the breaches, `SD1 same_person`. */
const breaches = (
  name: string,
  proposed: ProposedAct,
  earlier: readonly Act[] = [],
  interests: Parameters<typeof separationBreaches>[3] = [],
) =>
  separationBreaches(person(name), proposed, earlier, interests).map(
    ({ rule, reason }) => `${rule} ${reason}`,
  )

describe('SD1 proposer and confirmer', () => {
  const proposal = done('p1', 'propose.licence', 'ada', 'licensing-officer')
  const confirm = act('confirm.licence', 'authority', { proposal: 'p1' })

  test('are two people', () => {
    expect(breaches('ben', confirm, [proposal])).toEqual([])
    expect(breaches('ada', confirm, [proposal])).toEqual(['SD1 same_person'])
  })

  test('there is a proposal of the right sort, confirmed once', () => {
    expect(breaches('ben', confirm)).toEqual(['SD1 no_proposal'])
    const other = done('p1', 'propose.bond', 'ada', 'finance-officer')
    expect(breaches('ben', confirm, [other])).toEqual(['SD1 no_proposal'])
    const unnamed = act('confirm.licence', 'authority')
    expect(breaches('ben', unnamed, [proposal])).toEqual(['SD1 no_proposal'])
    const before = done('c1', 'confirm.licence', 'cyd', 'authority', { proposal: 'p1' })
    expect(breaches('ben', confirm, [proposal, before])).toEqual(['SD1 already_confirmed'])
  })

  test('every confirming permission holds to it, looking through stand-ins on both sides', () => {
    const people = ['ada', 'ben', 'cyd', 'dee']
    const confirming = PERMISSION_NAMES.filter((name) => permissionFacts(name)!.confirms)
    const anyone = fc.constantFrom(...people)
    const perhaps = fc.option(anyone, { nil: null })
    const seen = { same: 0, different: 0 }
    fc.assert(
      fc.property(
        fc.constantFrom(...confirming),
        anyone,
        perhaps,
        anyone,
        perhaps,
        (permission, maker, makerFor, checker, checkerFor) => {
          const made = permissionFacts(permission)!.confirms![0] as PermissionName
          const earlier = done('p1', made, maker, 'licensing-officer', { onBehalfOf: makerFor })
          const proposed = act(permission, 'authority', {
            proposal: 'p1',
            ...(checkerFor === null ? {} : { onBehalfOf: checkerFor }),
          })
          // Written out: any of the four meetings of two names.
          const same =
            maker === checker ||
            maker === checkerFor ||
            makerFor === checker ||
            (makerFor !== null && makerFor === checkerFor)
          seen[same ? 'same' : 'different'] += 1
          expect(breaches(checker, proposed, [earlier]).includes('SD1 same_person')).toBe(same)
        },
      ),
      { seed: 20140528, numRuns: 3000 },
    )
    expect(Math.min(seen.same, seen.different)).toBeGreaterThan(500)
    console.info(`maker and checker: ${confirming.length} confirming permissions`, seen)
  })

  test('a labour attaché does not approve what she attested', () => {
    const attested = done('a1', 'attest.job-order', 'ada', 'labour-attache')
    const approve = act('approve.job-order', 'licensing-officer', { proposal: 'a1' })
    expect(breaches('ada', approve, [attested])).toEqual(['SD1 same_person'])
  })

  test('the clock may propose, a person confirms', () => {
    const clock = done('p1', 'propose.licence', 'system:clock', 'service')
    const sanction = act('sanction.licence', 'authority', { proposal: 'p1' })
    expect(breaches('ben', sanction, [clock])).toEqual([])
  })
})

describe('SD2 screener, inspector and decider', () => {
  const screened = done('s', 'screen.licence', 'ada', 'licensing-officer', { application: 'a1' })
  const inspected = done('i', 'inspect.licence', 'ben', 'inspector', { application: 'a1' })
  const proposed = done('p', 'propose.licence', 'ada', 'licensing-officer', { application: 'a1' })
  const history = [screened, inspected, proposed]
  const inspect = act('inspect.licence', 'inspector', { application: 'a1' })
  const confirm = act('confirm.licence', 'authority', { application: 'a1', proposal: 'p' })

  test('are three people', () => {
    expect(breaches('cyd', confirm, history)).toEqual([])
    expect(breaches('ben', confirm, history)).toEqual(['SD2 same_person'])
    expect(breaches('ada', confirm, history)).toEqual(['SD1 same_person', 'SD2 same_person'])
    expect(breaches('ada', inspect, [screened])).toEqual(['SD2 same_person'])
    expect(breaches('ben', inspect, [screened])).toEqual([])
    expect(breaches('ben', inspect, [screened, inspected])).toEqual([])
  })

  test('of one application: another renewal is another', () => {
    const renewal = { ...inspect, application: 'a2' }
    expect(breaches('ada', renewal, [screened])).toEqual([])
    expect(breaches('ada', { ...inspect, application: null }, [screened])).toEqual([
      'SD2 same_person',
    ])
  })

  test('a stand-in for the screener does not inspect', () => {
    const lent = act('inspect.licence', 'inspector', { application: 'a1', onBehalfOf: 'ada' })
    expect(breaches('dee', lent, [screened])).toEqual(['SD2 same_person'])
  })
})

test('SD3 a change of the watch list takes two roles', () => {
  const confirm = act('confirm.watch-entry', 'authority', { proposal: 'p' })
  const byOfficer = done('p', 'propose.watch-entry', 'ada', 'licensing-officer')
  const byAuthority = done('p', 'propose.watch-entry', 'ada', 'authority')
  expect(breaches('ben', confirm, [byOfficer])).toEqual([])
  expect(breaches('ben', confirm, [byAuthority])).toEqual(['SD3 same_role'])
})

describe('SD4 and SD10 roles and keys', () => {
  const grant = (to: string, role: RoleName, rolesHeld: readonly RoleName[], onBehalfOf?: string) =>
    act('grant.mandate', 'administrator', {
      details: { grant: { to, role, rolesHeld } },
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    })

  test('an administrator gets no case or decision role, nor its holder an administrator’s', () => {
    expect(breaches('ann', grant('ben', 'auditor', ['inspector']))).toEqual([])
    expect(breaches('ann', grant('ben', 'conciliator', ['administrator']))).toEqual([
      'SD4 incompatible_roles',
    ])
    expect(breaches('ann', grant('ben', 'administrator', ['authority', 'worker']))).toEqual([
      'SD4 incompatible_roles',
    ])
    expect(breaches('ann', grant('ben', 'administrator', ['worker']))).toEqual([])
  })

  test('nobody gives a role to herself, nor to the person for whom she stands in', () => {
    expect(breaches('ann', grant('ann', 'auditor', []))).toEqual(['SD10 to_oneself'])
    expect(breaches('ann', grant('bea', 'auditor', [], 'bea'))).toEqual(['SD10 to_oneself'])
  })

  test('not knowing to whom is a breach', () => {
    expect(breaches('ann', act('grant.mandate', 'administrator'))).toEqual([
      'SD4 not_established',
      'SD10 not_established',
    ])
  })

  test('an owner of the database holds no sealing key', () => {
    const rotate = (keyHolder: string, databaseOwners: readonly string[]) =>
      act('rotate.seal', 'authority', { details: { sealing: { keyHolder, databaseOwners } } })
    expect(breaches('ada', rotate('kim', ['dba']))).toEqual([])
    expect(breaches('ada', rotate('dba', ['dba']))).toEqual(['SD4 holds_database'])
    expect(breaches('dba', rotate('kim', ['dba']))).toEqual(['SD4 holds_database'])
    expect(breaches('ada', act('rotate.seal', 'authority'))).toEqual(['SD4 not_established'])
  })
})

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

test('SD9 a bond is moved by finance and authority', () => {
  const confirm = (role: RoleName) => act('confirm.bond', role, { proposal: 'p' })
  const byFinance = done('p', 'propose.bond', 'fin', 'finance-officer')
  const byAuthority = done('p', 'propose.bond', 'fin', 'authority')
  expect(breaches('ben', confirm('authority'), [byFinance])).toEqual([])
  expect(breaches('ben', confirm('finance-officer'), [byFinance])).toEqual(['SD9 wrong_role'])
  expect(breaches('ben', confirm('authority'), [byAuthority])).toEqual(['SD9 wrong_role'])
})

test('ordinary acts break nothing', () => {
  for (const permission of [
    'read.licence',
    'submit.licence',
    'file.case',
    'sign.contract',
  ] as const) {
    expect(breaches('ada', act(permission, 'agency'))).toEqual([])
  }
})
