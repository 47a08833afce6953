import { decide, type Folded } from '@corridor/ledger'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Ban, type BondCover, NO_TERMS } from '../../checks/index.ts'
import { parameter, xts } from '../../checks/testing/sampleCase.ts'
import {
  approvedVacancies,
  assessJobOrder,
  freezeCauses,
  type JobOrder,
  type JobOrderCheckFacts,
  type JobOrderCommand,
  type JobOrderFacts,
  jobOrderActions,
  jobOrderRecord,
  standingOf,
  standingOfRule,
} from './index.ts'

const SEED = { seed: 20140528, numRuns: 200 }
const TODAY = '2030-03-01'

const PARTY = { status: 'active', office: 'home.north', jurisdiction: 'XAA' }
const BOND: BondCover = {
  cover: xts(2_000_000),
  unconfirmed: xts(0),
  required: xts(2_000_000),
  ...{ requiredUnknown: null, isDefaulted: false },
}
const LICENCE = {
  number: 'LIC-0001',
  effectiveStatus: 'active',
  isFrozen: false,
  ...{ validFrom: '2029-01-01', validUntil: '2032-12-31' },
  ...{ destinations: ['XBB'], sectors: ['construction'] },
}
const RATIO = parameter('capacity_ratio', {
  ...{ vacanciesPerEmployee: '0.5', leastAgeMonths: null, vacanciesPerSite: null },
})
const ASKED = [
  ...(['licence_effective', 'bond_cover', 'deployment_ban'] as const),
  ...(['principal_watch', 'job_order_ledger'] as const),
]
/** Every rule is adopted here, by a named reviewer. */
const GOOD: JobOrderCheckFacts = {
  today: TODAY,
  parameters: [RATIO, ...ASKED.map((rule) => parameter(`basis_${rule}`, { adopted: true }))],
  licence: LICENCE,
  agencyBond: BOND,
  principalBonds: [],
  bans: [],
  watchEntries: [],
  otherVacancies: 0,
  reusedIn: 0,
  overridden: [],
}
const ban = (sector: string | null, site: string | null): Ban => ({
  ...{ record: 'n-1', destination: 'XBB', sector, site, validFrom: TODAY, validUntil: null },
})
const FACTS: JobOrderFacts = {
  today: TODAY,
  agency: { kind: 'agency', ...PARTY },
  principal: { kind: 'employer', ...PARTY },
  isPostOpen: true,
  accreditation: {
    agency: 'o-1',
    principal: 'o-2',
    destination: 'XBB',
    status: 'verified',
    validUntil: '2031-01-31',
  },
  checks: GOOD,
  hasLetter: false,
  left: 3,
}

const demand = {
  accreditation: 'a-1',
  destination: 'XBB',
  sector: 'construction',
  site: null,
  reference: 'CB-2030-7',
  positions: [
    { position: 'mason', title: 'Bricklayer', occupation: '7112', quantity: 3, terms: NO_TERMS },
  ],
  attachments: [{ kind: 'demand_letter' as const, name: 'demand.pdf', digest: 'ab'.repeat(32) }],
}
const prepare: JobOrderCommand = {
  type: 'jobOrder.prepare',
  payload: {
    agency: 'o-1',
    principal: 'o-2',
    post: 'home.post-xbb',
    office: 'home.north',
    jurisdiction: 'XAA',
    ...demand,
  },
}
const attest: JobOrderCommand = {
  type: 'jobOrder.attest',
  payload: { verifiedOn: TODAY, headcount: 40, remark: null },
}
const approve: JobOrderCommand = {
  type: 'jobOrder.approve',
  payload: {
    validUntil: '2030-12-31',
    quantities: [{ position: 'mason', quantity: 3 }],
    reason: null,
  },
}

const reasoned = {
  ...approve,
  payload: { ...approve.payload, reason: 'A second site opens' },
} as JobOrderCommand

/** A record in memory. */
function order() {
  let current: Folded<JobOrder> = { state: null, version: 0 }
  return {
    current: () => current,
    send(command: JobOrderCommand, actor: string, facts: Partial<JobOrderFacts> = {}) {
      const decision = decide(
        jobOrderRecord,
        current,
        { ...command, expectedVersion: current.version },
        {
          actor,
          role: 'someone',
          now: `2030-03-01T08:00:${String(current.version % 60).padStart(2, '0')}.000Z`,
          may: () => true,
          facts: { ...FACTS, ...facts },
        },
      )
      if (decision.kind === 'accepted') {
        current = { state: decision.state, version: current.version + 1 }
      }
      return decision
    },
  }
}

function attested() {
  const one = order()
  one.send(prepare, 'agent')
  one.send({ type: 'jobOrder.submit', payload: {} }, 'agent')
  one.send(attest, 'attache')
  expect(one.current().state?.status).toBe('attested')
  return one
}

function approved() {
  const one = attested()
  expect(one.send(approve, 'officer')).toMatchObject({ kind: 'accepted' })
  return one
}

describe('the way of a job order', () => {
  test('who wrote it does not attest it, who attested does not approve it', () => {
    const one = order()
    one.send(prepare, 'agent')
    one.send({ type: 'jobOrder.submit', payload: {} }, 'agent')
    expect(one.send(attest, 'agent')).toMatchObject({ reason: 'separation' })
    one.send(attest, 'attache')
    expect(one.send(approve, 'attache')).toMatchObject({ reason: 'separation' })
    expect(one.send(approve, 'officer')).toMatchObject({ kind: 'accepted' })
    expect(approvedVacancies(one.current().state!)).toBe(3)
  })

  test('without a verified accreditation, a letter or terms it is not handed in', () => {
    const one = order()
    one.send(
      { ...prepare, payload: { ...prepare.payload, attachments: [] } } as JobOrderCommand,
      'agent',
    )
    const refused = one.send({ type: 'jobOrder.submit', payload: {} }, 'agent', {
      accreditation: null,
    })
    expect(refused).toMatchObject({ reason: 'guard' })
    expect(refused.findings.filter(({ met }) => met !== 'yes')).toMatchObject([
      { rule: 'jobOrder.accredited', met: 'cannot_tell' },
      { rule: 'jobOrder.demand_letter', met: 'no' },
    ])
  })

  const BAD = [
    ['licence_effective', { licence: null }, 'cannot_tell'],
    ['licence_effective', { licence: 'none' }, 'no'],
    ['licence_effective', { licence: { ...LICENCE, effectiveStatus: 'suspended' } }, 'no'],
    ['licence_effective', { licence: { ...LICENCE, validUntil: '2030-02-28' } }, 'no'],
    ['licence_effective', { licence: { ...LICENCE, destinations: ['XCC'] } }, 'no'],
    ['licence_effective', { licence: { ...LICENCE, sectors: [] } }, 'no'],
    ['bond_cover', { agencyBond: null }, 'cannot_tell'],
    ['bond_cover', { agencyBond: 'none' }, 'no'],
    ['bond_cover', { agencyBond: { ...BOND, required: null } }, 'cannot_tell'],
    ['bond_cover', { agencyBond: { ...BOND, cover: xts(1) } }, 'no'],
    ['bond_cover', { principalBonds: null }, 'cannot_tell'],
    ['bond_cover', { principalBonds: [{ ...BOND, isDefaulted: true }] }, 'no'],
    ['deployment_ban', { bans: null }, 'cannot_tell'],
    ['deployment_ban', { bans: [ban('construction', null)] }, 'no'],
    ['deployment_ban', { bans: [ban(null, 'dock')] }, 'cannot_tell'],
    ['deployment_ban', { bans: [ban('fishing', null)] }, 'yes'],
    ['principal_watch', { watchEntries: null }, 'cannot_tell'],
    ['principal_watch', { watchEntries: [{ record: 'w-1', status: 'listed' }] }, 'no'],
    ['job_order_ledger', { reusedIn: null }, 'cannot_tell'],
    ['job_order_ledger', { reusedIn: 1 }, 'no'],
  ] as const

  test.each(BAD)('%s with %j is %s', (rule, change, met) => {
    const one = attested()
    const facts = { ...GOOD, ...change } as JobOrderCheckFacts
    const state = one.current().state!
    const said = assessJobOrder(state, 3, facts)
    expect(said.findings.find((found) => found.rule === rule)).toMatchObject({ met })
    const decision = one.send(reasoned, 'officer', { checks: facts })
    expect(decision.kind).toBe(met === 'yes' ? 'accepted' : 'refused')
    if (met !== 'yes') {
      expect(decision.findings.find((found) => found.rule === rule)).toMatchObject({ met })
    }
    // Two persons may set it aside; a ban never.
    const overridden = [{ rule, ruleVersion: 1, expiresOn: TODAY }]
    const aside = assessJobOrder(state, 3, { ...facts, overridden })
    const stands = rule === 'deployment_ban' && met !== 'yes'
    expect(aside.verdict).toBe(stands ? said.verdict : 'clear')
  })

  test.each(BAD)('%s with %j only advises where nobody adopted it', (rule, change, met) => {
    const parameters = [
      RATIO,
      // With no reviewer's name it is as if it were not there.
      parameter(`basis_${rule}`, { adopted: true }, { verifiedBy: null, legalBasis: [] }),
    ]
    const checks = { ...GOOD, ...change, parameters } as JobOrderCheckFacts
    const one = attested()
    if (met !== 'yes') {
      expect(one.send(approve, 'officer', { checks }).findings).toContainEqual(
        expect.objectContaining({ rule: 'jobOrder.reason_stated', met: 'no' }),
      )
    }
    expect(one.send(reasoned, 'officer', { checks })).toMatchObject({ kind: 'accepted' })
  })

  test('a revoked licence is set aside by nobody', () => {
    const facts: JobOrderCheckFacts = {
      ...GOOD,
      licence: { ...LICENCE, effectiveStatus: 'revoked' },
      overridden: [{ rule: 'licence_effective', ruleVersion: 1, expiresOn: TODAY }],
    }
    const state = attested().current().state!
    expect(assessJobOrder(state, 3, facts)).toMatchObject({ verdict: 'blocked', setAside: [] })
    expect(standingOfRule(state, facts, 'licence_effective')).toMatchObject({
      ...{ met: 'no', overridable: false },
    })
    expect(standingOfRule(state, facts, 'wage_floor')).toBeNull()
  })

  test('without any check nothing is approved', () => {
    expect(attested().send(approve, 'officer', { checks: null })).toMatchObject({
      reason: 'guard',
    })
  })

  test('an implausible number needs the officer’s own words', () => {
    const many = { ...GOOD, otherVacancies: 30 }
    const one = attested()
    expect(assessJobOrder(one.current().state!, 3, many).verdict).toBe('review')
    expect(one.send(approve, 'officer', { checks: many })).toMatchObject({ reason: 'guard' })
    expect(one.send(reasoned, 'officer', { checks: many })).toMatchObject({ kind: 'accepted' })
    expect(one.current().state?.approval?.reason).toBe('A second site opens')
  })

  test('an approval of the first form is what it was', () => {
    const state = attested().current().state!
    const { reason: _, ...said } = approve.payload as { readonly reason: null }
    const act = {
      ...{ actor: 'officer', onBehalfOf: null, recordedAt: '2030-03-01T08:00:00.000Z' },
    } as unknown as Parameters<typeof jobOrderActions.approve.fold>[3]
    const payload = { ...said, capacityRemark: 'A second site opens' } as never
    expect(jobOrderActions.approve.fold(1, state, payload, act)).toMatchObject({
      ...{ status: 'approved', approval: { reason: 'A second site opens', by: ['officer'] } },
    })
  })

  test('an advertisement is approved by another person than proposed it', () => {
    const one = approved()
    const text = { text: 'Bricklayers for Castel Build', language: 'en' }
    one.send({ type: 'jobOrder.proposeAdvert', payload: text }, 'agent')
    const yes: JobOrderCommand = { type: 'jobOrder.approveAdvert', payload: {} }
    expect(one.send(yes, 'agent')).toMatchObject({ reason: 'separation' })
    expect(one.send(yes, 'officer')).toMatchObject({ kind: 'accepted' })
    expect(one.current().state).toMatchObject({ status: 'advertised', advert: text })
  })

  test('a freeze names its cause, keeps what was before, and ends with the cause', () => {
    const one = approved()
    const freeze: JobOrderCommand = { type: 'jobOrder.freeze', payload: { cause: 'licence' } }
    expect(one.send(freeze, 'system:clock')).toMatchObject({ reason: 'guard' })
    const suspended = { ...GOOD, licence: { ...LICENCE, effectiveStatus: 'suspended' } }
    expect(freezeCauses(one.current().state!, suspended)).toEqual(['licence'])
    expect(one.send(freeze, 'system:clock', { checks: suspended })).toMatchObject({
      kind: 'accepted',
    })
    expect(one.current().state?.frozen).toMatchObject([{ cause: 'licence', prior: 'approved' }])
    const thaw: JobOrderCommand = { type: 'jobOrder.thaw', payload: { cause: 'licence' } }
    expect(one.send(thaw, 'system:clock', { checks: suspended })).toMatchObject({ reason: 'guard' })
    expect(one.send(thaw, 'system:clock')).toMatchObject({ kind: 'accepted' })
    expect(one.current().state).toMatchObject({ status: 'approved', frozen: [] })
  })

  test('what holds on a day does not wait for the clock', () => {
    const state = approved().current().state!
    expect(standingOf(state, 3, [], TODAY)).toMatchObject({ status: 'approved', isOpen: true })
    expect(standingOf(state, 0, [], TODAY)).toMatchObject({ status: 'exhausted', isOpen: false })
    expect(standingOf(state, 3, ['bond'], TODAY)).toMatchObject({ isOpen: false })
    expect(standingOf(state, 3, [], '2031-01-01')).toMatchObject({
      status: 'expired',
      isOpen: false,
    })
  })
})

/** Each with how often it is asked for: what ends an order seldom, or little else would be seen. */
const COMMANDS: readonly (readonly [number, JobOrderCommand])[] = [
  [1, prepare],
  [2, { type: 'jobOrder.revise', payload: demand }],
  [20, { type: 'jobOrder.submit', payload: {} }],
  [1, { type: 'jobOrder.withdraw', payload: { reason: 'decided' } }],
  [20, attest],
  [2, { type: 'jobOrder.returnFromPost', payload: { returned: 'a page is missing' } }],
  [20, approve],
  [2, { type: 'jobOrder.returnFromOffice', payload: { returned: 'see the site' } }],
  [6, { type: 'jobOrder.proposeAdvert', payload: { text: 'Bricklayers', language: 'en' } }],
  [6, { type: 'jobOrder.approveAdvert', payload: {} }],
  [8, { type: 'jobOrder.declineAdvert', payload: { reason: 'no wage' } }],
  [1, { type: 'jobOrder.expire', payload: {} }],
  [6, { type: 'jobOrder.exhaust', payload: {} }],
  [6, { type: 'jobOrder.reopen', payload: {} }],
  [6, { type: 'jobOrder.freeze', payload: { cause: 'licence' } }],
  [6, { type: 'jobOrder.thaw', payload: { cause: 'licence' } }],
]
const commands: fc.Arbitrary<JobOrderCommand> = fc.oneof(
  ...COMMANDS.map(([weight, command]) => ({ weight, arbitrary: fc.constant(command) })),
)

const PEOPLE = ['agent', 'attache', 'officer'] as const

/** Who mostly does it; anybody tries now and then. */
function usual({ type }: JobOrderCommand): (typeof PEOPLE)[number] {
  if (type === 'jobOrder.attest' || type === 'jobOrder.returnFromPost') return 'attache'
  return /approve|decline|Office/.test(type) ? 'officer' : 'agent'
}

/** From operations, section 3, written a second time: which status may follow which. */
const MAY_FOLLOW: Readonly<Record<string, readonly string[]>> = {
  none: ['draft'],
  draft: ['draft', 'submitted', 'withdrawn'],
  submitted: ['attested', 'draft', 'withdrawn'],
  attested: ['approved', 'draft', 'withdrawn'],
  approved: ['approved', 'advertised', 'exhausted', 'expired', 'withdrawn'],
  advertised: ['advertised', 'exhausted', 'expired', 'withdrawn'],
  exhausted: ['exhausted', 'approved', 'advertised', 'expired', 'withdrawn'],
  expired: [],
  withdrawn: [],
}

test('any sequence of commands keeps to the table and to separation of duties', () => {
  const seen = new Map<string, number>()
  const step = fc.tuple(
    commands,
    fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.constantFrom(...PEOPLE)),
    fc.record({
      left: fc.constantFrom(0, 3),
      today: fc.oneof({ weight: 15, arbitrary: fc.constant(TODAY) }, fc.constant('2031-01-01')),
      licence: fc.constantFrom('active', 'active', 'active', 'suspended'),
    }),
  )
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { minLength: 20, maxLength: 120 }), (late, asked) => {
      const one = late ? approved() : order()
      one.send(prepare, 'agent')
      for (const [command, someone, { left, today, licence }] of asked) {
        const before = one.current()
        const checks = { ...GOOD, licence: { ...LICENCE, effectiveStatus: licence } }
        const actor = someone ?? usual(command)
        const decision = one.send(command, actor, { left, today, checks })
        seen.set(
          `${command.type} ${decision.kind}`,
          (seen.get(`${command.type} ${decision.kind}`) ?? 0) + 1,
        )
        if (decision.kind === 'refused') {
          expect(one.current()).toBe(before)
          continue
        }
        const { state } = decision
        expect(MAY_FOLLOW[before.state?.status ?? 'none']).toContain(state.status)
        const people = new Set([...state.authors, ...(state.attestation?.by ?? [])])
        for (const by of state.approval?.by ?? []) expect(people.has(by)).toBe(false)
        expect(approvedVacancies(state)).toBeLessThanOrEqual(3)
        if (command.type === 'jobOrder.approve') expect(licence).toBe('active')
      }
    }),
    SEED,
  )
  for (const type of jobOrderRecord.actions.map((action) => action.type)) {
    expect([type, (seen.get(`${type} refused`) ?? 0) > 0]).toEqual([type, true])
    if (type === 'jobOrder.prepare') continue
    expect([type, (seen.get(`${type} accepted`) ?? 0) > 0]).toEqual([type, true])
  }
})
