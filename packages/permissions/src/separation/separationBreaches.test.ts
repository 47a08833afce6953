import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PERMISSION_NAMES, type PermissionName, permissionFacts, type RoleName } from '../index.ts'
import { act, breaches, done } from '../testing/acts.ts'

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
