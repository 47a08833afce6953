import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SdmxError, statusOf } from '../SdmxError.ts'
import { matchesFilter, parseFilter, printFilter } from './filter.ts'
import { fitKey, parseKey } from './key.ts'
import { parseQuery } from './parseQuery.ts'
import { comparePeriods, periodSpan, utcOf } from './period.ts'
import { printQuery } from './printQuery.ts'
import type { DataQuery } from './Query.ts'

const settings = { seed: 20140528, numRuns: 300 }

function faultOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof SdmxError) return error.fault
    throw error
  }
  return 'nothing was thrown'
}

describe('queries of REST 1.5', () => {
  test('a data query has its parts, and defaults for the rest', () => {
    const query = parseQuery(
      '1.5',
      '/data/ILO,DF_X,1.0/A.NPL+IND..F/ILO,STAT?startPeriod=2015&lastNObservations=1&detail=dataonly',
    )
    expect(query).toMatchObject({
      resource: 'data',
      agency: ['ILO'],
      id: ['DF_X'],
      versions: ['1.0'],
      key: { patterns: [[['A'], ['NPL', 'IND'], undefined, ['F']]] },
      provider: ['ILO,STAT'],
      startPeriod: '2015',
      lastN: 1,
      detail: 'dataonly',
      includeHistory: false,
    })
  })

  test('slashes too many and encoded signs are tolerated; plus is never a space', () => {
    const plain = parseQuery('1.5', '/dataflow/all/all/latest')
    expect(parseQuery('1.5', '//dataflow/all/all/latest/')).toEqual(plain)
    expect(parseQuery('1.5', '/datastructure/A/B/latest/?references=children')).toMatchObject({
      references: ['children'],
    })
    expect(parseQuery('1.5', '/data/X?updatedAfter=2016-03-01T00:00:00+01:00')).toMatchObject({
      updatedAfter: '2016-03-01T00:00:00+01:00',
    })
  })

  test.each([
    ['/data', 'syntax'],
    ['/nothing', 'syntax'],
    ['/data/A,B,C,D', 'syntax'],
    ['/data/X/all/all/all', 'syntax'],
    ['/data/X?startPeriod=soon', 'syntax'],
    ['/data/X?firstNObservations=-1', 'syntax'],
    ['/data/X?detail=everything', 'syntax'],
    ['/data/X?unknown=1', 'syntax'],
    ['/data/X?detail=full&detail=full', 'syntax'],
    ['/data/X/A.%ff', 'syntax'],
    ['/data/X/A.<b>', 'syntax'],
    ['/codelist/A/B/1.x', 'syntax'],
    ['/structureset', 'not_offered'],
    [`/data/${'X'.repeat(20_000)}`, 'url_too_long'],
  ])('%s is refused as %s', (address, fault) => {
    expect(faultOf(() => parseQuery('1.5', address))).toBe(fault)
  })
})

describe('queries of REST 2', () => {
  test('a data query has filters, measures, paging and order', () => {
    const query = parseQuery(
      '2',
      '/data/dataflow/ILO/DF_X/~/A.*.NPL?c%5BTIME_PERIOD%5D=ge:2015%2Ble:2020&attributes=none&measures=OBS_VALUE&offset=10&limit=5&sort=ORIGIN+TIME_PERIOD:desc',
    ) as DataQuery
    expect(query.key.patterns).toEqual([[['A'], undefined, ['NPL']]])
    expect(query.filters).toEqual([parseFilter('TIME_PERIOD', 'ge:2015+le:2020')])
    expect(query).toMatchObject({
      attributes: ['none'],
      measures: ['OBS_VALUE'],
      offset: 10,
      limit: 5,
      sort: [
        { by: 'ORIGIN', descending: false },
        { by: 'TIME_PERIOD', descending: true },
      ],
    })
  })

  test.each([
    ['/data/nowhere', 'syntax'],
    ['/data/dataflow/A/B/2.3+', 'syntax'],
    ['/data/*/*/*/*/*?c[X]=', 'syntax'],
    ['/data/*/*/*/*/*?startPeriod=2015', 'syntax'],
    ['/data/*/*/*/*/*?updatedAfter=2020-02-01&asOf=2020-01-01', 'semantic'],
    ['/structure/everything', 'syntax'],
    ['/structure/process', 'not_offered'],
    ['/structure/codelist/A?references=kin', 'syntax'],
    ['/schema', 'syntax'],
  ])('%s is refused as %s', (address, fault) => {
    expect(faultOf(() => parseQuery('2', address))).toBe(fault)
  })

  test('metadata and registrations are found by what they belong to', () => {
    const byStructure = parseQuery('2', '/metadata/structure/dataflow/ILO/DF_X/~?detail=allstubs')
    expect(byStructure).toMatchObject({ types: ['dataflow'], agency: ['ILO'], detail: 'allstubs' })
    expect(printQuery(parseQuery('2', '/registration/provider/ILO/STAT'))).toBe(
      '/registration/provider/ILO/STAT',
    )
    expect(printQuery(parseQuery('2', '/registration/id/R1'))).toBe('/registration/id/R1')
  })
})

describe('keys', () => {
  test('1.5 wants every part, 2 fills up what is left out', () => {
    const ids = ['FREQ', 'ORIGIN', 'SEX']
    expect(faultOf(() => fitKey(parseKey('A.NPL', '1.5'), ids, '1.5'))).toBe('syntax')
    expect(fitKey(parseKey('A.NPL', '2'), ids, '2')).toEqual([[['A'], ['NPL'], undefined]])
    expect(faultOf(() => fitKey(parseKey('A.B.C.D', '2'), ids, '2'))).toBe('syntax')
    expect(parseKey('..', '2').patterns).toEqual([])
  })
})

describe('periods', () => {
  test.each([
    ['2020', '2020-01-01', '2021-01-01'],
    ['2020-02', '2020-02-01', '2020-03-01'],
    ['2020-02-29', '2020-02-29', '2020-03-01'],
    ['2020-A1', '2020-01-01', '2021-01-01'],
    ['2020-S2', '2020-07-01', '2021-01-01'],
    ['2020-T3', '2020-09-01', '2021-01-01'],
    ['2020-Q3', '2020-07-01', '2020-10-01'],
    ['2020-M12', '2020-12-01', '2021-01-01'],
    ['2020-W01', '2019-12-30', '2020-01-06'],
    ['2020-W53', '2020-12-28', '2021-01-04'],
    ['2021-W01', '2021-01-04', '2021-01-11'],
    ['2020-D366', '2020-12-31', '2021-01-01'],
    ['2015-07-01/P5Y', '2015-07-01', '2020-07-01'],
  ])('%s is from %s to %s', (period, start, end) => {
    expect(periodSpan(period)).toEqual({ start: `${start}T00:00:00`, end: `${end}T00:00:00` })
  })

  test.each(['2020-13', '2020-Q5', '2021-02-29', '2020-W54', '2015/P5Y', 'soon', '', '20200'])(
    '%j is none',
    (period) => expect(periodSpan(period)).toBeUndefined(),
  )

  test('the reporting year may start on another day', () => {
    expect(periodSpan('2020-Q1', '07-01')).toEqual({
      start: '2020-07-01T00:00:00',
      end: '2020-10-01T00:00:00',
    })
  })

  test('moments are brought to one zone', () => {
    expect(utcOf('2016-03-01T00:30:00+01:00')).toBe('2016-02-29T23:30:00')
    expect(utcOf('2016-03-01T00:30:00', -60)).toBe('2016-03-01T01:30:00')
    expect(utcOf('2016-02-30T00:00:00')).toBeUndefined()
  })

  test('order is by start, longer periods first', () => {
    const periods = ['2020-Q2', '2020', '2019-12', '2020-01', 'soon', '2020-Q1']
    expect(periods.sort(comparePeriods)).toEqual([
      '2019-12',
      '2020',
      '2020-Q1',
      '2020-01',
      '2020-Q2',
      'soon',
    ])
  })

  test('filters on time go by the span of periods', () => {
    const from2015 = parseFilter('TIME_PERIOD', 'ge:2015+le:2016')
    const taken = ['2014-Q4', '2015-Q1', '2016-12', '2017', '2015'].filter((period) =>
      matchesFilter(from2015, [period], 'time'),
    )
    expect(taken).toEqual(['2015-Q1', '2016-12', '2015'])
  })
})

describe('printing', () => {
  const code = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,5}$/)
  const key = fc
    .array(fc.array(code, { maxLength: 2 }), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.map((codes) => codes.join('+')).join('.'))
  const filter = fc
    .array(
      fc.array(fc.tuple(fc.constantFrom('', 'ge:', 'ne:', 'sw:'), code), {
        minLength: 1,
        maxLength: 2,
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((anyOf) => anyOf.map((all) => all.map((term) => term.join('')).join('+')).join(','))
  const second = fc
    .record({
      flow: code,
      version: fc.constantFrom('~', '+', '*', '1.0', '1.2+.0', '1.0.0-draft', '1.0,2.0.0'),
      key,
      filter,
      parameters: fc.subarray([
        'firstNObservations=2',
        'limit=9',
        'attributes=obs,X',
        'measures=none',
      ]),
    })
    .map(
      ({ flow, version, key: text, filter: expression, parameters }) =>
        `/data/dataflow/*/${flow}/${version}/${text}?${[`c[TIME]=${expression}`, ...parameters].join('&')}`,
    )

  test('what is printed is read as the same query', () => {
    fc.assert(
      fc.property(second, (address) => {
        const query = parseQuery('2', address)
        const printed = printQuery(query)
        expect(parseQuery('2', printed)).toEqual(query)
        expect(printQuery(parseQuery('2', printed))).toBe(printed)
      }),
      settings,
    )
  })

  test('filters are printed as they were written', () => {
    fc.assert(
      fc.property(filter, (text) => {
        expect(parseFilter('X', printFilter(parseFilter('X', text)))).toEqual(
          parseFilter('X', text),
        )
      }),
      settings,
    )
  })

  test('no address makes the parser throw anything but its own errors', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('1.5' as const, '2' as const),
        fc.string(),
        (generation, text) => {
          const start = generation === '1.5' ? '/data/' : '/data/dataflow/'
          expect(['syntax', 'semantic', 'not_offered', 'nothing was thrown']).toContain(
            faultOf(() => parseQuery(generation, start + text)),
          )
        },
      ),
      settings,
    )
  })
})

test('each generation has its codes', () => {
  expect(statusOf('no_results', '1.5')).toEqual({ code: 100, status: 404 })
  expect(statusOf('no_results', '2').status).toBe(204)
  expect(statusOf('semantic', '1.5')).toEqual({ code: 150, status: 403 })
  expect(statusOf('semantic', '2').status).toBe(422)
})
