import {
  appendEntry,
  decide,
  eraseContent,
  type Folded,
  foldRecord,
  headOf,
  type StoredAction,
} from '@corridor/ledger'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, SEED, saltOf } from '../../../ledger/testing/exampleLedger.ts'
import { hasher } from '../../../ledger/testing/nodeCrypto.ts'
import { type ContractTerms, type FeeLine, NO_TERMS } from '../checks/index.ts'
import {
  type Contract,
  type ContractCommand,
  type ContractFacts,
  compareVersions,
  contractRecord,
  countWords,
  destinationVersion,
  END_REASONS,
  feeDifferences,
  minimumReadingSeconds,
} from './index.ts'

const WORKER = { actor: 'p-worker', role: 'worker' }
const EMPLOYER = { actor: 'p-employer', role: 'employer', organisation: 'o-employer' }
const AGENCY = { actor: 'p-agency', role: 'agency', organisation: 'o-agency' }
const OFFICER = { actor: 'p-officer', role: 'licensing-officer', organisation: 'home' }
const CLOCK = { actor: 'system:clock', role: 'clock' }
/** Somebody of another employer, and one who only says that she is the worker. */
const STRANGER = { actor: 'p-stranger', role: 'employer', organisation: 'o-other' }
const IMPOSTOR = { actor: 'p-agency', role: 'worker' }
const ACTORS = [WORKER, EMPLOYER, AGENCY, OFFICER, CLOCK, STRANGER, IMPOSTOR] as const
type Actor = (typeof ACTORS)[number]

const xts = (units: number) => ({ minorUnits: units * 100, currency: 'XTS' })

/** Scenario OS-2 at origin, every other term stated. */
const ORIGIN: ContractTerms = {
  ...NO_TERMS,
  employer: 'o-employer',
  site: 'Example site',
  occupation: '7112',
  termMonths: 24,
  basicMonthly: xts(1400),
  allowances: [],
  overtimeRate: '1.25',
  hoursDay: '8',
  hoursWeek: '48',
  restDaysWeek: '1',
  annualLeaveDays: '30',
  sickLeaveDays: '15',
  insuranceSum: xts(10_000),
  probationMonths: '3',
  noticeDaysWorker: 30,
  deductionsMonthly: xts(0),
  penalties: xts(0),
  housing: { level: 'provided', allowance: null },
  food: { level: 'allowance', allowance: xts(300) },
  transport: { level: 'provided', allowance: null },
  medical: { level: 'provided', allowance: null },
  repatriationPayer: 'employer',
  visaPayer: 'employer',
  medicalExamPayer: 'employer',
}
const WORSE: ContractTerms = {
  ...ORIGIN,
  basicMonthly: xts(1000),
  hoursWeek: '60',
  occupation: '9313',
}
const BETTER: ContractTerms = { ...ORIGIN, basicMonthly: xts(1600) }
const SILENT: ContractTerms = { ...ORIGIN, insuranceSum: null }

const content = (terms: ContractTerms, language = 'ne') => ({
  terms,
  texts: [{ language, body: 'one two three four five six seven eight nine ten' }],
  documents: [],
})

const FACTS: ContractFacts = {
  today: '2030-01-10',
  worker: { person: 'p-worker', languages: ['ne'], openTo: ['o-agency'] },
  agencyActive: true,
  employerActive: true,
  officesOpen: null,
  jobOrderFits: true,
  vacancyLeft: true,
  secondsSinceOpened: 60,
  secondsPer100Words: 10,
  overrides: [],
}

const DRAFT = {
  type: 'contract.draft',
  payload: {
    worker: 'k-1',
    agency: 'o-agency',
    employer: 'o-employer',
    jobOrder: 'j-1',
    office: null,
    jurisdiction: 'XAA',
    post: null,
    language: 'ne',
    content: content(ORIGIN),
  },
} as const satisfies ContractCommand

/** A small store in memory: decides, appends, keeps the state that `decide` announced. */
function file(facts: Partial<ContractFacts> = {}) {
  const actions: StoredAction[] = []
  let current: Folded<Contract> = { state: null, version: 0 }
  return {
    actions,
    current: () => current,
    send(command: ContractCommand, by: Actor, changed: Partial<ContractFacts> = {}) {
      const now = at(actions.length)
      const expectedVersion = current.version
      const decision = decide(
        contractRecord,
        current,
        { ...command, expectedVersion },
        { ...by, now, may: () => true, facts: { ...FACTS, ...facts, ...changed } },
      )
      if (decision.kind === 'refused') return decision
      const last = actions.at(-1)
      const { type, payload, foldVersion } = decision
      const envelope = {
        ...{ record: 'c-1', type, foldVersion, recordedAt: now, key: now },
        ...by,
      }
      const head = last === undefined ? null : headOf(last)
      actions.push(appendEntry(head, envelope, payload, saltOf(actions.length), hasher))
      current = { state: decision.state, version: actions.length }
      return decision
    },
  }
}

type Store = ReturnType<typeof file>

/** Takes an act that must be possible. */
function take(store: Store, command: ContractCommand, by: Actor): void {
  const decision = store.send(command, by)
  expect([command.type, decision.kind === 'refused' ? decision.words : 'accepted']).toEqual([
    command.type,
    'accepted',
  ])
}

const READING = { version: 1, language: 'ne', readSeconds: 30 }
const CHECKED = { type: 'contract.check', payload: { verdict: 'clear', findings: [] } } as const

function approved(): Store {
  const store = file()
  take(store, DRAFT, AGENCY)
  take(store, { type: 'contract.offer', payload: {} }, AGENCY)
  take(store, { type: 'contract.sign', payload: READING }, WORKER)
  take(store, { type: 'contract.countersign', payload: { version: 1, on: FACTS.today } }, EMPLOYER)
  take(store, CHECKED, CLOCK)
  take(store, { type: 'contract.approve', payload: {} }, OFFICER)
  return store
}

const register = (terms: ContractTerms): ContractCommand => ({
  type: 'contract.registerDestination',
  payload: { terms, documents: [], on: '2030-01-09' },
})

describe('what is registered at destination', () => {
  test('scenario OS-2: worse in pay, hours and occupation; the hour falls from 6.73 to 3.85', () => {
    const store = approved()
    take(store, register(WORSE), OFFICER)
    expect(store.send({ type: 'contract.match', payload: {} }, CLOCK).kind).toBe('refused')
    take(store, { type: 'contract.findMismatch', payload: {} }, CLOCK)
    const state = store.current().state!
    expect(state.status).toBe('mismatch')
    const compared = compareVersions(state, destinationVersion(state)!.content)!
    const outcomeOf = (term: string) => compared.terms.find((one) => one.term === term)
    expect(
      compared.terms.filter(({ outcome }) => outcome === 'worse').map(({ term }) => term),
    ).toEqual(['basicMonthly', 'hoursWeek', 'occupation', 'hourlyEquivalent'])
    for (const term of ['food', 'annualLeaveDays']) {
      expect(outcomeOf(term)).toMatchObject({ outcome: 'same' })
    }
    expect(outcomeOf('hourlyEquivalent')).toMatchObject({
      origin: { minorUnits: 673, currency: 'XTS' },
      destination: { minorUnits: 385, currency: 'XTS' },
    })
  })

  test('is matched only when every term is stated and none is worse or another', () => {
    for (const terms of [ORIGIN, BETTER]) {
      const store = approved()
      take(store, register(terms), OFFICER)
      take(store, { type: 'contract.match', payload: {} }, CLOCK)
    }
    const store = approved()
    take(store, register(SILENT), OFFICER)
    for (const type of ['contract.match', 'contract.findMismatch'] as const) {
      expect(store.send({ type, payload: {} }, CLOCK).kind).toBe('refused')
    }
    expect(store.current().state!.status).toBe('registered_destination')
  })
})

describe('an amendment', () => {
  const propose = (terms: ContractTerms) =>
    ({ type: 'contract.proposeAmendment', payload: { content: content(terms) } }) as const
  const signIt = { type: 'contract.signAmendment', payload: { ...READING, version: 3 } } as const
  const counter = { type: 'contract.countersignAmendment', payload: {} } as const
  const approveIt = { type: 'contract.approveAmendment', payload: {} } as const

  test('needs the worker’s fresh signature; a worse term also the authority', () => {
    const store = approved()
    take(store, propose(WORSE), EMPLOYER)
    expect(store.send(counter, EMPLOYER).kind).toBe('refused')
    expect(store.send(approveIt, OFFICER).kind).toBe('refused')
    take(store, signIt, WORKER)
    take(store, counter, EMPLOYER)
    expect(store.current().state!.status).toBe('approved')
    take(store, approveIt, OFFICER)
    expect(store.current().state).toMatchObject({ status: 'amended', amendment: null })
    expect(store.current().state!.versions.at(-1)).toMatchObject({ kind: 'amended', number: 3 })
  })

  test('that is better in every way binds once both signed', () => {
    const store = approved()
    take(store, propose(BETTER), AGENCY)
    take(store, signIt, WORKER)
    expect(store.send(approveIt, OFFICER).kind).toBe('refused')
    take(store, counter, EMPLOYER)
    expect(store.current().state!.status).toBe('amended')
  })

  test('of which a term is not stated is not taken for harmless', () => {
    const store = approved()
    take(store, propose(SILENT), AGENCY)
    expect(store.current().state!.amendment!.needsApproval).toBe(true)
  })
})

const language = fc.constantFrom('ne', 'en')
const terms = fc.constantFrom(ORIGIN, WORSE, BETTER, SILENT)
const written = fc.tuple(terms, language).map(([one, other]) => content(one, other))
const reading = fc.record({
  version: fc.integer({ min: 1, max: 6 }),
  language,
  readSeconds: fc.constantFrom(0, 30),
})
const only = (type: ContractCommand['type'], payload: fc.Arbitrary<unknown> = fc.constant({})) =>
  payload.map((given) => ({ type, payload: given }) as ContractCommand)
const line: Omit<FeeLine, 'source'> = {
  category: 'B7',
  label: 'papers',
  labelLanguage: 'en',
  payer: 'worker',
  payee: null,
  amount: xts(9),
  paidAt: null,
  receipt: null,
  basis: null,
  agreedBefore: null,
  recoveredFromWages: null,
}
const commands = fc.oneof(
  { weight: 6, arbitrary: only('contract.offer') },
  { weight: 8, arbitrary: only('contract.sign', reading) },
  {
    weight: 8,
    arbitrary: only(
      'contract.countersign',
      fc.integer({ min: 1, max: 4 }).map((version) => ({ version, on: FACTS.today })),
    ),
  },
  { weight: 8, arbitrary: fc.constant(CHECKED as unknown as ContractCommand) },
  only('contract.recheck', fc.constant({ ...CHECKED.payload, parameter: 'p-1' })),
  { weight: 8, arbitrary: only('contract.approve') },
  only(
    'contract.redraft',
    written.map((one) => ({ content: one })),
  ),
  only('contract.recall'),
  only('contract.lapse'),
  only('contract.refuse', fc.constant({ reason: 'pay' })),
  only('contract.return', fc.constant({ reason: 'incomplete' })),
  { weight: 3, arbitrary: terms.map((one) => register(one)) },
  { weight: 3, arbitrary: only('contract.match') },
  { weight: 3, arbitrary: only('contract.findMismatch') },
  {
    weight: 3,
    arbitrary: only(
      'contract.proposeAmendment',
      written.map((one) => ({ content: one })),
    ),
  },
  { weight: 6, arbitrary: only('contract.signAmendment', reading) },
  { weight: 3, arbitrary: only('contract.countersignAmendment') },
  { weight: 2, arbitrary: only('contract.approveAmendment') },
  only('contract.refuseAmendment'),
  only('contract.withdrawAmendment'),
  only('contract.declineAmendment'),
  only(
    'contract.end',
    fc
      .constantFrom('resigned', 'insolvent', 'completed')
      .map((reason) => ({ reason, on: FACTS.today })),
  ),
  only('contract.withdraw'),
  only('contract.recordFee', fc.constant(line)),
  only(
    'contract.strikeFee',
    fc.integer({ min: 1, max: 3 }).map((number) => ({ number })),
  ),
)
const world = fc.record({
  secondsSinceOpened: fc.constantFrom(null, 0, 60, 60, 60),
  vacancyLeft: fc.constantFrom(true, true, true, false, null),
})
/** Who takes an act when all is right. */
const RIGHT: readonly (readonly [RegExp, Actor])[] = [
  [/\.(sign|refuse)(Amendment)?$/, WORKER],
  [/countersign|\.end$/, EMPLOYER],
  [/check|match|Mismatch|lapse/, CLOCK],
  [/approve|return|register|decline/, OFFICER],
]
const rightFor = (type: string): Actor =>
  RIGHT.find(([pattern]) => pattern.test(type))?.[1] ?? AGENCY

/** Mostly by whoever may and about the version that lies there, so that sequences get far. */
const step = fc.record({
  command: commands,
  by: fc.constantFrom(...ACTORS),
  isRight: fc.integer({ min: 0, max: 9 }).map((n) => n > 1),
  facts: world,
})
const sequence = fc.array(step, { minLength: 30, maxLength: 90 })

/** The command with the version that lies before its reader now. */
function aimed(command: ContractCommand, { review, versions }: Contract): ContractCommand {
  if (!/sign/.test(command.type) || !('version' in command.payload)) return command
  const version = review?.number ?? versions.length + 1
  const read = 'language' in command.payload ? { language: 'ne' } : {}
  return { ...command, payload: { ...command.payload, version, ...read } } as ContractCommand
}

/** From operations, section 3, written a second time: which status may follow which. */
const MAY_FOLLOW: Readonly<Record<string, readonly string[]>> = {
  draft: ['draft', 'worker_review', 'ended'],
  worker_review: ['worker_review', 'draft', 'signed', 'ended'],
  signed: ['signed', 'checked', 'draft', 'ended'],
  checked: ['checked', 'approved', 'draft', 'ended'],
  approved: ['approved', 'registered_destination', 'amended', 'ended'],
  registered_destination: ['registered_destination', 'matched', 'mismatch', 'amended', 'ended'],
  matched: ['matched', 'registered_destination', 'amended', 'ended'],
  mismatch: ['mismatch', 'registered_destination', 'amended', 'ended'],
  amended: ['amended', 'registered_destination', 'ended'],
  ended: ['ended'],
}

function checkLaws(state: Contract): void {
  const { status, signatures, versions, holdsVacancy, jobOrder, amendment, review } = state
  expect(versions.map(({ number }) => number)).toEqual(versions.map((_, place) => place + 1))
  // A vacancy is held exactly while a signed contract of a job order lasts.
  const lasts = !['draft', 'worker_review', 'ended'].includes(status)
  expect(holdsVacancy).toBe(lasts && jobOrder !== null)
  if (lasts) {
    expect(signatures!.worker.by).toBe(WORKER.actor)
    expect(signatures!.employer.by).toBe(EMPLOYER.actor)
    expect(versions.some(({ kind }) => kind === 'origin')).toBe(true)
  }
  if (review?.worker != null) expect(review.worker.by).toBe(WORKER.actor)
  if (amendment !== null) {
    expect(amendment.employer === null || amendment.worker !== null).toBe(true)
  }
  expect((status === 'ended') === (state.end !== null)).toBe(true)
}

test('any sequence of commands keeps the laws, and a replay gives the same', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(sequence, fc.boolean(), (asked, isSigned) => {
      const store = isSigned ? approved() : file()
      if (!isSigned) take(store, DRAFT, AGENCY)
      for (const { command: drawn, by: anyone, isRight, facts } of asked) {
        const before = store.current().state!
        const command = isRight ? aimed(drawn, before) : drawn
        const by = isRight ? rightFor(drawn.type) : anyone
        const decision = store.send(command, by, facts)
        const outcome = `${command.type} ${decision.kind}`
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
        const after = store.current().state!
        if (decision.kind === 'refused') {
          expect(after).toBe(before)
          continue
        }
        checkLaws(after)
        expect(MAY_FOLLOW[before.status]).toContain(after.status)
        if (/\.(sign|refuse)(Amendment)?$/.test(command.type)) expect(by).toBe(WORKER)
        if (/countersign/.test(command.type)) expect(by).toBe(EMPLOYER)
        if (/\.sign/.test(command.type)) expect(facts.secondsSinceOpened).toBe(60)
        if (command.type === 'contract.countersign') expect(facts.vacancyLeft).toBe(true)
        if (after.status === 'amended' && before.status !== 'amended') {
          const { needsApproval, approvedBy } = before.amendment!
          const isLast = command.type === 'contract.approveAmendment'
          expect(!needsApproval || approvedBy !== null || isLast).toBe(true)
        }
        if (before.status === 'ended') expect(command.type).toMatch(/Fee$/)
      }
      const replayed = foldRecord(contractRecord, store.actions)
      expect(replayed).toEqual(store.current())
      // Erased, every contract still folds, with no content; whether an amendment needed the
      // authority is gone with its terms, so that one in force may have another of those statuses.
      const erased = store.actions.map((action) => eraseContent(action, 'request', at(0)))
      const left = foldRecord(contractRecord, erased).state!
      const inForce = /approved|registered|matched|mismatch|amended/
      const { status } = store.current().state!
      if (inForce.test(status)) expect(left.status).toMatch(inForce)
      else expect(left.status).toBe(status)
      expect(JSON.stringify(left)).not.toContain('one two three')
      expect(left.fees.every((fee) => fee.line === null)).toBe(true)
    }),
    { ...SEED, numRuns: 250 },
  )
  // Without both outcomes of every action the property would say little.
  for (const { type, from } of contractRecord.actions) {
    if (from.includes('none')) continue
    expect(seen.get(`${type} accepted`) ?? 0, type).toBeGreaterThan(0)
    if (type !== 'contract.recordFee') {
      expect(seen.get(`${type} refused`) ?? 0, type).toBeGreaterThan(0)
    }
  }
})

test('what is not known refuses', () => {
  const store = file()
  expect(store.send(DRAFT, AGENCY, { jobOrderFits: null })).toMatchObject({ reason: 'guard' })
  expect(store.send(DRAFT, AGENCY, { worker: null })).toMatchObject({ reason: 'guard' })
  expect(
    store.send(DRAFT, AGENCY, { worker: { ...FACTS.worker!, openTo: ['o-other'] } }),
  ).toMatchObject({ reason: 'guard' })
})

test('nobody can be said to have absconded', () => {
  const store = approved()
  for (const reason of ['absconded', 'absent', 'absconding']) {
    const command = { type: 'contract.end', payload: { reason, on: FACTS.today } }
    expect(store.send(command as ContractCommand, EMPLOYER)).toMatchObject({
      reason: 'bad_payload',
    })
  }
  for (const reason of END_REASONS.worker) {
    const isShared = (END_REASONS.employer as readonly string[]).includes(reason)
    const command = { type: 'contract.end', payload: { reason, on: FACTS.today } } as const
    const decision = file().send(command, EMPLOYER)
    expect(decision.kind).toBe('refused')
    if (!isShared) expect(store.send(command, EMPLOYER)).toMatchObject({ reason: 'guard' })
  }
})

describe('reading time', () => {
  test('is counted in words, also of languages without spaces', () => {
    expect(countWords({ language: 'en', body: 'Work: 48 hours a week.' })).toBe(5)
    expect(countWords({ language: 'zh', body: '每周工作四十八小时' })).toBeGreaterThan(2)
    const text = { language: 'en', body: 'word '.repeat(1000) }
    expect(minimumReadingSeconds(text, 10)).toBe(100)
  })
})

describe('fees', () => {
  const entry = (source: 'worker' | 'agency', amount: number | null, struck = false) => ({
    number: 1,
    line: { ...line, source, amount: amount === null ? null : xts(amount) },
    source,
    by: 'p',
    organisation: null,
    at: at(0),
    struckAt: struck ? at(1) : null,
  })

  test('differ where the two sides state different sums', () => {
    expect(feeDifferences([entry('worker', 9), entry('agency', 9)])).toEqual([])
    expect(feeDifferences([entry('worker', 9), entry('agency', 2), entry('agency', 3)])).toEqual([
      { category: 'B7', currency: 'XTS', worker: xts(9), agency: xts(5) },
    ])
    expect(feeDifferences([entry('worker', 9)])).toMatchObject([{ agency: null }])
    expect(feeDifferences([entry('worker', 9, true)])).toEqual([])
    expect(feeDifferences([entry('worker', null)])).toMatchObject([
      { worker: null, currency: null },
    ])
  })
})
