import { describe, expect, test } from 'vitest'
import { caseOf } from '../../testing/randomCases.ts'
import { SHIPPED_INSTRUMENTS } from '../../testing/readShipped.ts'
import { computeTotalization } from '../index.ts'

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

  test('in the European Union time of a State not yet met is left out where that gives more', () => {
    const compute = (perMonth: string, base: string) =>
      computeTotalization(
        {
          ...caseOf([
            months('FRA', '1990-01-01', '1999-12-31'),
            months('ESP', '2000-01-01', '2009-12-31'),
          ]),
          assumeParties: false,
          legislations: [
            {
              ...flat('FRA', '0', 60),
              formula: {
                id: 'base-and-accrual',
                parameters: { base, amountPerUnit: perMonth, unit: 'months' },
              },
            },
            { ...flat('ESP', '800', 60), otherConditions: 'not-met' as const },
          ],
        },
        SHIPPED_INSTRUMENTS,
      )
    const answer = compute('1', '600')
    // Alone (600 + 120) × 120/120; with Spain (600 + 240) × 120/240.
    expect(stateOf(answer, 'FRA')).toMatchObject({ payable: { rounded: '720.00' } })
    expect(stateOf(answer, 'ESP').basis).toBe('not-entitled')
    const chosen = answer.trace.filter(
      ({ step, state }) => step === 'partial-conditions' && state === 'FRA',
    )
    expect(chosen[0]).toMatchObject({
      inputs: { without: '720.00', withAll: '720.00' },
      result: { due: 'with all' },
    })
  })

  test('a year that begins in the middle of February is a year', () => {
    const alone = (to: string) =>
      stateOf(
        computeTotalization(
          { ...caseOf([months('A', '1999-02-15', to)]), legislations: [flat('A', '100', 12)] },
          SHIPPED_INSTRUMENTS,
        ),
        'A',
      )
    expect(alone('2000-02-14').entitlement).toBe('alone')
    expect(alone('2000-02-13').entitlement).toBe('none')
  })

  test('a State whose law was entered without any time in it owes nothing', () => {
    const answer = computeTotalization(
      {
        ...caseOf([months('FRA', '1990-01-01', '1999-12-31')]),
        assumeParties: false,
        legislations: [flat('FRA', '100', 12), flat('ESP', '800', 0)],
      },
      SHIPPED_INSTRUMENTS,
    )
    expect(stateOf(answer, 'ESP')).toMatchObject({
      own: '0',
      basis: 'not-entitled',
      entitlement: 'none',
    })
    expect(stateOf(answer, 'FRA').payable?.rounded).toBe('100.00')
  })

  test('the time line says what counts where, and what gave way by which rule', () => {
    const answer = computeTotalization(
      {
        ...caseOf([
          months('A', '2000-01-01', '2004-12-31'),
          months('A', '2005-01-01', '2009-12-31'),
          { ...months('B', '2005-01-01', '2014-12-31'), kind: 'voluntary' },
        ]),
        legislations: [],
      },
      SHIPPED_INSTRUMENTS,
    )
    expect(answer.timeline).toEqual([
      { from: '2000-01-01', to: '2004-12-31', counted: ['A'], displaced: [] },
      {
        from: '2005-01-01',
        to: '2009-12-31',
        counted: ['A'],
        displaced: [{ period: 'B-2005-01-01', rule: 'P5' }],
      },
      { from: '2010-01-01', to: '2014-12-31', counted: ['B'], displaced: [] },
    ])
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
