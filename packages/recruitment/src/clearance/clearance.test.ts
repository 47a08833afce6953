import {
  appendEntry,
  decide,
  type Folded,
  foldRecord,
  headOf,
  type StoredAction,
} from '@corridor/ledger'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, SEED, saltOf } from '../../../ledger/testing/exampleLedger.ts'
import { hasher } from '../../../ledger/testing/nodeCrypto.ts'
import {
  type Clearance,
  type ClearanceCommand,
  type ClearanceFacts,
  clearanceRecord,
  effectiveStatus,
  isFormOpen,
  UNDEPARTED,
} from './index.ts'

const PERSONS = ['p-1', 'p-2', 'p-3'] as const

const SUBJECT = {
  worker: 'k-1',
  contract: 'c-1',
  agency: 'o-1',
  jobOrder: 'j-9',
  person: null,
  office: 'home.north',
  jurisdiction: 'XAA',
  number: 'AAAA-BBBB-CCCC',
  corridor: 'XAA-XBB',
  licenceNumber: 'LIC-0001',
  jobOrderNumber: 'JO-9',
  contractDigest: 'c0'.repeat(32),
  holderDigest: 'd0'.repeat(16),
  holderKey: 'e0'.repeat(16),
}

/** A world in which everything may go on. */
const FACTS: ClearanceFacts = {
  today: '2030-01-01',
  verdict: 'clear',
  licenceEffective: true,
  contract: { status: 'approved', digest: SUBJECT.contractDigest, jobOrder: 'j-9', agency: 'o-1' },
  vacancyLeft: true,
  otherOpen: null,
  reentry: { sameEmployer: true, sameSite: true, noWorseTerm: true, noBan: true },
  formGenuine: true,
  formLinked: true,
}

const ISSUE = {
  verdict: 'clear' as const,
  reason: null,
  overrides: [],
  expiresOn: '2030-06-30',
  expires: '2030-07-01T00:00:00.000Z',
}

const SETTLED = { outcome: 'worker_contacted', note: 'telephoned' } as const

const FORM = {
  certificate: 'CLR1:',
  serial: 'NORTH-000198',
  office: 'home.north',
  jurisdiction: 'XAA',
  keyId: '0123456789abcdef',
  corridor: 'XAA-XBB',
  licenceNumber: 'LIC-0001',
  jobOrderNumber: null,
  contractDigest: SUBJECT.contractDigest,
  holderDigest: SUBJECT.holderDigest,
  holderKey: SUBJECT.holderKey,
  occurredAt: '2029-12-20T10:00:00.000Z',
  expiresOn: '2030-06-30',
  expires: '2030-07-01T00:00:00.000Z',
  reviews: [],
  duplicateOf: null,
}

interface World extends Partial<ClearanceFacts> {
  readonly actor?: string
  readonly role?: string
}

/** A store in memory, with a job order that all clearances of a test share. */
function store() {
  const actions: StoredAction[] = []
  let current: Folded<Clearance> = { state: null, version: 0 }
  return {
    actions,
    current: () => current,
    state: () => current.state!,
    send(
      command: ClearanceCommand,
      { actor = PERSONS[0], role = 'licensing-officer', ...facts }: World = {},
    ) {
      const now = at(actions.length)
      const decision = decide(
        clearanceRecord,
        current,
        { ...command, expectedVersion: current.version },
        { actor, role, now, may: () => true, facts: { ...FACTS, ...facts } },
      )
      if (decision.kind === 'refused') return decision
      const last = actions.at(-1)
      const envelope = {
        record: 'x-1',
        type: decision.type,
        actor,
        role,
        recordedAt: now,
        key: now,
      }
      const head = last === undefined ? null : headOf(last)
      actions.push(
        appendEntry(head, envelope, decision.payload, saltOf(actions.length + 1), hasher),
      )
      current = { state: decision.state, version: actions.length }
      return decision
    },
  }
}

const request: ClearanceCommand = {
  type: 'clearance.request',
  payload: { kind: 'first', ...SUBJECT },
}
const assess = (type: 'clearance.open' | 'clearance.ready', verdict: ClearanceFacts['verdict']) =>
  ({ type, payload: { verdict, findings: [] } }) as ClearanceCommand
const issue = (more: Partial<Omit<typeof ISSUE, 'reason'>> & { reason?: string | null } = {}) =>
  ({ type: 'clearance.issue', payload: { ...ISSUE, ...more } }) as ClearanceCommand
const simple = (type: ClearanceCommand['type'], payload: object = {}) =>
  ({ type, payload }) as ClearanceCommand
const REASON = { reason: 'because' }

function issued() {
  const file = store()
  for (const command of [request, assess('clearance.ready', 'clear'), issue()]) {
    expect(file.send(command)).toMatchObject({ kind: 'accepted' })
  }
  return file
}

const unmet = (decision: ReturnType<ReturnType<typeof store>['send']>) =>
  decision.kind === 'accepted'
    ? []
    : decision.findings.filter(({ met }) => met !== 'yes').map(({ rule, met }) => `${rule} ${met}`)

describe('any sequence of commands', () => {
  const verdict = fc.constantFrom('clear', 'review', 'hold', 'blocked', null)
  const moment = fc
    .integer({ min: -100, max: 200 })
    .map((minutes) => new Date(Date.parse(at(0)) + 60_000 * minutes).toISOString())
  const movement = fc.record({ occurredAt: moment, place: fc.constant(null) })
  const commands = fc.oneof(
    fc.constant(request),
    fc.constant(assess('clearance.open', null)),
    verdict.map((one) => assess('clearance.ready', one)),
    fc
      .tuple(verdict, fc.constantFrom(null, 'looked at'))
      .map(([one, reason]) => issue({ verdict: one as 'clear', reason })),
    fc.constant(issue()),
    ...(['processed', 'cleared', 'departed', 'arrived', 'returned'] as const).map((kind) =>
      movement.map((payload) => simple(`clearance.${kind}`, payload)),
    ),
    fc
      .constantFrom('l-1', 'l-2')
      .map((subject) => simple('clearance.hold', { cause: 'licence', subject })),
    fc.constant(simple('clearance.release')),
    fc.constant(simple('clearance.proceed', REASON)),
    fc
      .constantFrom('o-1', 'o-2')
      .map((agency) => simple('clearance.transfer', { agency, ...REASON })),
    fc.constant(simple('clearance.cancelHeld', REASON)),
    fc.constant(simple('clearance.cancel', REASON)),
    fc.constant(simple('clearance.expire')),
    fc.constant(simple('clearance.proposeRevocation', REASON)),
    fc.constant(simple('clearance.confirmRevocation')),
    fc.constant(simple('clearance.declineRevocation', REASON)),
    fc.constant(simple('clearance.withdrawRevocation', REASON)),
    fc.constant(simple('clearance.lapseRevocation')),
    fc.constant(simple('clearance.appeal', { grounds: 'wrong' })),
    fc.constant(simple('clearance.dismissAppeal', REASON)),
    fc.constant(simple('clearance.upholdAppeal', REASON)),
    fc.constant(simple('clearance.reenter', FORM)),
    fc.constant(simple('clearance.settleForm', SETTLED)),
  )
  const world = fc.record({
    verdict: fc.oneof({ weight: 3, arbitrary: fc.constant('clear' as const) }, verdict),
    licenceEffective: fc.oneof(
      { weight: 4, arbitrary: fc.constant(true) },
      fc.constantFrom(false, null),
    ),
    vacancyLeft: fc.oneof(
      { weight: 4, arbitrary: fc.constant(true) },
      fc.constantFrom(false, null),
    ),
    today: fc.constantFrom('2030-01-01', '2030-01-01', '2030-07-01'),
    role: fc.constantFrom('licensing-officer', 'clock'),
    actor: fc.constantFrom(...PERSONS),
  })
  const untilIssued = [request, assess('clearance.ready', 'clear'), issue()]
  // Some from the middle: few sequences come so far by themselves.
  const BEGINNINGS: readonly (readonly ClearanceCommand[])[] = [
    [request],
    [simple('clearance.reenter', FORM)],
    [simple('clearance.reenter', { ...FORM, reviews: ['licence_unknown'] })],
    untilIssued,
    [
      ...untilIssued,
      simple('clearance.proposeRevocation', REASON),
      simple('clearance.confirmRevocation'),
      simple('clearance.appeal', { grounds: 'wrong' }),
    ],
  ]
  const sequence = fc.array(fc.tuple(commands, world), { minLength: 30, maxLength: 150 })

  test('nothing is issued that the world forbids, and a replay gives what was decided', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(fc.constantFrom(...BEGINNINGS), sequence, (beginning, asked) => {
        const file = store()
        for (const [index, command] of beginning.entries()) {
          // Two persons revoke.
          const actor = PERSONS[index === 4 ? 1 : 0]
          expect(file.send(command, { actor }).kind).toBe('accepted')
        }
        for (const [drawn, given] of asked) {
          // As the server fills it in.
          const command =
            drawn.type === 'clearance.open' ? assess(drawn.type, given.verdict) : drawn
          const before = file.state()
          const facts = given as World
          const decision = file.send(command, facts)
          const outcome = `${command.type} ${decision.kind}`
          seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
          const after = file.state()
          if (decision.kind === 'refused') {
            expect(after).toBe(before)
            continue
          }
          checkStep(command, facts, before, after)
        }
        expect(foldRecord(clearanceRecord, file.actions)).toEqual(file.current())
      }),
      { ...SEED, numRuns: 150 },
    )
    for (const { type } of clearanceRecord.actions) {
      // A record begins once.
      const begins = type === 'clearance.request' || type === 'clearance.reenter'
      for (const outcome of begins ? ['refused'] : ['accepted', 'refused']) {
        expect(seen.get(`${type} ${outcome}`) ?? 0, `${type} ${outcome}`).toBeGreaterThan(0)
      }
    }
  })

  /** From operations, section 3, written a second time: which status may follow which. */
  const MAY_FOLLOW: Readonly<Record<string, readonly string[]>> = {
    requested: ['requested', 'requirements_open', 'ready', 'cancelled'],
    requirements_open: ['requirements_open', 'ready', 'cancelled'],
    ready: ['ready', 'requirements_open', 'issued', 'cancelled'],
    issued: ['issued', 'used', 'revoked', 'expired', 'cancelled'],
    used: ['used'],
    revoked: ['revoked', 'issued'],
  }

  function checkStep(command: ClearanceCommand, facts: World, before: Clearance, after: Clearance) {
    if (command.type === 'clearance.issue') {
      expect(facts.licenceEffective).toBe(true)
      expect(facts.vacancyLeft).toBe(true)
      expect(['clear', 'review']).toContain(facts.verdict)
      if (facts.role === 'clock') expect(facts.verdict).toBe('clear')
      expect(before.hold).toBeNull()
    }
    if (command.type === 'clearance.confirmRevocation') {
      expect(before.proposal!.by).not.toContain(facts.actor)
      expect(new Set(after.revocation!.by).size).toBe(2)
    }
    // What came of a look at a form may be said at any time, and changes nothing else.
    if (command.type === 'clearance.settleForm') {
      expect({ ...after, form: null }).toEqual({ ...before, form: null })
      expect(before.form!.settled).toBeUndefined()
      return
    }
    expect(MAY_FOLLOW[before.status]).toContain(after.status)
    // Terminal is terminal, but for an appeal that is upheld.
    if (['expired', 'cancelled'].includes(before.status)) expect.unreachable(command.type)
    if (before.status === 'revoked' && after.status !== 'revoked') {
      expect(command.type).toBe('clearance.upholdAppeal')
    }
    if (before.status === 'used') expect(after.status).toBe('used')
    // Each movement is reported by itself.
    const kinds = after.movements.map(({ kind }) => kind)
    expect(new Set(kinds).size).toBe(kinds.length)
    const isMovement = `clearance.${kinds.at(-1)}` === command.type
    expect(kinds.length - before.movements.length).toBe(isMovement ? 1 : 0)
    expect(after.status === 'used').toBe(kinds.includes('departed'))
    for (const { occurredAt, recordedAt } of after.movements) {
      expect(occurredAt <= recordedAt).toBe(true)
    }
    if (after.proposal !== null) expect(after.status).toBe('issued')
    if (after.hold !== null) expect(UNDEPARTED).toContain(after.status)
    // Who was on hold and does not go gets back what was paid.
    if (after.status === 'cancelled' && after.end!.transferTo === null) {
      expect(after.end!.refund).toBe(before.hold !== null)
    }
  }
})

describe('issue', () => {
  const ready = () => {
    const file = store()
    file.send(request)
    file.send(assess('clearance.ready', 'review'), { verdict: 'review' })
    return file
  }

  test.each([
    ['no checks', { verdict: null }, ['clearance.requirements_met cannot_tell']],
    ['blocked', { verdict: 'blocked' }, ['clearance.requirements_met no']],
    ['licence frozen', { licenceEffective: false }, ['clearance.licence_effective no']],
    ['licence unknown', { licenceEffective: null }, ['clearance.licence_effective cannot_tell']],
    ['no vacancy', { vacancyLeft: false }, ['clearance.vacancy no']],
    ['vacancies unknown', { vacancyLeft: null }, ['clearance.vacancy cannot_tell']],
    [
      'no contract',
      { contract: null },
      ['clearance.contract_approved cannot_tell', 'clearance.contract_unchanged cannot_tell'],
    ],
    [
      'another contract',
      { contract: { ...FACTS.contract!, digest: 'ff' } },
      ['clearance.contract_unchanged no'],
    ],
  ] as const)('is refused: %s', (_, facts, rules) => {
    const file = ready()
    const decision = file.send(issue(), facts as World)
    expect(unmet(decision)).toEqual(expect.arrayContaining([...rules]))
    expect(file.state().status).toBe('ready')
  })

  test('by itself only when clear; what asks for a look needs an officer with a reason', () => {
    const review = { verdict: 'review' as const }
    const clock = { ...review, role: 'clock', actor: 'system:clock' }
    const looked = issue({ verdict: 'review' as 'clear', reason: 'papers seen' })
    expect(unmet(ready().send(looked, clock))).toEqual(['clearance.officer_looks no'])
    const silent = issue({ verdict: 'review' as 'clear' })
    expect(unmet(ready().send(silent, review))).toEqual(['clearance.officer_looks no'])
    expect(ready().send(looked, review)).toMatchObject({
      kind: 'accepted',
      opens: [{ name: 'clearance.expiry', due: '2030-06-30', missed: 'clearance.expire' }],
    })
    expect(ready().send(issue(), { ...clock, verdict: 'clear' }).kind).toBe('accepted')
  })

  test('a fast return needs the same employer and site, no worse term and no ban, but no licence', () => {
    const back: ClearanceCommand = {
      type: 'clearance.request',
      payload: { ...SUBJECT, kind: 'reentry', jobOrder: null },
    }
    const facts = FACTS.reentry!
    for (const [name, rule] of [
      ['sameEmployer', 'employer'],
      ['sameSite', 'site'],
      ['noWorseTerm', 'terms'],
      ['noBan', 'ban'],
    ] as const) {
      for (const [value, met] of [
        [false, 'no'],
        [null, 'cannot_tell'],
      ] as const) {
        const decision = store().send(back, { reentry: { ...facts, [name]: value } })
        expect(unmet(decision)).toEqual([`clearance.reentry_${rule} ${met}`])
      }
    }
    expect(store().send(back, { reentry: null }).kind).toBe('refused')
    const file = store()
    const none = { licenceEffective: null, vacancyLeft: null }
    for (const command of [back, assess('clearance.ready', 'clear'), issue()]) {
      expect(file.send(command, none)).toMatchObject({ kind: 'accepted' })
    }
  })
})

describe('the last vacancy', () => {
  test('two officers at the same instant: one clearance, over 1,000 repetitions', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1), { minLength: 2, maxLength: 8 }), (turns) => {
        const order = { approved: 3, consumed: 2 }
        const files = [store(), store()]
        for (const file of files) {
          file.send(request)
          file.send(assess('clearance.ready', 'clear'))
        }
        // Whoever comes first holds the job order's row; the other reads what is left after it.
        for (const turn of [...turns, 0, 1]) {
          const vacancyLeft = order.consumed < order.approved
          const decision = files[turn]!.send(issue(), { vacancyLeft })
          if (decision.kind === 'accepted') order.consumed += 1
          expect(order.consumed).toBeLessThanOrEqual(order.approved)
        }
        const statuses = files.map((file) => file.state().status).sort()
        expect(statuses).toEqual(['issued', 'ready'])
      }),
      { ...SEED, numRuns: 1000 },
    )
  })
})

describe('what a hold means', () => {
  test('each worker is decided about; proceeding is not held again by the same cause', () => {
    const cause = simple('clearance.hold', { cause: 'licence', subject: 'l-1' })
    const file = issued()
    expect(file.send(cause).kind).toBe('accepted')
    expect(effectiveStatus(file.state())).toBe('held')
    expect(unmet(file.send(cause))).toEqual(['clearance.not_held no'])
    file.send(simple('clearance.proceed', REASON), { actor: 'p-2' })
    expect(effectiveStatus(file.state())).toBe('issued')
    expect(unmet(file.send(cause))).toEqual(['clearance.not_decided no'])
    const ban = simple('clearance.hold', { cause: 'ban', subject: 'n-1' })
    expect(file.send(ban).kind).toBe('accepted')
    file.send(simple('clearance.cancelHeld', REASON))
    expect(file.state()).toMatchObject({
      status: 'cancelled',
      end: { refund: true, transferTo: null },
      pastHolds: [
        { cause: 'licence', ended: 'proceed', by: 'p-2' },
        { cause: 'ban', ended: 'cancel' },
      ],
    })
  })

  test('what is not yet issued is held too, and not issued while it is', () => {
    const file = store()
    file.send(request)
    file.send(assess('clearance.ready', 'clear'))
    file.send(simple('clearance.hold', { cause: 'bond', subject: 'b-1' }))
    expect(unmet(file.send(issue()))).toEqual(['clearance.not_held no'])
    file.send(simple('clearance.release'))
    expect(file.send(issue()).kind).toBe('accepted')
  })
})

test('revocation takes two persons, and neither decides on the appeal', () => {
  const file = issued()
  file.send(simple('clearance.proposeRevocation', REASON), { actor: 'p-1' })
  const own = file.send(simple('clearance.confirmRevocation'), { actor: 'p-1' })
  expect(own).toMatchObject({ reason: 'separation', findings: [{ rule: 'SD1' }] })
  expect(file.send(simple('clearance.confirmRevocation'), { actor: 'p-2' })).toMatchObject({
    kind: 'accepted',
    closes: ['clearance.confirmation', 'clearance.expiry'],
    opens: [{ name: 'clearance.appeal', count: 30, unit: 'days' }],
  })
  file.send(simple('clearance.appeal', { grounds: 'not true' }), { actor: 'w-1' })
  for (const actor of ['p-1', 'p-2']) {
    const decision = file.send(simple('clearance.upholdAppeal', REASON), { actor })
    expect(decision).toMatchObject({ reason: 'separation' })
  }
  const late = { actor: 'p-3', today: '2030-07-01' }
  expect(unmet(file.send(simple('clearance.upholdAppeal', REASON), late))).toEqual([
    'clearance.expires_later no',
  ])
  file.send(simple('clearance.upholdAppeal', REASON), { actor: 'p-3' })
  expect(file.state()).toMatchObject({ status: 'issued', revocation: null })
})

test('a form keeps both times, and what is found against it revokes nothing', () => {
  const file = store()
  const reviews = ['licence_not_effective', 'duplicate_person'] as const
  const entered = simple('clearance.reenter', { ...FORM, reviews, duplicateOf: 'x-0' })
  for (const formGenuine of [false, null]) {
    expect(store().send(entered, { formGenuine }).kind).toBe('refused')
  }
  expect(file.send(entered)).toMatchObject({ kind: 'accepted' })
  expect(file.state()).toMatchObject({
    status: 'issued',
    number: 'NORTH-000198',
    issue: { occurredAt: '2029-12-20T10:00:00.000Z', at: at(0) },
    form: { reviews, duplicateOf: 'x-0' },
  })
  expect(unmet(store().send(entered, { formLinked: false }))).toEqual(['clearance.form_linked no'])
  expect(isFormOpen(file.state().form)).toBe(true)
  file.send(simple('clearance.settleForm', SETTLED), { actor: 'p-2' })
  expect(file.state()).toMatchObject({
    status: 'issued',
    form: { reviews, settled: { outcome: 'worker_contacted', by: 'p-2' } },
  })
  expect(isFormOpen(file.state().form)).toBe(false)
  expect(unmet(file.send(simple('clearance.settleForm', SETTLED)))).toEqual([
    'clearance.form_open no',
  ])
  const future = { ...FORM, occurredAt: '2031-01-01T00:00:00.000Z' }
  expect(unmet(store().send(simple('clearance.reenter', future)))).toEqual([
    'clearance.occurred_before no',
  ])
})

test('what is erased can still be folded', () => {
  const file = issued()
  file.send(simple('clearance.hold', { cause: 'licence', subject: 'l-1' }))
  file.send(simple('clearance.proceed', REASON))
  const departed = { occurredAt: at(30), place: 'Example airport' }
  file.send(simple('clearance.processed', { ...departed, occurredAt: at(0) }))
  const erased = file.actions.map((action) => ({
    ...action,
    content: { kind: 'erased' as const, at: at(50), basis: 'request' },
  }))
  const { state } = foldRecord(clearanceRecord, erased as unknown as readonly StoredAction[])
  expect(state).toMatchObject({ status: 'issued', worker: null, contract: null, number: '0' })
})
