import { describe, expect, test } from 'vitest'
import { caseOf } from '../../testing/randomCases.ts'
import {
  instrumentOf,
  readSharedTotalization,
  SHIPPED_INSTRUMENTS,
} from '../../testing/readShipped.ts'
import {
  applicableLegislation,
  computeTotalization,
  readInstrument,
  selectInstrument,
} from '../index.ts'

const careerIn = (states: readonly string[], contingency: string) => ({
  ...caseOf(
    states.map((state, place) => ({
      id: state,
      state,
      kind: 'contribution' as const,
      from: `${1990 + 5 * place}-01-01`,
      to: `${1994 + 5 * place}-12-31`,
      evidence: 'certified' as const,
    })),
  ),
  assumeParties: false,
  instrument: null,
  contingency,
})
const chosenFor = (states: readonly string[], contingency = '2020-01-01') =>
  selectInstrument(careerIn(states, contingency), SHIPPED_INSTRUMENTS)

describe('instruments', () => {
  test('are thirteen, each with source, licence, limits and a standing for every clause', () => {
    expect(SHIPPED_INSTRUMENTS).toHaveLength(13)
    expect(new Set(SHIPPED_INSTRUMENTS.map(({ id }) => id)).size).toBe(13)
    for (const instrument of SHIPPED_INSTRUMENTS) {
      expect(instrument.limits.length, instrument.id).toBeGreaterThan(0)
      for (const { verification, source, says } of [...instrument.clauses]) {
        if (!['unverified', 'design'].includes(verification)) {
          expect(source, `${instrument.id}: ${says}`).not.toBeNull()
        }
      }
    }
  })

  test('name no rule that the list of rules does not have', () => {
    const shared = readSharedTotalization<{ rules: readonly { id: string }[] }>('rules.json')
    console.info(`rules compared with the shared list: ${shared?.rules.length ?? 0}`)
    if (shared === null) return
    const known = new Set(shared.rules.map(({ id }) => id))
    const used = new Set(
      SHIPPED_INSTRUMENTS.flatMap(({ clauses }) => clauses.map(({ rule }) => rule)),
    )
    expect([...used].filter((rule) => !known.has(rule) && !rule.startsWith('D'))).toEqual([])
  })

  test('that are not in their form are refused', () => {
    const { parties: _, ...rest } = instrumentOf('ets-78')
    expect(() => readInstrument({ schema: 1, ...rest }, 'x.json')).toThrow('x.json: parties')
    const clauses = [{ ...instrumentOf('ets-78').clauses[0]!, setting: { months: 3 } }]
    expect(() =>
      readInstrument({ schema: 1, ...instrumentOf('ets-78'), clauses }, 'x.json'),
    ).toThrow('clauses.0')
  })
})

describe('the instrument that decides', () => {
  test.each([
    [['FRA', 'ESP'], '2020-01-01', 'eu-883-2004'],
    [['FRA', 'HRV'], '2013-06-30', null],
    [['FRA', 'HRV'], '2013-07-01', 'eu-883-2004'],
    [['USA', 'ITA'], '2020-01-01', 'usa-totalization'],
    [['USA', 'HUN'], '2016-08-31', null],
    [['JAM', 'BRB'], '2020-01-01', 'caricom-1996'],
    [['URY', 'BOL'], '2020-01-01', 'ibero-american-2007'],
    // The Regulation goes before the Ibero-American Convention between Spain and Portugal.
    [['ESP', 'PRT'], '2020-01-01', 'eu-883-2004'],
    [['NPL', 'QAT'], '2020-01-01', null],
    // Partners of the United States are not linked with each other by it.
    [['JPN', 'KOR'], '2020-01-01', null],
  ])('%j on %s: %s', (states, day, id) => {
    expect(chosenFor(states, day).instrument?.id ?? null).toBe(id)
  })

  test('says what gave way, and what may apply without a known date', () => {
    expect(chosenFor(['ESP', 'PRT']).gaveWay).toEqual([
      { instrument: 'ibero-american-2007', to: 'eu-883-2004' },
    ])
    const { instrument, findings } = chosenFor(['NLD', 'JPN'])
    expect(instrument).toBeNull()
    expect(findings[0]).toMatchObject({ code: 'entry-into-force-unknown', severity: 'missing' })
    expect(findings[0]!.message).toContain('Netherlands - Japan')
  })
})

describe('whose law applies to work', () => {
  const ets = instrumentOf('ets-78')
  test.each([
    [
      'place of work',
      { residence: 'BEL', activities: [{ state: 'NLD', kind: 'employed' }] },
      'NLD',
      'Art. 14(a), (c)',
    ],
    [
      'the flag',
      { residence: 'BEL', activities: [{ state: 'NLD', kind: 'seafarer', employer: 'ITA' }] },
      'ITA',
      'Art. 14(b)',
    ],
    [
      'the administration',
      { residence: 'BEL', activities: [{ state: 'NLD', kind: 'civil-servant', employer: 'TUR' }] },
      'TUR',
      'Art. 14(d)',
    ],
    [
      'posting of a year',
      {
        residence: 'TUR',
        activities: [{ state: 'NLD', kind: 'employed' }],
        posting: { from: 'TUR', months: 12, replacesAnother: false },
      },
      'TUR',
      'Art. 15(1)(a)',
    ],
    [
      'posting too long',
      {
        residence: 'TUR',
        activities: [{ state: 'NLD', kind: 'employed' }],
        posting: { from: 'TUR', months: 13, replacesAnother: false },
      },
      'NLD',
      'Art. 14(a), (c)',
    ],
    [
      'posting to replace',
      {
        residence: 'TUR',
        activities: [{ state: 'NLD', kind: 'employed' }],
        posting: { from: 'TUR', months: 6, replacesAnother: true },
      },
      'NLD',
      'Art. 14(a), (c)',
    ],
    [
      'several States with residence',
      {
        residence: 'BEL',
        activities: [
          { state: 'NLD', kind: 'employed', employer: 'NLD' },
          { state: 'BEL', kind: 'employed', employer: 'NLD' },
        ],
      },
      'BEL',
      'Art. 15(1)(c)',
    ],
    [
      'several States, one employer',
      {
        residence: 'BEL',
        activities: [
          { state: 'NLD', kind: 'employed', employer: 'AUT' },
          { state: 'ITA', kind: 'employed', employer: 'AUT' },
        ],
      },
      'AUT',
      'Art. 15(1)(c)',
    ],
  ] as const)('%s', (_, situation, state, article) => {
    const answer = applicableLegislation(situation, ets)
    expect(answer.state).toBe(state)
    expect(answer.line).toMatchObject({ article, verification: 'text-checked', checked: true })
  })

  test('is not said where the instrument does not decide', () => {
    const { state, note } = applicableLegislation(
      {
        residence: 'IND',
        activities: [
          { state: 'NLD', kind: 'seafarer', employer: null },
          { state: 'IND', kind: 'employed' },
        ],
      },
      instrumentOf('nld-ind-2009'),
    )
    expect(state).toBeNull()
    expect(note).toContain('does not decide')
  })
})

describe('rules of single instruments', () => {
  const months = (state: string, from: string, to: string) => ({
    id: `${state}-${from}`,
    state,
    kind: 'contribution' as const,
    from,
    to,
    evidence: 'certified' as const,
  })
  const flat = (state: string, amount: string, minimum: number) => ({
    state,
    currency: 'XTS',
    formula: { id: 'flat', parameters: { amount } },
    minimum: { months: minimum },
  })
  const stateOf = (answer: ReturnType<typeof computeTotalization>, state: string) =>
    answer.states.find((one) => one.state === state)!

  test('Israel counts foreign periods only with twelve consecutive own months', () => {
    const compute = (end: string) =>
      computeTotalization(
        {
          ...caseOf([
            months('ISR', '2000-01-01', end),
            months('ISR', '2002-01-01', '2002-11-30'),
            months('NLD', '2003-01-01', '2012-12-31'),
          ]),
          assumeParties: false,
          instrument: 'nld-isr-1984',
          legislations: [flat('ISR', '600', 60), flat('NLD', '400', 0)],
        },
        SHIPPED_INSTRUMENTS,
      )
    expect(stateOf(compute('2000-11-30'), 'ISR')).toMatchObject({
      entitlement: 'none',
      basis: 'not-entitled',
    })
    const entitled = stateOf(compute('2000-12-31'), 'ISR')
    expect(entitled).toMatchObject({ entitlement: 'by-aggregation', basis: 'pro-rata' })
    expect(entitled.ratio).toMatchObject({ own: '23', total: '143' })
  })

  test('the United States need six own quarters', () => {
    const own = (quarters: number) =>
      stateOf(
        computeTotalization(
          {
            ...caseOf([
              {
                ...months('USA', '2000-01-01', '2009-12-31'),
                from: null,
                to: null,
                certified: { quarters },
              },
              months('ITA', '2010-01-01', '2019-12-31'),
            ]),
            assumeParties: false,
            instrument: 'usa-totalization',
            legislations: [flat('USA', '600', 120), flat('ITA', '400', 0)],
          },
          SHIPPED_INSTRUMENTS,
        ),
        'USA',
      ).entitlement
    expect(own(5)).toBe('none')
    expect(own(6)).toBe('by-aggregation')
  })

  test('between the Netherlands and the United Kingdom a short time moves to the other', () => {
    const answer = computeTotalization(
      {
        ...caseOf([
          months('GBR', '2000-01-01', '2000-06-30'),
          months('NLD', '2001-01-01', '2010-12-31'),
        ]),
        assumeParties: false,
        instrument: 'nld-gbr-2005',
        legislations: [flat('GBR', '600', 120), flat('NLD', '520', 125)],
      },
      SHIPPED_INSTRUMENTS,
    )
    expect(stateOf(answer, 'GBR').basis).toBe('exempt')
    // All of the time counts there, so that the whole amount is due.
    expect(stateOf(answer, 'NLD').ratio?.share).toBe('1')
    expect(stateOf(answer, 'NLD').payable?.rounded).toBe('520.00')
  })

  test('the European Convention pays the difference to the largest national amount', () => {
    const answer = computeTotalization(
      {
        ...caseOf([
          months('A', '1990-01-01', '1999-12-31'),
          months('B', '2000-01-01', '2009-12-31'),
        ]),
        instrument: 'ets-78',
        legislations: [flat('A', '1000', 60), flat('B', '200', 60)],
      },
      SHIPPED_INSTRUMENTS,
    )
    expect(stateOf(answer, 'A')).toMatchObject({
      basis: 'supplement-included',
      proRata: { rounded: '500.00' },
      supplement: { rounded: '400.00' },
      payable: { rounded: '900.00' },
    })
    expect(stateOf(answer, 'B').payable?.rounded).toBe('100.00')
  })

  test('conditions met in some States only leave the others out', () => {
    const compute = (otherConditions: 'met' | 'not-met', minimum: number) =>
      computeTotalization(
        {
          ...caseOf([
            months('A', '1990-01-01', '1999-12-31'),
            months('B', '2000-01-01', '2009-12-31'),
            months('C', '2010-01-01', '2019-12-31'),
          ]),
          instrument: 'ets-78',
          legislations: [
            flat('A', '900', minimum),
            flat('B', '900', minimum),
            { ...flat('C', '900', 60), otherConditions },
          ],
        },
        SHIPPED_INSTRUMENTS,
      )
    expect(stateOf(compute('met', 200), 'A').ratio).toMatchObject({ own: '120', total: '360' })
    expect(stateOf(compute('not-met', 200), 'A').ratio).toMatchObject({ own: '120', total: '240' })
    // With 300 months as the condition the time in C is needed, and stays.
    expect(stateOf(compute('not-met', 300), 'A').ratio).toMatchObject({ own: '120', total: '360' })
    expect(stateOf(compute('not-met', 200), 'C').basis).toBe('not-entitled')
  })

  test('in unemployment one State pays all, the last', () => {
    const answer = computeTotalization(
      {
        ...caseOf([
          months('FRA', '2015-01-01', '2015-12-31'),
          months('ESP', '2016-01-01', '2016-03-31'),
        ]),
        assumeParties: false,
        branch: 'unemployment',
        legislations: [flat('FRA', '900', 6), flat('ESP', '800', 12)],
      },
      SHIPPED_INSTRUMENTS,
    )
    expect(stateOf(answer, 'ESP')).toMatchObject({
      basis: 'competent-state',
      payable: { rounded: '800.00' },
    })
    expect(stateOf(answer, 'FRA')).toMatchObject({
      basis: 'not-competent',
      payable: { rounded: '0.00' },
    })
  })

  test('invalidity under laws of type A is paid by one State, else shared', () => {
    const compute = (type: 'A' | 'B') =>
      computeTotalization(
        {
          ...caseOf([
            months('FRA', '2000-01-01', '2009-12-31'),
            months('ESP', '2010-01-01', '2011-12-31'),
          ]),
          assumeParties: false,
          branch: 'invalidity',
          legislations: [
            { ...flat('FRA', '900', 60), invalidityType: 'A' },
            { ...flat('ESP', '800', 60), invalidityType: type },
          ],
        },
        SHIPPED_INSTRUMENTS,
      )
    expect(stateOf(compute('A'), 'ESP').payable?.rounded).toBe('800.00')
    expect(stateOf(compute('A'), 'FRA').payable?.rounded).toBe('0.00')
    expect(stateOf(compute('B'), 'ESP').ratio).toMatchObject({ own: '24', total: '144' })
  })

  test('an agreement on payment abroad adds no periods and pays abroad', () => {
    const answer = computeTotalization(
      {
        ...caseOf([
          months('IND', '2000-01-01', '2009-12-31'),
          months('NLD', '2010-01-01', '2019-12-31'),
        ]),
        assumeParties: false,
        instrument: 'nld-ind-2009',
        person: { residence: 'IND' },
        legislations: [flat('IND', '900', 240), flat('NLD', '800', 12)],
      },
      SHIPPED_INSTRUMENTS,
    )
    expect(stateOf(answer, 'IND').basis).toBe('not-entitled')
    expect(stateOf(answer, 'NLD')).toMatchObject({
      payable: { rounded: '800.00' },
      payableAbroad: { answer: 'yes', article: 'Art. 5' },
    })
  })

  test('a law that looks at a window sees foreign periods in the same window only', () => {
    const compute = (from: string) =>
      stateOf(
        computeTotalization(
          {
            ...caseOf([
              months('A', '2010-01-01', '2012-12-31'),
              months('B', '2000-01-01', '2009-12-31'),
            ]),
            instrument: 'ets-78',
            legislations: [
              { ...flat('A', '900', 60), window: { from, to: null } },
              flat('B', '100', 0),
            ],
          },
          SHIPPED_INSTRUMENTS,
        ),
        'A',
      ).entitlement
    expect(compute('2009-01-01')).toBe('none')
    expect(compute('2008-01-01')).toBe('by-aggregation')
  })
})
