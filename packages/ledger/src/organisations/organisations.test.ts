import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, SEED, saltOf } from '../../testing/exampleLedger.ts'
import { hasher } from '../../testing/nodeCrypto.ts'
import {
  appendEntry,
  decide,
  type Folded,
  foldRecord,
  headOf,
  type StoredAction,
  verifyRecordChain,
} from '../index.ts'
import {
  type Organisation,
  type OrganisationCommand,
  type OrganisationFacts,
  organisationRecord,
} from './index.ts'

const PERSONS = ['p-1', 'p-2', 'p-3'] as const

const NO_FACTS: OrganisationFacts = { isHome: false, officeOpen: null, keepsFiles: null }

const NOTHING: Folded<Organisation> = { state: null, version: 0 }

/** A small store in memory: decides, appends, keeps the state that `decide` announced. */
function register() {
  const actions: StoredAction[] = []
  let current: Folded<Organisation> = { state: null, version: 0 }
  return {
    actions,
    current: () => current,
    send(command: OrganisationCommand, actor: string = PERSONS[0], may = (_: string) => true) {
      const now = at(actions.length)
      const expectedVersion = current.version
      const facts = { isHome: false, officeOpen: true, keepsFiles: false }
      const context = { actor, role: 'authority', now, may, facts }
      const decision = decide(organisationRecord, current, { ...command, expectedVersion }, context)
      if (decision.kind === 'refused') return decision
      const last = actions.at(-1)
      const { type, payload } = decision
      const envelope = {
        record: 'org-1',
        type,
        actor,
        role: 'authority',
        recordedAt: now,
        key: now,
      }
      const head = last === undefined ? null : headOf(last)
      actions.push(appendEntry(head, envelope, payload, saltOf(actions.length), hasher))
      current = { state: decision.state, version: actions.length }
      return decision
    },
  }
}

const create: OrganisationCommand = {
  type: 'organisation.create',
  payload: { kind: 'agency', name: 'Example Agency', country: 'XXA', registration: null },
}

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2030-01-${String(n).padStart(2, '0')}`)
const office = fc.constantFrom('north', 'south')
const reason = fc.constant('decided')
const appointment = {
  person: fc.constantFrom(...PERSONS),
  function: fc.constantFrom('manager', 'clerk'),
  office: fc.option(office),
}
const commandOf = <Type extends OrganisationCommand['type']>(
  type: Type,
  payload: fc.Arbitrary<Extract<OrganisationCommand, { type: Type }>['payload']>,
) => payload.map((given) => ({ type, payload: given }) as OrganisationCommand)

const commands = fc.oneof(
  fc.constant(create),
  commandOf('organisation.rename', fc.record({ name: fc.constantFrom('Uno', 'Due'), from: day })),
  commandOf(
    'organisation.correct',
    fc.record({ country: fc.constantFrom('XXA', 'XXB', null), registration: fc.constant('7') }),
  ),
  commandOf(
    'organisation.assign',
    fc.record({ office: fc.constantFrom('home.north', null), jurisdiction: fc.constant('XXA-1') }),
  ),
  commandOf('organisation.note', fc.record({ text: reason })),
  commandOf(
    'organisation.openOffice',
    fc.record({ office, name: office, jurisdiction: fc.constant('XXA-1'), from: day }),
  ),
  commandOf('organisation.closeOffice', fc.record({ office, on: day })),
  commandOf('organisation.appoint', fc.record({ ...appointment, from: day })),
  commandOf('organisation.endAppointment', fc.record({ ...appointment, on: day })),
  commandOf(
    'organisation.propose',
    fc.record({ act: fc.constantFrom('suspend', 'lift', 'close'), reason }),
  ),
  commandOf('organisation.confirm', fc.constant({})),
  commandOf('organisation.withdraw', fc.record({ reason })),
  commandOf('organisation.decline', fc.record({ reason })),
  commandOf('organisation.lapse', fc.constant({})),
)
const sequence = fc.array(fc.tuple(commands, fc.constantFrom(...PERSONS)), {
  minLength: 20,
  maxLength: 120,
})

describe('any sequence of commands', () => {
  test('what is decided is what a replay gives, and the rules of the register hold', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(sequence, (asked) => {
        const store = register()
        store.send(create)
        for (const [command, actor] of asked) {
          const before = store.current().state!
          const decision = store.send(command, actor)
          const outcome = `${command.type} ${decision.kind}`
          seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
          const after = store.current().state!
          if (decision.kind === 'refused') {
            expect(after).toBe(before)
            continue
          }
          if (command.type === 'organisation.confirm') {
            expect(before.proposal!.by).not.toContain(actor)
          } else {
            expect(after.status).toBe(before.status)
          }
          if (command.type === 'organisation.appoint') {
            expect(command.payload.person).not.toBe(actor)
          }
          if (before.status === 'closed') expect(command.type).toBe('organisation.note')
          checkRegister(after)
        }
        const replayed = foldRecord(organisationRecord, store.actions)
        expect(replayed).toEqual(store.current())
        expect(foldRecord(organisationRecord, store.actions)).toEqual(replayed)
        expect(verifyRecordChain(store.actions, hasher).faults).toEqual([])
      }),
      { ...SEED, numRuns: 150 },
    )
    // Without both outcomes of every action the property would say little.
    for (const { type } of organisationRecord.actions) {
      // A record that exists can always be noted on.
      if (type !== 'organisation.note') expect(seen.get(`${type} refused`), type).toBeGreaterThan(0)
      if (type !== 'organisation.create') {
        expect(seen.get(`${type} accepted`), type).toBeGreaterThan(0)
      }
    }
  })
})

function checkRegister({ status, offices, appointments }: Organisation): void {
  const lasting = appointments.filter(({ until }) => until === null)
  const keys = lasting.map(({ person, function: what, office }) => `${person} ${what} ${office}`)
  expect(new Set(keys).size).toBe(keys.length)
  const open = offices.filter(({ closedOn }) => closedOn === null).map((one) => one.office)
  for (const { office } of lasting) if (office !== null) expect(open).toContain(office)
  expect(new Set(offices.map((one) => one.office)).size).toBe(offices.length)
  if (status === 'closed') expect(open).toEqual([])
}

test('suspension takes two persons, and its deadline is told', () => {
  const store = register()
  store.send(create)
  const proposed = store.send({
    type: 'organisation.propose',
    payload: { act: 'suspend', reason: 'bond short' },
  })
  expect(proposed).toMatchObject({
    opens: [
      { name: 'organisation.confirmation', count: 15, unit: 'days', missed: 'organisation.lapse' },
    ],
  })
  const own = store.send({ type: 'organisation.confirm', payload: {} })
  expect(own).toMatchObject({ kind: 'refused', reason: 'separation', findings: [{ rule: 'SD1' }] })
  const other = store.send({ type: 'organisation.confirm', payload: {} }, 'p-2')
  expect(other).toMatchObject({ kind: 'accepted', closes: ['organisation.confirmation'] })
  expect(store.current().state).toMatchObject({ status: 'suspended', proposal: null })
})

test('permissions, action by action', () => {
  const needed = organisationRecord.actions.map(({ type, permission }) => [type, permission])
  expect(Object.fromEntries(needed)).toEqual({
    'organisation.create': 'register.organisation',
    'organisation.rename': 'change.organisation',
    'organisation.correct': 'register.organisation',
    'organisation.assign': 'register.organisation',
    'organisation.note': 'change.organisation',
    'organisation.openOffice': 'change.office',
    'organisation.closeOffice': 'change.office',
    'organisation.appoint': 'grant.mandate',
    'organisation.endAppointment': 'revoke.mandate',
    'organisation.propose': 'propose.organisation',
    'organisation.confirm': 'close.organisation',
    'organisation.decline': 'close.organisation',
    'organisation.withdraw': 'propose.organisation',
    'organisation.lapse': 'lapse.organisation',
  })
  const refused = register().send(create, 'p-1', () => false)
  expect(refused).toMatchObject({ reason: 'forbidden', available: [] })
})

describe('the world outside the record', () => {
  const act = (command: OrganisationCommand, facts: OrganisationFacts, current = NOTHING) =>
    decide(
      organisationRecord,
      current,
      { ...command, expectedVersion: current.version },
      { actor: 'p-1', role: 'authority', now: at(1), may: () => true, facts },
    )
  const created = () => {
    const decided = act(create, NO_FACTS)
    if (decided.kind === 'refused') throw new Error(decided.words)
    return decided.state
  }
  const kept = {
    ...create,
    payload: { ...create.payload, office: 'home.north', jurisdiction: 'XXA' },
  } as OrganisationCommand

  test('a file is kept by an open office of an authority, or by none', () => {
    expect(act(kept, { ...NO_FACTS, officeOpen: true })).toMatchObject({
      kind: 'accepted',
      state: { office: 'home.north', jurisdiction: 'XXA' },
    })
    for (const officeOpen of [false, null]) {
      expect(act(kept, { ...NO_FACTS, officeOpen })).toMatchObject({
        reason: 'guard',
        findings: [{ rule: 'organisation.office_known' }],
      })
    }
    expect(act(create, NO_FACTS)).toMatchObject({ kind: 'accepted' })
  })

  test('an office that keeps files stays, also where nobody can tell', () => {
    const state = {
      ...created(),
      offices: [
        {
          office: 'north',
          name: 'North',
          jurisdiction: 'XXA',
          openedOn: '2030-01-01',
          closedOn: null,
        },
      ],
    }
    const close: OrganisationCommand = {
      type: 'organisation.closeOffice',
      payload: { office: 'north', on: '2030-02-01' },
    }
    const closing = (keepsFiles: boolean | null) =>
      act(close, { ...NO_FACTS, keepsFiles }, { state, version: 1 })
    expect(closing(false)).toMatchObject({ kind: 'accepted' })
    for (const keepsFiles of [true, null]) {
      expect(closing(keepsFiles)).toMatchObject({
        reason: 'guard',
        words: expect.stringContaining('still keeps files'),
      })
    }
  })

  test('the administration itself stays', () => {
    const facts = { ...NO_FACTS, isHome: true }
    const state = created()
    const propose = { type: 'organisation.propose', payload: { act: 'suspend', reason: 'x' } }
    expect(act(propose as OrganisationCommand, facts, { state, version: 1 })).toMatchObject({
      reason: 'guard',
      words: expect.stringContaining('runs this installation'),
    })
  })
})

test('what was entered before files had offices replays', () => {
  const envelope = {
    record: 'org-1',
    type: 'organisation.create',
    actor: 'p-1',
    role: 'authority',
    recordedAt: at(0),
    key: 'k',
  }
  const payload = { kind: 'union', name: 'Example Union', country: 'XXA', registration: null }
  const old = appendEntry(null, envelope, payload, saltOf(1), hasher)
  expect(foldRecord(organisationRecord, [old]).state).toMatchObject({
    ...payload,
    status: 'active',
    office: null,
    jurisdiction: null,
  })
})
