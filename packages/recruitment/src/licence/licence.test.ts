import { addDays, type IsoDate } from '@corridor/kernel'
import {
  appendEntry,
  decide,
  type Folded,
  foldRecord,
  headOf,
  portableHasher,
  type StoredAction,
} from '@corridor/ledger'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CONFIRMED_BY,
  effectiveStatus,
  effectiveStatusOf,
  IN_FORCE,
  isInForce,
  LICENCE_TRANSITIONS,
  type Licence,
  type LicenceCommand,
  type LicenceFacts,
  licenceRecord,
} from './index.ts'

const SEED = { seed: 20140528 }
const PERSONS = ['agent', 'omar', 'ines', 'dara', 'judge'] as const
const START = '2030-01-01'

const GOOD: Omit<LicenceFacts, 'today' | 'dateOf'> = {
  agencyOpen: true,
  keptThere: true,
  onlyOne: true,
  numberFree: true,
  bondCover: { met: 'yes', words: '' },
  unlinked: true,
  unwatched: true,
}

/** One record in memory, with a clock set by hand. */
function file(given: Partial<LicenceFacts> = {}) {
  const actions: StoredAction[] = []
  let current: Folded<Licence> = { state: null, version: 0 }
  let day: IsoDate = START
  return {
    actions,
    today: () => day,
    state: () => current.state!,
    current: () => current,
    wait(days: number) {
      day = addDays(day, days)
    },
    send(command: LicenceCommand, actor: string, more: Partial<LicenceFacts> = {}) {
      const now = `${day}T09:00:00.000Z`
      const facts: LicenceFacts = {
        ...GOOD,
        ...given,
        ...more,
        today: day,
        dateOf: (instant) => instant.slice(0, 10),
      }
      const asked = { ...command, expectedVersion: current.version }
      const context = { actor, role: 'x', now, may: () => true, facts }
      const decision = decide(licenceRecord, current, asked, context)
      if (decision.kind === 'refused') return decision
      const last = actions.at(-1)
      const envelope = {
        record: 'l-1',
        type: decision.type,
        actor,
        role: 'x',
        recordedAt: now,
        key: `${actions.length}`,
      }
      const salt = String(actions.length).padStart(64, '0')
      const head = last === undefined ? null : headOf(last)
      actions.push(appendEntry(head, envelope, decision.payload, salt, portableHasher))
      current = { state: decision.state, version: actions.length }
      return decision
    },
  }
}

const APPLICATION = {
  name: 'Bravo Agency',
  destinations: ['XBB'],
  sectors: ['construction'],
  plannedVolume: 2400,
}
const term = (from: IsoDate, until: IsoDate, provisionalUntil: IsoDate | null = null) => ({
  ...{ validFrom: from, validUntil: until, provisionalUntil },
  ...{ destinations: ['XBB'], sectors: ['construction'] },
})
const create: LicenceCommand = {
  type: 'licence.create',
  payload: { organisation: 'o-1', office: null, jurisdiction: 'XAA', application: APPLICATION },
}
const command = (type: string, payload: object = {}) =>
  ({ type: `licence.${type}`, payload }) as LicenceCommand
const grant = { act: 'grant', number: 'LIC-0001', term: term('2030-02-01', '2033-01-31') } as const
const propose = (terms: object) => command('propose', { terms })

/** Application, screening and inspection, each by another person. */
function screened(facts: Partial<LicenceFacts> = {}) {
  const one = file(facts)
  one.send(create, 'agent')
  one.send(command('submit'), 'agent')
  one.send(command('screen', { complete: true, inspector: 'ines' }), 'omar')
  return one
}

function inspected(facts: Partial<LicenceFacts> = {}) {
  const one = screened(facts)
  const findings = [{ matter: 'premises', met: 'yes', words: '' }]
  const found = { on: START, passed: true, findings, photographs: [] }
  one.send(command('inspect', found), 'ines')
  expect(one.state().status).toBe('inspected')
  return one
}

function granted(facts: Partial<LicenceFacts> = {}) {
  const one = inspected(facts)
  one.send(propose(grant), 'omar')
  one.send(command('confirm'), 'dara')
  expect(one.state().status).toBe('active')
  return one
}

type Commands = fc.Command<{ status: string }, ReturnType<typeof file>>

const seen = new Map<string, number>()

/** Where the table lets an action of an act lead. */
function statusesAfter(before: Licence, type: string): readonly string[] {
  const act = Object.keys(VERBS).includes(type) ? before.proposal!.terms.act : null
  return LICENCE_TRANSITIONS.filter(
    (one) => one.action === type && one.act === act && one.from.includes(before.status),
  ).flatMap(({ to }) =>
    to.map((status) => {
      if (status === 'same') return before.status
      if (status === 'prior') return before.prior ?? 'active'
      return status === 'before' ? before.decision!.before : status
    }),
  )
}
const VERBS = {
  'licence.confirm': 'confirm',
  'licence.sanction': 'sanction',
  'licence.lift': 'lift',
}

class Send implements Commands {
  readonly asked: LicenceCommand
  readonly actor: string
  readonly days: number
  readonly facts: Partial<LicenceFacts>
  constructor(asked: LicenceCommand, actor: string, days: number, facts: Partial<LicenceFacts>) {
    this.asked = asked
    this.actor = actor
    this.days = days
    this.facts = facts
  }
  check = () => true
  run(model: { status: string }, real: ReturnType<typeof file>): void {
    real.wait(this.days)
    const { type } = this.asked
    const before = real.state()
    const decision = real.send(this.asked, this.actor, this.facts)
    seen.set(`${type} ${decision.kind}`, (seen.get(`${type} ${decision.kind}`) ?? 0) + 1)
    const after = real.state()
    expect(before.status).toBe(model.status)
    if (decision.kind === 'refused') {
      expect(after).toBe(before)
      return
    }
    expect(statusesAfter(before, type), `${type} in ${before.status}`).toContain(after.status)
    model.status = after.status
    this.checkPersons(before)
    checkLicence(before, after, this.facts)
  }
  /** Nobody decides alone, whatever the order of things. */
  checkPersons(before: Licence): void {
    const { type } = this.asked
    if (Object.keys(VERBS).includes(type)) {
      const { terms, by } = before.proposal!
      expect(by).not.toContain(this.actor)
      expect(`licence.${CONFIRMED_BY[terms.act]}`).toBe(type)
      if (terms.act === 'grant' || terms.act === 'refuse') {
        expect([...before.screenedBy, ...before.inspection!.by]).not.toContain(this.actor)
      }
    }
    if (type === 'licence.inspect') expect(before.screenedBy).not.toContain(this.actor)
    if (type === 'licence.stay' || type === 'licence.decideAppeal') {
      expect(before.decision!.by).not.toContain(this.actor)
    }
  }
  toString = () => `${this.actor}: ${JSON.stringify(this.asked)} after ${this.days} days`
}

function checkLicence(before: Licence, after: Licence, facts: Partial<LicenceFacts>): void {
  const effective = effectiveStatus(after)
  if (after.stayed !== null) expect(after.appealed).not.toBeNull()
  if (after.frozen !== null) expect(isInForce(effective)).toBe(false)
  if (isInForce(effective)) {
    expect(after.number).not.toBeNull()
    expect(after.term).not.toBeNull()
  }
  const began = after.term !== null && after.term !== before.term && after.importedFrom === null
  if (began) {
    expect(facts.bondCover?.met ?? 'yes').toBe('yes')
    expect(facts.unwatched ?? true).toBe(true)
  }
  const standing = after.sanctions.filter(({ until }) => until === null)
  expect(standing.length).toBeLessThanOrEqual(1)
  if (IN_FORCE.some((one) => one === after.status)) expect(standing).toEqual([])
}

const reason = { reason: 'decided' }
const sent: fc.Arbitrary<LicenceCommand> = fc.oneof(
  fc.constantFrom(
    command('change', { application: { ...APPLICATION, plannedVolume: 10 } }),
    command('submit'),
    command('return', reason),
    command('screen', { complete: true, inspector: null }),
    command('inspect', { on: START, passed: true, findings: [], photographs: [] }),
    command('inspect', { on: START, passed: false, findings: [], photographs: [] }),
    command('review', { check: 'linked_parties', outcome: 'cleared', reason: 'another person' }),
    command('review', { check: 'linked_parties', outcome: 'confirmed', reason: 'the same' }),
    command('assign', { task: 'inspect', person: 'ines' }),
    command('assign', { task: 'appeal', person: 'judge' }),
    command('applyForRenewal', { application: APPLICATION }),
    command('planVolume', { plannedVolume: 3000 }),
    command('surrender', reason),
    command('renewalDue'),
    command('expire'),
    command('lapse'),
    command('lapseSuspension'),
    command('freeze', { cause: 'bond.default' }),
    command('unfreeze'),
    command('create', create.payload),
    command('import', {}),
  ),
  fc.constantFrom(
    propose(grant),
    propose({ ...grant, term: term('2030-02-01', '2033-01-31', '2030-02-15') }),
    propose({ act: 'refuse', reason: 'x', appealRoute: 'the tribunal' }),
    propose({ act: 'activate', reason: 'x' }),
    propose({ act: 'renew', term: term('2033-02-01', '2036-01-31') }),
    propose({ act: 'suspend_preventively', reason: 'x' }),
    propose({ act: 'suspend', reason: 'x' }),
    propose({ act: 'lift', reason: 'x' }),
    propose({ act: 'revoke', reason: 'x', order: 'Order 1' }),
  ),
  // Often, so that sequences get far.
  fc.constantFrom('confirm', 'sanction', 'lift').map((verb) => command(verb)),
  fc.constantFrom(
    command('confirm'),
    command('decline', reason),
    command('withdraw', reason),
    command('appeal', reason),
    command('stay', reason),
    command('liftStay', reason),
    command('decideAppeal', { outcome: 'upheld', reason: 'x' }),
    command('decideAppeal', { outcome: 'annulled', reason: 'x' }),
  ),
)
const facts = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record({
      bondCover: fc.record({
        met: fc.constantFrom('yes', 'no', 'cannot_tell'),
        words: fc.constant('x'),
      }),
      unlinked: fc.constantFrom(true, false, null),
      unwatched: fc.constantFrom(true, false, null),
    }),
  },
)
const sending = fc
  .tuple(sent, fc.constantFrom(...PERSONS), fc.constantFrom(0, 0, 0, 1, 30, 400), facts)
  .map(([asked, actor, days, known]) => new Send(asked, actor, days, known))

const BEGINNINGS = [
  () => {
    const one = file()
    one.send(create, 'agent')
    return one
  },
  screened,
  inspected,
  granted,
  () => {
    const one = granted()
    one.wait(1100)
    one.send(command('renewalDue'), 'system:clock')
    return one
  },
  () => {
    const one = granted()
    one.send(propose({ act: 'suspend', reason: 'x' }), 'omar')
    one.send(command('sanction'), 'dara')
    return one
  },
  () => {
    const one = granted()
    one.send(propose({ act: 'suspend_preventively', reason: 'x' }), 'omar')
    one.send(command('sanction'), 'dara')
    return one
  },
  () => {
    const one = inspected()
    one.send(propose({ act: 'refuse', reason: 'x', appealRoute: 'y' }), 'omar')
    one.send(command('confirm'), 'dara')
    return one
  },
]

test('any sequence of commands goes only where the table says, by the persons it says', () => {
  seen.clear()
  fc.assert(
    fc.property(
      fc.constantFrom(...BEGINNINGS),
      fc.commands([sending], { maxCommands: 60, size: '+2' }),
      (begin, commands) => {
        const real = begin()
        fc.modelRun(() => ({ model: { status: real.state().status as string }, real }), commands)
        expect(foldRecord(licenceRecord, real.actions)).toEqual(real.current())
      },
    ),
    { ...SEED, numRuns: 500 },
  )
  // Without both outcomes of every action the property would say little.
  for (const { type } of licenceRecord.actions) {
    expect(seen.get(`${type} refused`) ?? 0, `${type} refused`).toBeGreaterThan(0)
    if (type === 'licence.create' || type === 'licence.import') continue
    expect(seen.get(`${type} accepted`) ?? 0, `${type} accepted`).toBeGreaterThan(0)
  }
})

test('the table and the actions name the same statuses', () => {
  for (const { type, from } of licenceRecord.actions) {
    const lines = LICENCE_TRANSITIONS.filter(({ action }) => action === type)
    expect(new Set(lines.flatMap((one) => one.from)), type).toEqual(new Set(from))
  }
  const types = licenceRecord.actions.map(({ type }): string => type)
  expect(LICENCE_TRANSITIONS.filter(({ action }) => !types.includes(action))).toEqual([])
})

describe('from application to grant', () => {
  test('screener, inspector and decider are three people', () => {
    const one = file()
    one.send(create, 'agent')
    one.send(command('submit'), 'agent')
    const own = command('screen', { complete: true, inspector: 'omar' })
    expect(one.send(own, 'omar')).toMatchObject({ findings: [{ rule: 'SD2' }] })
    one.send(command('screen', { complete: true, inspector: 'ines' }), 'omar')
    const found = command('inspect', { on: START, passed: true, findings: [], photographs: [] })
    expect(one.send(found, 'omar')).toMatchObject({
      reason: 'separation',
      findings: [{ rule: 'SD2' }],
    })
    one.send(found, 'ines')
    one.send(propose(grant), 'dara')
    expect(one.send(command('confirm'), 'dara')).toMatchObject({ findings: [{ rule: 'SD1' }] })
    const ines = one.send(command('confirm'), 'ines')
    expect(ines).toMatchObject({ reason: 'guard' })
    expect(ines.findings).toContainEqual(expect.objectContaining({ rule: 'SD2', met: 'no' }))
    expect(one.send(command('confirm'), 'other')).toMatchObject({ kind: 'accepted' })
  })

  test('what cannot be told about the bond refuses, and so does a short one', () => {
    for (const met of ['cannot_tell', 'no'] as const) {
      const one = inspected()
      one.send(propose(grant), 'omar')
      const decision = one.send(command('confirm'), 'dara', { bondCover: { met, words: 'x' } })
      expect(decision).toMatchObject({ kind: 'refused', reason: 'guard' })
      expect(decision.findings).toContainEqual(
        expect.objectContaining({ rule: 'licence.bond_cover', met }),
      )
    }
  })

  test('a link is settled by a person who looked into it; the watch list is not', () => {
    const one = inspected({ unlinked: false, unwatched: false })
    one.send(propose(grant), 'omar')
    const cleared = (check: string) =>
      command('review', { check, outcome: 'cleared', reason: 'namesakes' })
    one.send(cleared('linked_parties'), 'omar')
    one.send(cleared('principal_watch'), 'omar')
    const refused = one.send(command('confirm'), 'dara')
    expect(refused.findings.filter(({ met }) => met !== 'yes')).toMatchObject([
      { rule: 'licence.principal_watch', met: 'no' },
    ])
    expect(one.send(command('confirm'), 'dara', { unwatched: true })).toMatchObject({
      kind: 'accepted',
    })
  })

  test('the window of renewal and the last day are watched from the grant on', () => {
    const one = inspected()
    one.send(propose(grant), 'omar')
    expect(one.send(command('confirm'), 'dara')).toMatchObject({
      opens: [
        // Over at the end of this day: from 2 November on the licence is to be renewed.
        { name: 'licence.renewal', due: '2032-11-01', missed: 'licence.renewalDue' },
        { name: 'licence.expiry', due: '2033-01-31', missed: 'licence.expire' },
      ],
    })
  })
})

describe('overlays', () => {
  const revoked = () => {
    const one = granted()
    one.send(propose({ act: 'revoke', reason: 'x', order: 'Order 7' }), 'omar')
    one.send(command('sanction'), 'dara')
    return one
  }

  test('while a revocation is stayed, the status before it counts; it ends with the term', () => {
    const one = revoked()
    expect(effectiveStatus(one.state())).toBe('revoked')
    one.send(command('appeal', reason), 'agent')
    expect(effectiveStatus(one.state())).toBe('revoked')
    expect(one.send(command('stay', reason), 'dara')).toMatchObject({ reason: 'separation' })
    one.send(command('stay', reason), 'judge')
    expect([one.state().status, effectiveStatus(one.state())]).toEqual(['revoked', 'active'])
    const kept = { effectiveStatus: 'active', validUntil: '2033-01-31' } as const
    expect(effectiveStatusOf(kept, '2033-01-31')).toBe('active')
    expect(effectiveStatusOf(kept, '2033-02-01')).toBe('expired')
    one.send(command('decideAppeal', { outcome: 'annulled', reason: 'x' }), 'judge')
    expect(one.state()).toMatchObject({
      status: 'active',
      appealed: null,
      stayed: null,
      sanctions: [{ act: 'revoke', until: expect.any(String) }],
    })
  })

  test('an appeal must come within ten days', () => {
    const late = revoked()
    late.wait(11)
    expect(late.send(command('appeal', reason), 'agent')).toMatchObject({ reason: 'guard' })
    const inTime = revoked()
    inTime.wait(10)
    expect(inTime.send(command('appeal', reason), 'agent')).toMatchObject({ kind: 'accepted' })
  })

  test('a bond in default freezes, and the top-up brings back what was before', () => {
    const one = granted()
    one.send(command('freeze', { cause: 'bond.default' }), 'system:clock')
    expect([one.state().status, effectiveStatus(one.state())]).toEqual(['active', 'frozen'])
    expect(one.state().frozen).toMatchObject({ cause: 'bond.default', prior: 'active' })
    one.send(command('unfreeze'), 'system:clock')
    expect(effectiveStatus(one.state())).toBe('active')
  })

  test('a preventive suspension lapses to what was before, and a renewal may fall into it', () => {
    const one = granted()
    one.send(propose({ act: 'suspend_preventively', reason: 'x' }), 'omar')
    expect(one.send(command('sanction'), 'dara')).toMatchObject({
      opens: expect.arrayContaining([
        expect.objectContaining({
          name: 'licence.preventive_suspension',
          count: 30,
          missed: 'licence.lapseSuspension',
        }),
      ]),
    })
    one.send(command('renewalDue'), 'system:clock')
    expect(one.state()).toMatchObject({ status: 'preventive_suspension', prior: 'renewal_due' })
    one.send(command('lapseSuspension'), 'system:clock')
    expect(one.state()).toMatchObject({ status: 'renewal_due', prior: null, decision: null })
  })
})

test('a licence of an earlier register counts once another person confirmed it', () => {
  const one = file()
  const taken = command('import', {
    organisation: 'o-1',
    office: null,
    jurisdiction: 'XAA',
    register: 'Example register, 2029-12-31',
    name: 'Bravo Agency',
    number: 'OLD 77/2029',
    status: 'active',
    term: { ...term('2029-01-01', '2031-12-31'), sectors: [] },
    plannedVolume: null,
    phones: ['+000 1 234567'],
  })
  expect(one.send(taken, 'omar')).toMatchObject({ kind: 'accepted' })
  expect(effectiveStatus(one.state())).toBe('draft')
  expect(one.send(command('submit'), 'agent')).toMatchObject({ reason: 'guard' })
  expect(one.send(command('confirm'), 'omar')).toMatchObject({ reason: 'separation' })
  expect(
    one.send(command('confirm'), 'dara', { bondCover: { met: 'no', words: 'x' } }),
  ).toMatchObject({
    kind: 'accepted',
    state: { status: 'active', number: 'OLD 77/2029', proposal: null },
  })
})
