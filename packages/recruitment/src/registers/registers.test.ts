import { type DecisionContext, decide, type Folded, type RecordDefinition } from '@corridor/ledger'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Ban,
  type BanFacts,
  banRecord,
  type Override,
  type OverrideFacts,
  overrideRecord,
  type ParameterFacts,
  type ParameterFile,
  type Proposer,
  parameterRecord,
  valuesInForce,
  type WatchEntry,
  type WatchFacts,
  watchRecord,
} from './index.ts'

const RUNS = { seed: 20140528, numRuns: 250 }
const PERSONS = ['olga', 'omar', 'dara'] as const
const ROLES = ['proposing', 'confirming'] as const
const DIGEST = 'ab'.repeat(32)
const EVIDENCE = [{ digest: DIGEST, what: 'Letter of the ministry' }]

type State = { readonly status: string; readonly proposal: Proposer | null }

/** What each action may make of each status, written by hand from the specification. */
type Table = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

interface Step<Facts> {
  readonly type: string
  readonly payload: unknown
  readonly actor: string
  readonly role: string
  readonly facts: Facts
}

const day = fc.integer({ min: 5, max: 28 }).map((n) => `2030-01-${String(n).padStart(2, '0')}`)
const orNull = <Value>(value: fc.Arbitrary<Value>, options = {}) => fc.option(value, options)
const words = fc.constant('Example words')

const stepOf = <Facts>(
  payloads: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  facts: fc.Arbitrary<Facts>,
) =>
  fc
    .oneof(
      ...Object.entries(payloads).map(([type, payload]) =>
        // The clock comes seldom, so that records live long enough.
        ({
          arbitrary: fc.record({ type: fc.constant(type), payload }),
          weight: /lapse|expire|decline|withdraw/.test(type) ? 1 : 5,
        }),
      ),
    )
    .chain((command) =>
      fc
        .record({ actor: fc.constantFrom(...PERSONS), role: fc.constantFrom(...ROLES), facts })
        .map((who) => ({ ...command, ...who })),
    )

/** Drives a record through random commands and holds every outcome against the table. */
function drive<S extends State, Facts>(
  record: Pick<RecordDefinition<S, Facts>, 'kind' | 'actions' | 'actionByType'>,
  table: Table,
  steps: fc.Arbitrary<Step<Facts>>,
  check: (before: S | null, after: S, step: Step<Facts>) => void,
): void {
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.array(steps, { minLength: 10, maxLength: 60 }), (asked) => {
      let current: Folded<S> = { state: null, version: 0 }
      for (const [at, step] of asked.entries()) {
        const { type, payload, actor, role, facts } = step
        const context: DecisionContext<Facts> = {
          ...{ actor, role, facts, may: () => true },
          now: new Date(Date.UTC(2030, 0, 1, 0, at)).toISOString(),
        }
        const command = { type, payload, expectedVersion: current.version }
        const decided = decide(record, current, command, context)
        const status = current.state?.status ?? 'none'
        const leads = table[type]?.[status]
        if (decided.kind === 'refused') {
          expect(decided.reason === 'not_now', `${type} in ${status}`).toBe(leads === undefined)
          expect(['not_now', 'separation', 'guard']).toContain(decided.reason)
          seen.add(`${type} ${decided.reason}`)
          continue
        }
        expect(leads, `${type} in ${status}`).toContain(decided.state.status)
        seen.add(`${type} ${status} ${decided.state.status}`)
        check(current.state, decided.state, step)
        const isOver = Object.values(table).every(
          (from) => from[decided.state.status] === undefined,
        )
        current = isOver
          ? { state: null, version: 0 }
          : { state: decided.state, version: current.version + 1 }
      }
    }),
    RUNS,
  )
  // Every line of the table happened, and nothing was only refused.
  for (const [type, from] of Object.entries(table)) {
    for (const [status, leads] of Object.entries(from)) {
      for (const to of leads)
        expect(seen, `${type} ${status} ${to}`).toContain(`${type} ${status} ${to}`)
    }
  }
  expect(Object.keys(table).toSorted()).toEqual(record.actions.map(({ type }) => type).toSorted())
}

describe('any sequence of commands keeps to the table', () => {
  test('bans', () => {
    const banDay = fc.constantFrom('2030-01-05', '2030-01-10', '2030-01-20')
    const steps = stepOf<BanFacts>(
      {
        'ban.propose': fc.record({
          ...{ destination: fc.constant('XBB'), sector: orNull(fc.constant('construction')) },
          ...{ site: orNull(fc.constant('Port of Example')), from: banDay, until: orNull(banDay) },
          ...{ reason: words, basis: words, jurisdiction: fc.constant('XAA') },
        }),
        'ban.order': fc.record({ from: banDay }),
        'ban.proposeEnd': fc.record({ until: banDay, reason: words }),
        'ban.end': fc.record({ until: banDay }),
        'ban.decline': fc.record({ reason: words }),
        'ban.withdraw': fc.record({ reason: words }),
        'ban.lapse': fc.constant({}),
        'ban.expire': fc.constant({}),
      },
      fc.record({ today: fc.constantFrom('2030-01-05', '2030-01-10') }),
    )
    const dropped = { proposed: ['dropped'], ordered: ['ordered'] }
    drive<Ban, BanFacts>(
      banRecord,
      {
        'ban.propose': { none: ['proposed'] },
        'ban.order': { proposed: ['ordered'] },
        'ban.proposeEnd': { ordered: ['ordered'] },
        'ban.end': { ordered: ['ordered'] },
        'ban.decline': dropped,
        'ban.withdraw': dropped,
        'ban.lapse': dropped,
        'ban.expire': { ordered: ['ended'] },
      },
      steps,
      (before, after, { type, actor, facts }) => {
        if (type !== 'ban.order' && type !== 'ban.end') return
        expect(before!.proposal!.by).not.toContain(actor)
        // Neither a beginning nor an end reaches back.
        expect((type === 'ban.order' ? after.from : after.until!) >= facts.today).toBe(true)
      },
    )
  })

  test('the watch list', () => {
    const said = {
      ground: fc.constantFrom('fees_charged', 'wage_default'),
      ...{ text: words, evidence: fc.constant(EVIDENCE) },
    }
    const { ground: _, ...lift } = said
    const ended = { proposed: ['dropped'], listed: ['listed'] }
    drive<WatchEntry, WatchFacts>(
      watchRecord,
      {
        'watch.propose': { none: ['proposed'] },
        'watch.proposeChange': { listed: ['listed'] },
        'watch.proposeLift': { listed: ['listed'] },
        'watch.confirm': { proposed: ['listed'], listed: ['listed', 'lifted'] },
        'watch.decline': ended,
        'watch.withdraw': ended,
        'watch.lapse': ended,
      },
      stepOf<WatchFacts>(
        {
          'watch.propose': fc.record({
            ...{ organisation: fc.constant('org-777'), ...said },
            ...{ office: fc.constant('home.north'), jurisdiction: fc.constant('XAA') },
          }),
          'watch.proposeChange': fc.record(said),
          'watch.proposeLift': fc.record(lift),
          'watch.confirm': fc.constant({}),
          'watch.decline': fc.record({ reason: words }),
          'watch.withdraw': fc.record({ reason: words }),
          'watch.lapse': fc.constant({}),
        },
        fc.record({
          organisationKind: fc.constantFrom('agency', 'employer', 'union', null),
          ...{ officeOpen: fc.constantFrom(true, true, null), alreadyListed: fc.boolean() },
        }),
      ),
      (before, after, { type, actor, role, facts }) => {
        if (type === 'watch.propose')
          expect(['agency', 'employer']).toContain(facts.organisationKind)
        if (type !== 'watch.confirm') {
          // One person alone changes nothing of what is listed.
          expect([after.ground, after.listedAt]).toEqual(
            before === null ? [after.ground, null] : [before.ground, before.listedAt],
          )
          return
        }
        expect(before!.proposal!.by).not.toContain(actor)
        expect(before!.proposal!.role).not.toBe(role)
      },
    )
  })

  test('overrides', () => {
    drive<Override, OverrideFacts>(
      overrideRecord,
      {
        'override.propose': { none: ['proposed'] },
        'override.confirm': { proposed: ['confirmed'] },
        'override.decline': { proposed: ['dropped'] },
        'override.withdraw': { proposed: ['dropped'] },
        'override.lapse': { proposed: ['dropped'] },
        'override.expire': { confirmed: ['expired'] },
      },
      stepOf<OverrideFacts>(
        {
          'override.propose': fc.record({
            ...{ subjectKind: fc.constant('contract'), subject: fc.constant('c-1') },
            ...{ rule: fc.constant('wage_floor'), ruleVersion: fc.constantFrom(1, 1, 2) },
            ...{ met: fc.constantFrom('no', 'cannot_tell'), reasonCode: fc.constant('urgent') },
            ...{ text: words, evidence: fc.constant(EVIDENCE), expiresOn: day },
            ...{ office: fc.constant('home.north'), jurisdiction: fc.constant('XAA') },
          }),
          'override.confirm': fc.constant({}),
          'override.decline': fc.record({ reason: words }),
          'override.withdraw': fc.record({ reason: words }),
          'override.lapse': fc.constant({}),
          'override.expire': fc.constant({}),
        },
        fc.record({
          today: fc.constant('2030-01-10'),
          standing: orNull(
            fc.record({
              ruleVersion: fc.constantFrom(1, 1, 1, 2),
              met: fc.constantFrom('no', 'cannot_tell', 'yes'),
              overridable: fc.constantFrom(true, true, true, false),
            }),
            { freq: 9 },
          ),
          isKeeper: fc.constantFrom(true, true, true, true, true, false, null),
          inTime: fc.constantFrom(true, true, true, true, true, false, null),
          alreadyThere: fc.constantFrom(false, false, false, false, true),
        }),
      ),
      (before, after, { type, actor, facts }) => {
        if (type !== 'override.propose' && type !== 'override.confirm') return
        // Only of a no or cannot tell that stands so and may be set aside.
        expect(facts.standing).toEqual({
          ...{ ruleVersion: after.ruleVersion, met: after.met, overridable: true },
        })
        expect(after.expiresOn >= facts.today).toBe(true)
        if (type === 'override.propose') return
        expect(before!.proposal!.by).not.toContain(actor)
        expect(facts.inTime).toBe(true)
      },
    )
  })

  test('parameters', () => {
    const ended = { proposed: ['proposed'], set: ['set'] }
    const correction = orNull(fc.constant('Read wrongly'))
    drive<ParameterFile, ParameterFacts>(
      parameterRecord,
      {
        'parameter.propose': { none: ['proposed'], ...ended },
        'parameter.proposeEnd': { set: ['set'] },
        'parameter.comment': ended,
        'parameter.confirm': { proposed: ['set'], set: ['set'] },
        'parameter.certify': { set: ['set'] },
        'parameter.decline': ended,
        'parameter.withdraw': ended,
        'parameter.lapse': ended,
      },
      stepOf<ParameterFacts>(
        {
          'parameter.propose': fc.record({
            ...{ name: fc.constant('replenish_days'), key: fc.constant({ jurisdiction: 'XBB' }) },
            ...{ jurisdiction: fc.constant('XAA'), value: fc.record({ days: fc.nat(30) }) },
            ...{ validFrom: day, validUntil: orNull(day), source: words, correction },
            legalBasis: fc.constant([BASIS]),
          }),
          'parameter.proposeEnd': fc.record({ validFrom: day, reason: words, correction }),
          'parameter.comment': fc.record({ text: words }),
          'parameter.confirm': fc.constant({}),
          'parameter.certify': fc.record({
            ...{ version: fc.integer({ min: 1, max: 12 }), reviewer: words, textSeen: words },
            readOn: fc.constantFrom('2029-12-31', '2029-12-31', '2030-01-05'),
            textDigests: fc.constantFrom([null], [DIGEST], []),
          }),
          'parameter.decline': fc.record({ reason: words }),
          'parameter.withdraw': fc.record({ reason: words }),
          'parameter.lapse': fc.constant({}),
        },
        fc.record({ today: fc.constantFrom('2030-01-01', '2030-01-10') }),
      ),
      (before, after, { type, actor, payload, facts }) => {
        checkSpans(after)
        // What was in force once is kept, whatever comes.
        const kept = (before?.versions ?? []).map(({ version, validFrom }) => [version, validFrom])
        expect(
          after.versions.slice(0, kept.length).map((one) => [one.version, one.validFrom]),
        ).toEqual(kept)
        if (type === 'parameter.certify') {
          const { version } = payload as { readonly version: number }
          const found = before!.versions.find((one) => one.version === version)!
          expect(found.by).not.toContain(actor)
        }
        if (type !== 'parameter.confirm') return
        expect(before!.proposal!.by).not.toContain(actor)
        const last = after.versions.at(-1)!
        expect(last.correction !== null || last.validFrom > facts.today).toBe(true)
      },
    )
  })
})

const BASIS = {
  ...{ instrument: 'Example Wage Order', provision: 's. 2', jurisdiction: 'XBB' },
  ...{ force: 'binding', from: null, to: null, source: 'design' },
} as const

/** The days on which values hold do not overlap, and each day has the version confirmed last. */
function checkSpans(file: ParameterFile): void {
  const spans = valuesInForce(file)
  for (const [at, { from }] of spans.entries()) {
    const before = spans[at - 1]
    if (before !== undefined) expect(before.until !== null && before.until < from).toBe(true)
  }
  for (let date = 1; date <= 31; date += 1) {
    const on = `2030-01-${String(date).padStart(2, '0')}`
    const last = file.versions.findLast(
      (one) =>
        one.validFrom <= on &&
        (one.act === 'end' || one.validUntil === null || one.validUntil >= on),
    )
    const shown = spans.find(({ from, until }) => from <= on && (until === null || until >= on))
    expect(shown?.version.version).toBe(last?.act === 'set' ? last.version : undefined)
  }
}

describe('what a payload may say', () => {
  const act = <S extends State, Facts>(
    record: Pick<RecordDefinition<S, Facts>, 'kind' | 'actions' | 'actionByType'>,
    type: string,
    payload: unknown,
    facts: Facts,
  ) =>
    decide(
      record,
      { state: null, version: 0 },
      { type, payload, expectedVersion: 0 },
      {
        ...{ actor: 'olga', role: 'legal-officer', now: '2030-01-01T00:00:00.000Z' },
        ...{ may: () => true, facts },
      },
    )

  test('a value has the form of its name', () => {
    const stated = {
      ...{ name: 'replenish_days', key: {}, jurisdiction: 'XAA', validFrom: '2030-02-01' },
      ...{ validUntil: null, legalBasis: [BASIS], source: 'Example', correction: null },
    }
    const send = (change: object) =>
      act(parameterRecord, 'parameter.propose', { ...stated, ...change }, { today: '2030-01-01' })
    expect(send({ value: { days: 15 } })).toMatchObject({ kind: 'accepted' })
    for (const value of [15, { hours: 15 }, { days: -1 }, { days: '15' }, null]) {
      expect(send({ value })).toMatchObject({ reason: 'bad_payload', words: /^value/ as never })
    }
    expect(send({ value: { days: 15 }, legalBasis: [] })).toMatchObject({ reason: 'bad_payload' })
    expect(send({ value: { days: 15 }, name: 'anything' })).toMatchObject({ reason: 'bad_payload' })
    // Nobody names himself as reviewer with the value.
    const own = { ...BASIS, verifiedBy: 'me', verifiedAt: '2030-01-01' }
    expect(send({ value: { days: 15 }, legalBasis: [own] })).toMatchObject({
      reason: 'bad_payload',
    })
  })

  test('nobody but an agency or employer of the register is listed', () => {
    const payload = {
      ...{ organisation: 'k-1', ground: 'other', text: 'Example', evidence: EVIDENCE },
      ...{ office: 'home.north', jurisdiction: 'XAA' },
    }
    const facts = { organisationKind: null, officeOpen: true, alreadyListed: false }
    expect(act(watchRecord, 'watch.propose', payload, facts)).toMatchObject({
      reason: 'guard',
      findings: [{ rule: 'watch.organisation_kind', met: 'cannot_tell' }, {}, {}],
    })
    for (const more of [{ worker: 'k-1' }, { person: 'p' }, { evidence: [] }]) {
      expect(act(watchRecord, 'watch.propose', { ...payload, ...more }, facts)).toMatchObject({
        reason: 'bad_payload',
      })
    }
  })
})
