import { describe, expect, test } from 'vitest'
import { caseOf } from '../../testing/randomCases.ts'
import {
  instrumentOf,
  readSharedTotalization,
  SHIPPED_INSTRUMENTS,
} from '../../testing/readShipped.ts'
import { applicableLegislation, readInstrument, selectInstrument } from '../index.ts'

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
    [['AUT', 'TUR'], '2020-01-01', 'ets-78'],
    [['NLD', 'JPN'], '2009-02-28', null],
    [['NLD', 'JPN'], '2009-03-01', 'nld-jpn-2008'],
    [['NLD', 'ISR'], '2021-05-01', null],
    [['COL', 'PER'], '2023-08-01', 'ibero-american-2007'],
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
    const { instrument, findings } = chosenFor(['NLD', 'NZL'])
    expect(instrument).toBeNull()
    expect(findings[0]).toMatchObject({ code: 'entry-into-force-unknown', severity: 'missing' })
    expect(findings[0]!.message).toContain('Netherlands - New Zealand')
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
