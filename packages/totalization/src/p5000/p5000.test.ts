import { describe, expect, test } from 'vitest'
import { caseOf } from '../../testing/randomCases.ts'
import { readSharedTotalization, SHIPPED_INSTRUMENTS } from '../../testing/readShipped.ts'
import { computeTotalization, exportP5000, importP5000, type P5000Row } from '../index.ts'

const row = (over: Partial<P5000Row> = {}): P5000Row => ({
  land: 'DE',
  type: '11',
  ordning: '01',
  relevans: '111',
  beregning: '111',
  periode: { fom: '2000-08-16', tom: '2000-09-20' },
  sum: { maaneder: '2', aar: null, kvartal: null, uker: null, dager: { nr: null, type: null } },
  ...over,
})
const record = (...periods: readonly P5000Row[]) => ({ sed: 'P5000', periods })

describe('records shaped like the message P5000', () => {
  test('keep certified lengths apart from dates', () => {
    const { periods, original } = importP5000(record(row()), 'old-age')
    expect(periods[0]).toMatchObject({
      state: 'DEU',
      kind: 'contribution',
      typeCode: '11',
      scheme: '01',
      certified: { months: '2' },
      branches: ['old-age', 'survivors', 'invalidity'],
      evidence: 'certified',
    })
    expect(original.periods[0]).toEqual(row())
  })

  test.each([
    ['10', 'contribution'],
    ['13', 'contribution'],
    ['21', 'voluntary'],
    ['30', 'residence'],
    ['45', 'assimilated'],
    ['52', 'assimilated'],
  ])('type %s is %s', (type, kind) => {
    expect(importP5000(record(row({ type })), 'old-age').periods[0]!.kind).toBe(kind)
  })

  test('say for each branch whether a period counts', () => {
    const only = importP5000(record(row({ relevans: '100', beregning: '000' })), 'old-age')
    expect(only.periods[0]).toMatchObject({ branches: ['old-age'], inCalculation: false })
    expect(importP5000(record(row()), 'survivors').periods[0]!.inCalculation).toBe(true)
  })

  test('what could be one row is offered, and not merged', () => {
    const next = row({ periode: { fom: '2000-09-21', tom: '2000-12-20' }, sum: null })
    const { periods, mergeOffers } = importP5000(record(row(), next), 'old-age')
    expect(periods).toHaveLength(2)
    expect(mergeOffers).toEqual([
      { periods: ['row-1', 'row-2'], lengths: [periods[0]!.certified, null] },
    ])
    const otherType = row({ ...next, type: '12' })
    expect(importP5000(record(row(), otherType), 'old-age').mergeOffers).toEqual([])
  })

  test.each([
    [record(row({ land: 'XX' })), 'row 1'],
    [record(row({ type: '99' })), 'row 1'],
    [record(row({ relevans: '12' })), 'relevans'],
    [record(row({ periode: { fom: '2000-13-01', tom: null } })), 'fom'],
    [{ periods: [] }, 'sed'],
  ])('%j is refused at %s', (value, place) => {
    expect(() => importP5000(value, 'old-age')).toThrow(place)
  })

  test('are written again as they were read', () => {
    const rows = [
      row(),
      row({ land: 'EL', type: '30', ordning: '05', relevans: '100', beregning: '100' }),
      row({
        land: 'UK',
        sum: {
          uker: '52',
          aar: null,
          maaneder: null,
          kvartal: null,
          dager: { nr: '3', type: '6' },
        },
      }),
    ]
    const { periods } = importP5000(record(...rows), 'old-age')
    const written = exportP5000({ ...caseOf(periods), periods })
    const bare = ({ yrke: _, ...rest }: P5000Row) => rest
    expect(written.periods.map(bare)).toEqual(rows.map(bare))
    const abroad = { ...caseOf(periods), periods: [{ ...periods[0]!, state: 'NPL' }] }
    expect(() => exportP5000(abroad)).toThrow('NPL')
    const declared = {
      ...caseOf(periods),
      periods: [{ ...periods[0]!, evidence: 'declared' as const }],
    }
    expect(exportP5000(declared).periods).toEqual([])
  })

  test('the shared sample is read and computed', () => {
    const sample = readSharedTotalization('p5000-sample.json')
    console.info(`shared P5000 samples read: ${sample === null ? 0 : 1}`)
    if (sample === null) return
    const { periods, birthDate } = importP5000(sample, 'old-age')
    expect(periods).toHaveLength(6)
    const answer = computeTotalization(
      {
        ...caseOf(periods),
        assumeParties: false,
        person: { birthDate },
        contingency: '2026-06-01',
        legislations: [],
      },
      SHIPPED_INSTRUMENTS,
    )
    expect(answer.status).toBe('computed')
    // Certified for two months where the days hold little more than one.
    expect(answer.findings.find(({ code }) => code === 'longer-than-dates')?.periods).toEqual([
      'row-3',
    ])
    // Voluntary in France from July to December 1990, compulsory in Germany.
    const france = answer.states.find(({ state }) => state === 'FRA')!
    expect(france.displacedVoluntary).toBe('6')
    expect(answer.states.find(({ state }) => state === 'ESP')!.own).toBe('0')
  })
})
