import { describe, expect, test } from 'vitest'
import { caseOf, law } from '../../testing/randomCases.ts'
import { instrumentOf, SHIPPED_INSTRUMENTS } from '../../testing/readShipped.ts'
import {
  computeTotalization,
  type Finding,
  type InsurancePeriod,
  readCase,
  type TotalizationCase,
} from '../index.ts'

const period = (over: Partial<InsurancePeriod> = {}): InsurancePeriod => ({
  id: 'one',
  state: 'NLD',
  institution: 'SVB',
  scheme: '00',
  kind: 'contribution',
  from: '2000-01-01',
  to: '2009-12-31',
  evidence: 'certified',
  ...over,
})
const second = (over: Partial<InsurancePeriod> = {}) => period({ id: 'two', ...over })
const inGermany = second({ state: 'DEU', institution: 'DRV', from: '2010-01-01', to: '2015-06-30' })

const found = (
  periods: readonly InsurancePeriod[],
  over: Partial<TotalizationCase> = {},
): readonly Finding[] =>
  computeTotalization({ ...caseOf(periods), assumeParties: false, ...over }, SHIPPED_INSTRUMENTS)
    .findings
const codes = (findings: readonly Finding[], severity: Finding['severity']) =>
  findings.filter((one) => one.severity === severity).map(({ code }) => code)

describe('an incoherent case is refused with the rule that decides', () => {
  test.each<[string, string, readonly InsurancePeriod[], Partial<TotalizationCase>]>([
    [
      'same-institution-overlap',
      'D1',
      [period(), second({ from: '2005-01-01', to: '2012-01-01' })],
      {},
    ],
    ['end-before-start', 'D2', [period({ from: '2010-01-01', to: '2009-12-31' })], {}],
    ['before-birth', 'D2', [period()], { person: { birthDate: '2001-01-01' } }],
    ['no-length', 'D3', [period({ to: null })], {}],
    ['days-without-regime', 'P15', [period({ certified: { days: 100 } })], {}],
    ['unknown-instrument', 'D4', [period(), inGermany], { instrument: 'treaty-of-nowhere' }],
    [
      'branch-not-covered',
      'D4',
      [period(), inGermany],
      { instrument: 'caricom-1996', branch: 'family' },
    ],
    ['duplicate-id', 'D1', [period(), inGermany, { ...inGermany }], {}],
    ['no-periods', 'D1', [], {}],
    [
      'unknown-formula',
      'D4',
      [period()],
      { legislations: [{ ...law('NLD', 0), formula: { id: 'guess', parameters: {} } }] },
    ],
    [
      'unknown-formula',
      'D4',
      [period()],
      {
        legislations: [
          { ...law('NLD', 0), formula: { id: 'flat', parameters: { amount: 'much' } } },
        ],
      },
    ],
    ['duplicate-legislation', 'D1', [period()], { legislations: [law('NLD', 0), law('NLD', 12)] }],
    [
      'one-agreement-at-a-time',
      'D5',
      [period({ state: 'USA' }), second({ state: 'ITA' }), { ...inGermany, id: 'three' }],
      { instrument: 'usa-totalization' },
    ],
  ])('%s by %s', (code, rule, periods, over) => {
    const answer = computeTotalization(
      { ...caseOf(periods), assumeParties: false, ...over },
      SHIPPED_INSTRUMENTS,
    )
    expect(answer.status).toBe('refused')
    expect(answer.states).toEqual([])
    const finding = answer.findings.find((one) => one.code === code)
    expect(finding).toMatchObject({ severity: 'refused', rule })
    expect(finding!.message.length).toBeGreaterThan(20)
  })

  test('two instruments of which none gives way are both named', () => {
    const periods = [
      period({ state: 'URY' }),
      second({ state: 'BRA', from: '2011-01-01', to: '2012-01-01' }),
    ]
    const mercosur = instrumentOf('mercosur-1997')
    if (mercosur.parties === 'any') throw new Error('MERCOSUR has parties of its own')
    // A day is taken for every party, which the description does not know.
    const dated = {
      ...mercosur,
      parties: mercosur.parties.map((party) => ({ ...party, from: '2005-06-01' })),
    }
    const answer = computeTotalization(
      { ...caseOf(periods), assumeParties: false, instrument: null },
      [dated, instrumentOf('ibero-american-2007')],
    )
    expect(codes(answer.findings, 'refused')).toEqual(['two-instruments'])
    expect(answer.findings[0]!.message).toMatch(/mercosur-1997.*ibero-american-2007/)
  })
})

describe('what is doubtful is said beside the answer', () => {
  test.each<[string, string, readonly InsurancePeriod[], Partial<TotalizationCase>]>([
    ['after-contingency', 'P18', [period(), second({ from: '2020-01-01', to: '2021-01-01' })], {}],
    ['after-claim', 'P18', [period()], { claim: '2008-01-01' }],
    ['cut-at-contingency', 'P18', [period({ to: '2023-01-01' })], {}],
    ['longer-than-dates', 'P15', [period({ certified: { years: 11 } })], {}],
    [
      'declared-overlap',
      'P4',
      [period(), second({ from: '2005-01-01', evidence: 'declared' })],
      {},
    ],
    ['declared-only', 'P15', [period({ evidence: 'declared' })], {}],
    ['undatable', 'P8', [period({ from: null, certified: { years: 3 } })], {}],
    ['other-branch', 'P15', [period(), { ...inGermany, branches: ['invalidity'] }], {}],
    ['coinciding-compulsory', 'D6', [period(), { ...inGermany, from: '2005-01-01' }], {}],
    [
      'year-cut',
      'P14',
      [period({ from: '2000-01-01', to: '2000-06-30', certified: { months: 13 } })],
      {},
    ],
    ['outside-instrument', 'D5', [period(), { ...inGermany, state: 'MAR' }], {}],
    ['no-instrument', 'D5', [period(), { ...inGermany, state: 'MAR' }], { instrument: null }],
    [
      'entry-into-force-unknown',
      'D5',
      [period(), { ...inGermany, state: 'NZL' }],
      { instrument: 'nld-nzl-2000' },
    ],
    [
      'not-in-force',
      'D5',
      [period(), { ...inGermany, state: 'GBR' }],
      { contingency: '2023-01-01' },
    ],
    [
      'outside-persons',
      'P1',
      [period(), { ...inGermany, state: 'ISR' }],
      { instrument: 'nld-isr-1984', person: { nationality: 'IND' } },
    ],
    [
      'nationality-unknown',
      'P1',
      [period(), { ...inGermany, state: 'ISR' }],
      { instrument: 'nld-isr-1984' },
    ],
    ['assumed-parties', 'D5', [period(), { ...inGermany, state: 'MAR' }], { assumeParties: true }],
    ['not-checked', 'D5', [period(), inGermany], { instrument: 'ilo-c157-r167' }],
  ])('%s by %s', (code, rule, periods, over) => {
    const findings = found(periods, over)
    expect(codes(findings, 'refused')).toEqual([])
    expect(findings.find((one) => one.code === code)).toMatchObject({ severity: 'warning', rule })
  })

  test('what is missing is named: laws, formulas, amounts, conditions, rates', () => {
    const periods = [period(), inGermany]
    const missing = (over: Partial<TotalizationCase>) => codes(found(periods, over), 'missing')
    expect(missing({ legislations: [] })).toEqual(['legislation-missing', 'legislation-missing'])
    expect(
      missing({ legislations: [{ ...law('NLD', 0), formula: null }, law('DEU', 0)] }),
    ).toContain('formula-missing')
    const stated = { id: 'stated', parameters: { independent: null, theoretical: '900' } }
    expect(
      missing({ legislations: [{ ...law('NLD', 0), formula: stated }, law('DEU', 0)] }),
    ).toContain('amount-not-stated')
    expect(
      missing({ legislations: [{ ...law('NLD', 0), otherConditions: 'unknown' }, law('DEU', 0)] }),
    ).toContain('conditions-unknown')
    const twoCurrencies = [law('NLD', 0), { ...law('DEU', 0), currency: 'XXX' }]
    expect(
      missing({ instrument: 'ets-78', assumeParties: true, legislations: twoCurrencies }),
    ).toContain('exchange-rate-missing')
    const voluntary = [period(), second({ state: 'DEU', kind: 'voluntary' })]
    expect(codes(found(voluntary), 'missing')).toContain('displaced-amount-missing')
  })

  test('certified lengths and dates that are not known have lines of their own', () => {
    const { trace, notChecked } = computeTotalization(
      {
        ...caseOf([
          period({ certified: { quarters: 40 } }),
          { ...inGermany, from: null, certified: { weeks: 52 } },
        ]),
        assumeParties: false,
      },
      SHIPPED_INSTRUMENTS,
    )
    const conversions = trace.filter(({ step }) => step === 'conversion')
    expect(conversions.map(({ inputs, result }) => [inputs.certified, result.months])).toEqual([
      ['40 quarters', '120'],
      ['52 weeks', '12'],
    ])
    expect(trace.find(({ step }) => step === 'undatable')).toMatchObject({
      state: 'DEU',
      rule: 'P8',
      checked: false,
    })
    expect(notChecked).toEqual(['P8 987 Art. 12(6)'])
  })

  test('every line of an answer says its rule, its article and whether it was checked', () => {
    const { trace, verification, notChecked } = computeTotalization(
      { ...caseOf([period(), inGermany]), assumeParties: false },
      SHIPPED_INSTRUMENTS,
    )
    expect(trace.length).toBeGreaterThan(8)
    for (const line of trace) {
      expect(line.rule).not.toBe('')
      expect(line.article).not.toBe('')
      expect(line.says.length).toBeGreaterThan(10)
      expect(line.checked).toBe(
        ['text-checked', 'sourced', 'secondary'].includes(line.verification),
      )
    }
    // Netherlands and Germany do not coincide: every rule used was seen at least in a print.
    expect(verification).toBe('secondary')
    expect(notChecked).toEqual([])
  })
})

describe('a case file', () => {
  test('is read as it is written, and answers are plain JSON', () => {
    const given = { ...caseOf([period(), inGermany]), assumeParties: false }
    expect(readCase(JSON.parse(JSON.stringify(given)), 'case.json')).toEqual(given)
    const answer = computeTotalization(given, SHIPPED_INSTRUMENTS)
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })

  test.each([
    [{}, 'schema'],
    [{ ...caseOf([period()]), branch: 'lottery' }, 'branch'],
    [{ ...caseOf([period({ from: '2000-02-30' })]) }, 'periods.0.from'],
    [{ ...caseOf([period({ certified: { months: 'ten' } })]) }, 'periods.0.certified.months'],
    [{ ...caseOf([period()]), surprise: true }, 'case.json'],
  ])('that is not in its form is refused by name of the field', (value, field) => {
    expect(() => readCase(value, 'case.json')).toThrow(field)
  })
})
