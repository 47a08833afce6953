import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parameterBook } from '../parameters/index.ts'
import { PLANTED_CASES } from '../testing/plantedCases.ts'
import {
  feeLine,
  monthlyFloor,
  PARAMETERS,
  parameter,
  SAMPLE_CASE,
  TERMS,
  xts,
} from '../testing/sampleCase.ts'
import { type CheckFinding, CheckFindingSchema, verdictOf } from '../verdict/index.ts'
import { type ContractCase, checkContract, indexBarred } from './index.ts'

const DAY = '2030-04-20'

const findingOf = (facts: ContractCase, rule: CheckFinding['rule'], place = 0): CheckFinding =>
  checkContract(facts).filter((finding) => finding.rule === rule)[place]!

const verdict = (facts: ContractCase): string => verdictOf(checkContract(facts), [], DAY)

test('a good contract is clear, with every rule of contracts listed and every finding well formed', () => {
  const findings = checkContract(SAMPLE_CASE)
  expect(verdict(SAMPLE_CASE)).toBe('clear')
  expect(new Set(findings.map(({ rule }) => rule)).size).toBe(14)
  for (const finding of findings) {
    expect(CheckFindingSchema.parse(finding)).toEqual(finding)
    expect(finding.words).not.toContain('?')
  }
})

describe('cannot tell, override and later correction', () => {
  const care = {
    ...SAMPLE_CASE,
    sector: 'care',
    terms: {
      ...TERMS,
      basicMonthly: xts(95_000),
      food: { level: 'none', allowance: null } as const,
    },
    licence: {
      ...SAMPLE_CASE.licence,
      licence: { ...(SAMPLE_CASE.licence.licence as object), sectors: ['care'] } as never,
    },
  }
  const careFloor = (more: object = {}) =>
    monthlyFloor(100_000, {
      ...{ key: { jurisdiction: 'XBB', sector: 'care' }, validFrom: '2030-01-01' },
      ...{ record: 'p-care', ...more },
    })
  const withFloor = (more: object = {}): ContractCase => ({
    ...care,
    parameters: parameterBook([...PARAMETERS, careFloor(more)]),
  })

  test('no floor for care on the day: held, with what is missing and who keeps it', () => {
    const finding = findingOf(care, 'wage_floor')
    expect(finding).toMatchObject({
      met: 'cannot_tell',
      supplier: 'rules',
      words: 'No monthly_floor is set for XAA-XBB, 7112 on 2030-04-10.',
    })
    expect(verdict(care)).toBe('hold')
  })

  test('an override is of one rule, one version and until its day', () => {
    const findings = checkContract(care)
    const override = { rule: 'wage_floor', ruleVersion: 1, expiresOn: DAY } as const
    expect(verdictOf(findings, [override], DAY)).toBe('clear')
    expect(verdictOf(findings, [override], '2030-04-21')).toBe('hold')
    expect(verdictOf(findings, [{ ...override, ruleVersion: 2 }], DAY)).toBe('hold')
    expect(verdictOf(findings, [{ ...override, rule: 'hours_limit' }], DAY)).toBe('hold')
  })

  test('a floor entered later says no of the same contract, under its own parameter version', () => {
    const finding = findingOf(withFloor(), 'wage_floor')
    expect(finding.met).toBe('no')
    expect(finding.parameterVersions.map(({ record }) => record)).toContain('p-care')
    expect(verdict(withFloor())).toBe('blocked')
  })

  test('without a named verifier the rule advises: review, not blocked', () => {
    const unverified = {
      ...{ verifiedBy: null, verifiedAt: null },
      legalBasis: [{ ...careFloor().legalBasis[0]!, verifiedBy: null, verifiedAt: null }],
    }
    expect(findingOf(withFloor(unverified), 'wage_floor')).toMatchObject({
      met: 'no',
      advisory: true,
    })
    expect(verdict(withFloor(unverified))).toBe('review')
    const noBasis = PARAMETERS.filter(({ name }) => name !== 'basis_wage_floor')
    const advisory = { ...care, parameters: parameterBook([...noBasis, careFloor()]) }
    expect(verdict(advisory)).toBe('review')
    expect(findingOf(advisory, 'wage_floor').legalBasis[0]).toMatchObject({
      ...{ instrument: 'C189', provision: 'Art. 11', source: 'text', verifiedBy: null },
    })
  })

  test('a fee without payer cannot be told; one cent from the worker is a no that nobody overrides', () => {
    const open = { ...SAMPLE_CASE, fees: [feeLine({ payer: null })] }
    expect(findingOf(open, 'fee_ceiling')).toMatchObject({ met: 'cannot_tell', overridable: false })
    const cent = { ...SAMPLE_CASE, fees: [feeLine({ payer: 'worker', amount: xts(1) })] }
    expect(findingOf(cent, 'fee_ceiling')).toMatchObject({ met: 'no', overridable: false })
    const override = { rule: 'fee_ceiling', ruleVersion: 1, expiresOn: '2031-01-01' } as const
    expect(verdictOf(checkContract(cent), [override], DAY)).toBe('blocked')
    const guidance = PARAMETERS.map((one) =>
      one.name === 'basis_fee_ceiling'
        ? { ...one, legalBasis: [{ ...one.legalBasis[0]!, force: 'guidance' as const }] }
        : one,
    )
    const guided = { ...cent, parameters: parameterBook(guidance) }
    expect(findingOf(guided, 'fee_ceiling').overridable).toBe(true)
  })
})

test('what nobody overrides: bans, age, a revoked licence', () => {
  const overridable = (facts: Partial<ContractCase>, rule: CheckFinding['rule']) =>
    findingOf({ ...SAMPLE_CASE, ...facts }, rule).overridable
  expect(overridable({}, 'deployment_ban')).toBe(false)
  expect(overridable({}, 'identity')).toBe(false)
  expect(findingOf(SAMPLE_CASE, 'identity', 1).overridable).toBe(true)
  const revoked = PLANTED_CASES.find(({ name }) => name === 'licence revoked')!
  const suspended = PLANTED_CASES.find(({ name }) => name === 'licence suspended')!
  expect(overridable(revoked.facts, 'licence_effective')).toBe(false)
  expect(overridable(suspended.facts, 'licence_effective')).toBe(true)
})

test('fees in months of pay, with an exception that was agreed before', () => {
  const months = parameter('worker_fee_ceiling', { kind: 'months_of_wage', months: '1' })
  const exception = parameter('fee_exceptions', {
    ...{ categories: ['B7', 'A1'], consultedOn: '2029-06-01', reportedOn: null },
  })
  const parameters = parameterBook([
    ...PARAMETERS.filter(({ name }) => name !== 'worker_fee_ceiling'),
    ...[months, exception],
  ])
  const asked = (fees: ContractCase['fees']) =>
    findingOf({ ...SAMPLE_CASE, parameters, fees }, 'fee_ceiling')
  const worker = { payer: 'worker', source: 'worker' } as const
  expect(asked([feeLine({ ...worker, amount: xts(140_000) })]).met).toBe('yes')
  expect(asked([feeLine({ ...worker, amount: xts(140_001) })]).met).toBe('no')
  const papers = feeLine({ ...worker, category: 'B7', amount: xts(900_000) })
  expect(asked([papers]).met).toBe('yes')
  expect(asked([{ ...papers, agreedBefore: false }]).met).toBe('no')
  expect(asked([{ ...papers, agreedBefore: null }]).met).toBe('cannot_tell')
  // Group A is never excepted, whatever a parameter says.
  expect(asked([{ ...papers, category: 'A1' }]).met).toBe('no')
})

test('two currencies are compared by a stated rate, either way round', () => {
  const inDollars = {
    ...SAMPLE_CASE,
    terms: { ...TERMS, basicMonthly: { minorUnits: 50_000, currency: 'USD' } },
  }
  const rated = (from: string, to: string, rate: string) =>
    findingOf(
      {
        ...inDollars,
        parameters: parameterBook([
          ...PARAMETERS,
          parameter('exchange_rates', { rates: [{ from, to, rate, source: 'Example Bank' }] }),
        ]),
      },
      'wage_floor',
    )
  expect(findingOf(inDollars, 'wage_floor')).toMatchObject({ met: 'cannot_tell' })
  expect(rated('USD', 'XTS', '2').met).toBe('yes')
  expect(rated('USD', 'XTS', '1.39').met).toBe('no')
  expect(rated('XTS', 'USD', '0.5').met).toBe('yes')
})

test('look-back: a revocation long ago no longer refers', () => {
  const strong = PLANTED_CASES.find(({ name }) => name === 'linked: same passport')!
  const { barred } = strong.facts.linked
  const agencies = [...new Set(barred!.agencyOf.values())]
  const on = (day: string) => ({
    ...strong.facts,
    linked: {
      ...strong.facts.linked,
      barred: indexBarred(agencies.map((agency) => ({ ...agency, on: day }))),
    },
  })
  expect(findingOf(on('2020-04-20'), 'linked_parties').met).toBe('no')
  expect(findingOf(on('2020-04-19'), 'linked_parties').met).toBe('yes')
})

/** Names of what cannot be missing from a record that is there: its own key, its kind. */
const ALWAYS_THERE: ReadonlySet<string> = new Set([
  ...['parameters', 'barred', 'others', 'step', 'kind', 'register', 'licence', 'today'],
  ...['hoursAsRequired', 'number', 'effectiveStatus', 'type', 'record', 'source', 'id', 'role'],
  ...['name', 'level', 'status', 'category', 'watchEntries', 'bans', 'atDestination'],
])

type Path = readonly (string | number)[]

/** Every fact of a case that can be taken away. */
function removable(value: unknown, path: Path = []): readonly Path[] {
  if (value === null || typeof value !== 'object' || value instanceof Map) return []
  // An amount is there or not; a ban is the register's, not the case's.
  if ('minorUnits' in value || ('destination' in value && 'record' in value)) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = [...path, Array.isArray(value) ? Number(key) : key]
    if (key === 'parameters' || key === 'barred' || key === 'others') return []
    const isRemovable =
      !Array.isArray(value) && !ALWAYS_THERE.has(key) && inner !== null && !isList(key)
    return [...(isRemovable ? [own] : []), ...removable(inner, own)]
  })
}

/** Lists that a party always has, empty where nothing is stated. */
const isList = (key: string): boolean =>
  [
    'identityNumbers',
    'bankAccounts',
    'phones',
    'addresses',
    'linked',
    'identity',
    'reading',
  ].includes(key)

function without<Value>(value: Value, [key, ...rest]: Path): Value {
  if (key === undefined) return null as Value
  if (Array.isArray(value)) {
    return value.map((one, place) => (place === key ? without(one, rest) : one)) as Value
  }
  const record = value as Record<string, unknown>
  return { ...record, [key]: without(record[key], rest) } as Value
}

/** That the version of destination did not come yet is waited for some days: it is no missing fact. */
const isAFact = (path: Path): boolean => path.join('.') !== 'atDestination.destination'

/** What each rule looks at, besides place and dates: the rest cannot change its answer. */
const LOOKS_AT: Readonly<Record<CheckFinding['rule'], readonly (keyof ContractCase)[]>> = {
  wage_floor: ['terms'],
  fee_ceiling: ['fees'],
  fee_disguised: ['fees'],
  hours_limit: ['terms'],
  contract_substitution: ['atDestination'],
  licence_effective: ['licence'],
  bond_cover: ['bond'],
  linked_parties: ['linked'],
  deployment_ban: ['bans'],
  principal_watch: ['principal'],
  job_order_ledger: ['jobOrder'],
  documents: ['documents'],
  identity: ['identity'],
  clauses_language: ['terms', 'reading'],
  agency_anomaly: [],
}
const PLACE_AND_DATES = ['origin', 'destination', 'sector', 'signedOn', 'issuedOn']

/** What was eased by taking facts away: sentences that became a yes, and a verdict that became clear. */
function easedBy(
  before: readonly CheckFinding[],
  after: readonly CheckFinding[],
): readonly string[] {
  const eased = before.flatMap((finding, place) =>
    (finding.met === 'no' || finding.met === 'cannot_tell') && after[place]!.met === 'yes'
      ? [`${finding.words} -> ${after[place]!.words}`]
      : [],
  )
  const [was, is] = [before, after].map((findings) => verdictOf(findings, [], DAY))
  return is === 'clear' && was !== 'clear' ? [...eased, `${was} -> clear`] : eased
}

test('taking away any one fact never turns a no or a cannot tell into a yes, nor a verdict into clear', () => {
  let removals = 0
  const passed: (readonly string[])[] = []
  for (const { name, facts, bad, unknown } of PLANTED_CASES) {
    // Of the many pairs of names one of a kind is enough here.
    if (bad.length + unknown.length === 0 || name.includes(' / ')) continue
    const before = checkContract(facts)
    const looked = [...PLACE_AND_DATES, ...[...bad, ...unknown].flatMap((rule) => LOOKS_AT[rule])]
    for (const path of removable(facts).filter(isAFact)) {
      if (!looked.includes(String(path[0]))) continue
      removals += 1
      const eased = easedBy(before, checkContract(without(facts, path)))
      if (eased.length > 0) passed.push([name, path.join('.'), ...eased])
    }
  }
  expect(passed).toEqual([])
  expect(removals).toBeGreaterThan(3_000)
})

test('nor does taking away several, one after the other', () => {
  const cases = fc.nat({ max: PLANTED_CASES.length - 1 })
  fc.assert(
    fc.property(cases, fc.array(fc.nat(), { minLength: 2, maxLength: 6 }), (place, picks) => {
      let now: ContractCase = PLANTED_CASES[place]!.facts
      let before = checkContract(now)
      for (const pick of picks) {
        const paths = removable(now).filter(isAFact)
        const path = paths[pick % paths.length]!
        now = without(now, path)
        const after = checkContract(now)
        expect([path.join('.'), ...easedBy(before, after)]).toEqual([path.join('.')])
        before = after
      }
    }),
    { seed: 20140528, numRuns: 150 },
  )
})
