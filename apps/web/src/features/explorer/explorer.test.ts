import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatQuery, formatViewState, parseQuery, parseViewState } from '../../app/viewState.ts'
import { codeLines, pressLine } from './codeTree.ts'
import { CHARTS, EXPLORE_VIEW, type ExploreView, LABELS } from './exploreView.ts'
import { cellKind, flagOf } from './flags.ts'
import { gridWindow, walkGrid } from './gridWindow.ts'
import { chooseLayout, type Layout, MOST_ON_AXIS, moveDimension, ZONES } from './layout.ts'
import { comparePeriods, spanOf } from './periods.ts'
import { pivotCells, sortedRows } from './pivot.ts'
import { availabilityAddress, dataAddress, dataAddress15 } from './queryAddress.ts'
import { readAvailability } from './readAvailability.ts'
import { type Cells, readCells } from './readCells.ts'
import { readStructures } from './readStructure.ts'
import { script } from './scripts.ts'
import { parseKey, writeKey } from './selection.ts'
import type { Component, TableStructure } from './structure.ts'
import {
  type Arrangement,
  readArrangement,
  readSelection,
  writeArrangement,
  writeSelection,
} from './tableState.ts'
import { tableFields, tabSeparated } from './tableText.ts'

const SETTINGS = { seed: 20140528, numRuns: 200 }

const component = (id: string, codes: readonly string[] = []): Component => ({
  id,
  name: id.toLowerCase(),
  codes: new Map(codes.map((code, order) => [code, { id: code, name: `name of ${code}`, order }])),
})

const DIMENSIONS = ['EDITION', 'ORIGIN', 'DESTINATION', 'SEX']

const structure: TableStructure = {
  ...{ id: 'DF_X', agency: 'CORRIDOR', version: '1.0', name: 'X', description: '' },
  descriptionLanguage: 'en',
  dimensions: DIMENSIONS.map((id) => component(id, ['NPL', 'IND', 'QAT'])),
  time: component('TIME_PERIOD'),
  attributes: [],
  hints: {
    chosen: new Map([
      ['EDITION', 'e-2'],
      ['SEX', '_T'],
    ]),
    ...{ rows: ['ORIGIN'], columns: ['TIME_PERIOD'], sources: ['EDITION'] },
    ...{ sourceCodes: new Map(), methodPage: null, lastUpdate: null, contact: null, doi: null },
  },
}

const anyCode = fc.stringMatching(/^[A-Z_][A-Za-z0-9_$@-]{0,12}$/)

describe('the address', () => {
  const words = (pattern: RegExp) => fc.option(fc.stringMatching(pattern), { nil: undefined })
  const anyView: fc.Arbitrary<ExploreView> = fc.record({
    key: fc.option(
      fc.array(fc.array(anyCode, { maxLength: 4 }), { minLength: 1, maxLength: 6 }).map(writeKey),
      { nil: undefined },
    ),
    from: words(/^[12]\d{3}$/),
    to: words(/^[12]\d{3}$/),
    rows: fc.constantFrom(undefined, 'none', 'ORIGIN', 'ORIGIN.SEX'),
    cols: fc.constantFrom(undefined, 'none', 'TIME_PERIOD', 'SEX.EDITION'),
    at: fc.constantFrom(undefined, 'SEX~F', 'METHOD~pseudo-bayes~SEX~_T'),
    sort: fc.constantFrom(undefined, '2020', '-2020', '-2015-07-01/P5Y'),
    view: fc.constantFrom(...CHARTS),
    labels: fc.constantFrom(...LABELS),
    period: fc.constantFrom(undefined, '2020', '2015-07-01/P5Y', '2030-01'),
    asOf: fc.constantFrom(undefined, '2026-11-01T12:00:00Z'),
  })

  test('a state, its address, and the state that the address gives are the same', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const address = formatQuery(formatViewState(EXPLORE_VIEW, view))
        expect(parseViewState(EXPLORE_VIEW, parseQuery(address))).toEqual(view)
        // One state, one address.
        const again = parseViewState(EXPLORE_VIEW, parseQuery(address))
        expect(formatQuery(formatViewState(EXPLORE_VIEW, again))).toBe(address)
      }),
      SETTINGS,
    )
  })

  test('a choice, its key, and the choice that the key gives are the same', () => {
    const anySelection = fc.record({
      codes: fc.array(fc.array(anyCode, { maxLength: 5 }), { minLength: 4, maxLength: 4 }),
      from: fc.option(fc.integer({ min: 1900, max: 2100 })),
      to: fc.option(fc.integer({ min: 1900, max: 2100 })),
    })
    fc.assert(
      fc.property(anySelection, (selection) => {
        const written = writeSelection(structure, selection)
        const read = readSelection(structure, written)
        expect(read.codes).toEqual(selection.codes.map((own) => [...new Set(own)].sort()))
        expect([read.from, read.to]).toEqual([selection.from, selection.to])
        expect(writeSelection(structure, read)).toEqual(written)
      }),
      SETTINGS,
    )
  })

  test('what the table proposes stands in no address', () => {
    const proposed = { codes: [['e-2'], [], [], ['_T']], from: null, to: null }
    expect(writeSelection(structure, proposed).key).toBeUndefined()
    expect(readSelection(structure, { key: undefined, from: undefined, to: undefined })).toEqual(
      proposed,
    )
  })

  test('a plus sign that nobody encoded is read as one', () => {
    const [, query] = 'x?key=e-2.IND+NPL'.split('?')
    const { key } = parseViewState(EXPLORE_VIEW, parseQuery(query!))
    expect(parseKey(key!, 4)).toEqual([['e-2'], ['IND', 'NPL'], [], []])
  })

  test('an arrangement, its words, and the arrangement that they give are the same', () => {
    const codes: Readonly<Record<string, readonly string[]>> = {
      ...{ EDITION: ['e-1', 'e-2'], ORIGIN: ['IND', 'NPL'], DESTINATION: ['QAT', 'SAU'] },
      ...{ SEX: ['F', 'M', '_T'], TIME_PERIOD: ['2015', '2020'] },
    }
    const ids = Object.keys(codes)
    const firstOf = (id: string) => codes[id]!
    const anyMove = fc.record({
      id: fc.constantFrom(...ids),
      zone: fc.constantFrom(...ZONES),
      place: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
    })
    const start = readArrangement(
      structure,
      { rows: undefined, cols: undefined, at: undefined },
      ids,
      firstOf,
    )
    fc.assert(
      fc.property(
        fc.array(anyMove, { maxLength: 8 }),
        fc.array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 }),
        (moves, picks) => {
          const layout = moves.reduce<Layout>(
            (last, { id, zone, place }) => moveDimension(last, id, zone, place),
            start.layout,
          )
          const pages = layout.pages.map((id, i): [string, string] => [
            id,
            codes[id]![picks[i]! % codes[id]!.length]!,
          ])
          const arrangement: Arrangement = { layout, pages: new Map(pages) }
          const written = writeArrangement(structure, arrangement, ids, firstOf)
          const read = readArrangement(structure, written, ids, firstOf)
          expect(read.layout.rows).toEqual(layout.rows)
          expect(read.layout.columns).toEqual(layout.columns)
          expect([...read.pages].sort()).toEqual([...arrangement.pages].sort())
          expect(writeArrangement(structure, read, ids, firstOf)).toEqual(written)
        },
      ),
      SETTINGS,
    )
  })
})

describe('the arrangement', () => {
  test('keeps every dimension once, two on an axis at most', () => {
    const ids = ['A', 'B', 'C', 'D', 'E', 'F']
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ZONES)), { maxLength: 12 }),
        (moves) => {
          const layout = moves.reduce<Layout>(
            (last, [id, zone]) => moveDimension(last, id, zone),
            chooseLayout(ids, { rows: null, columns: null }, null),
          )
          expect([...layout.rows, ...layout.columns, ...layout.pages].sort()).toEqual(ids)
          expect(layout.rows.length).toBeLessThanOrEqual(MOST_ON_AXIS)
          expect(layout.columns.length).toBeLessThanOrEqual(MOST_ON_AXIS)
          const last = moves.at(-1)
          if (last !== undefined) expect(layout[last[1]]).toContain(last[0])
        },
      ),
      SETTINGS,
    )
  })
})

/** A cube of all combinations but some, with a figure that tells where it belongs. */
const cellsOf = (sizes: readonly number[], left: (at: number) => boolean): Cells => {
  const all = Array.from({ length: sizes.reduce((a, b) => a * b, 1) }, (_, i) => i).filter(left)
  const strides = sizes.map((_, d) => sizes.slice(d + 1).reduce((a, b) => a * b, 1))
  return {
    count: all.length,
    dimensions: sizes.map((size, d) => ({
      id: `D${d}`,
      codes: Array.from({ length: size }, (_, code) => `c${code}`),
      positions: Uint32Array.from(all, (i) => Math.floor(i / strides[d]!) % size),
    })),
    values: Float64Array.from(all),
    ...{ attributes: new Map(), ofAll: new Map(), prepared: '' },
  }
}

/** Dimensions on rows and on columns. */
const AXES: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['D0'], ['D3']],
  [['D2', 'D0'], ['D1']],
  [[], ['D1', 'D3']],
  [['D3'], []],
]

const byText = () => (one: string, other: string) => Number(one > other) - Number(one < other)

describe('the pivot', () => {
  test('has every observation in one cell, where its codes meet', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 2, max: 7 }),
        fc.constantFrom(...AXES),
        (sizes, every, [rows, columns]) => {
          const cells = cellsOf(sizes, (i) => i % every !== 1)
          const pages = new Map(
            cells.dimensions
              .filter(({ id }) => !rows.includes(id) && !columns.includes(id))
              .map(({ id }) => [id, 'c0'] as const),
          )
          const pivot = pivotCells(cells, {
            rows,
            columns,
            pages,
            compare: byText,
          })
          const seen = new Set<number>()
          pivot.rows.entries.forEach((ofRow, row) => {
            pivot.columns.entries.forEach((ofColumn, column) => {
              const cell = pivot.cellAt(row, column)
              if (cell < 0) return
              seen.add(cell)
              for (const { id, codes, positions } of cells.dimensions) {
                const code = codes[positions[cell]!]
                const [r, c] = [rows.indexOf(id), columns.indexOf(id)]
                expect(code).toBe(r >= 0 ? ofRow[r] : c >= 0 ? ofColumn[c] : 'c0')
              }
            })
          })
          const wanted = cells.dimensions.reduce(
            (kept, { id, positions }) => kept.filter((i) => !pages.has(id) || positions[i] === 0),
            Array.from({ length: cells.count }, (_, i) => i),
          )
          expect([...seen].sort((a, b) => a - b)).toEqual(wanted)
          expect(pivot.shown).toBe(wanted.length)
        },
      ),
      SETTINGS,
    )
  })

  test('sorts lines by a column, those without a figure last', () => {
    const cells = cellsOf([4, 2], (i) => i !== 4)
    const pivot = pivotCells(cells, {
      ...{ rows: ['D0'], columns: ['D1'], pages: new Map(), compare: byText },
    })
    expect(sortedRows(pivot, cells.values, 0, true)).toEqual([3, 1, 0, 2])
    expect(sortedRows(pivot, cells.values, 0, false)).toEqual([0, 1, 3, 2])
  })

  test('is copied with heads, codes and exact figures', () => {
    const cells = cellsOf([2, 2], (i) => i !== 3)
    const pivot = pivotCells(cells, {
      ...{ rows: ['D0'], columns: ['D1'], pages: new Map(), compare: byText },
    })
    const words = { dimension: (id: string) => id, code: (_: string, code: string) => code }
    const fields = tableFields(pivot, [0, 1], words, (cell) =>
      cell < 0 ? null : cells.values[cell]!,
    )
    expect(tabSeparated(fields)).toBe('D0\tc0\tc1\nc0\t0\t1\nc1\t2\t')
  })
})

describe('what is drawn of a large table', () => {
  test('covers what is in sight, and does not grow with the table', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1_000_000 }),
        fc.nat({ max: 100_000 }),
        fc.integer({ min: 1, max: 40_000 }),
        fc.integer({ min: 1, max: 3000 }),
        (top, start, rows, columns) => {
          const size = { rows, columns, rowHeight: 30, columnWidth: 80 }
          const place = { top, start, width: 1200, height: 600 }
          const shown = gridWindow(place, size)
          for (let row = 0; row < 20; row++) {
            const seen = Math.floor(top / 30) + row
            if (seen < rows) {
              expect(shown.firstRow).toBeLessThanOrEqual(seen)
              expect(shown.endRow).toBeGreaterThan(seen)
            }
          }
          expect(shown.endRow - shown.firstRow).toBeLessThan(70)
          expect(shown.endColumn - shown.firstColumn).toBeLessThan(35)
        },
      ),
      SETTINGS,
    )
  })

  test('arrows follow the direction of reading', () => {
    const size = { rows: 3, columns: 3 }
    const middle = { row: 1, column: 1 }
    expect(walkGrid(middle, 'ArrowRight', size, false, false)).toEqual({ row: 1, column: 2 })
    expect(walkGrid(middle, 'ArrowRight', size, false, true)).toEqual({ row: 1, column: 0 })
    expect(walkGrid(middle, 'End', size, true, false)).toEqual({ row: 2, column: 2 })
  })
})

const MESSAGE = {
  meta: { prepared: '2026-11-01T00:00:00Z' },
  data: {
    structures: [
      {
        dimensions: {
          series: [
            { id: 'ORIGIN', values: [{ id: 'NPL' }, { id: 'IND' }] },
            { id: 'SEX', values: [{ id: '_T' }] },
          ],
          observation: [
            { id: 'TIME_PERIOD', values: [{ id: '2020' }, { value: '2015-07-01/P5Y' }] },
          ],
        },
        attributes: {
          dataSet: [{ id: 'UNIT_MEASURE', values: [{ id: 'PS' }] }],
          series: [{ id: 'SOURCE' }],
          observation: [
            { id: 'OBS_STATUS', values: [{ id: 'A' }, { id: 'Q' }, { id: 'E' }, { id: 'M' }] },
            { id: 'LOWER_BOUND' },
          ],
        },
      },
    ],
    dataSets: [
      {
        attributes: [0],
        series: {
          '0:0': { attributes: ['list'], observations: { '0': [0, 0], '1': ['NaN', 1] } },
          '1:0': { observations: { '0': [7.5, 2, '6'], '1': [null, 3] } },
        },
      },
    ],
  },
} as const

describe('answers of the service', () => {
  test('zero, suppressed, estimated and missing stay apart', () => {
    const cells = readCells(MESSAGE)
    expect(cells.count).toBe(4)
    expect(cells.dimensions[2]!.codes).toEqual(['2020', '2015-07-01/P5Y'])
    expect([...cells.values]).toEqual([0, Number.NaN, 7.5, Number.NaN])
    expect([0, 1, 2, 3, -1].map((cell) => cellKind(cells, cell))).toEqual([
      ...['figure', 'suppressed', 'figure', 'not-available', 'no-observation'],
    ])
    expect([0, 1, 2, 3].map((cell) => flagOf(cells, cell))).toEqual(['', '', 'E', ''])
    expect(cells.attributes.get('SOURCE')).toEqual(['list', 'list', undefined, undefined])
    expect(cells.attributes.get('LOWER_BOUND')?.[2]).toBe('6')
    expect(cells.ofAll.get('UNIT_MEASURE')).toBe('PS')
    expect(readCells(null).count).toBe(0)
  })

  test('counts of codes, and the span of time', () => {
    const found = readAvailability({
      data: {
        dataConstraints: [
          {
            annotations: [
              { id: 'series_count', title: '3' },
              { id: 'obs_count', title: '12' },
              { id: 'ORIGIN', type: 'series_count_by_code', title: 'NPL=2 IND=1' },
            ],
            cubeRegions: [
              {
                keyValues: [
                  { id: 'ORIGIN', values: ['NPL', 'IND'] },
                  {
                    id: 'TIME_PERIOD',
                    timeRange: {
                      startPeriod: { period: '1990' },
                      endPeriod: { period: '2024' },
                    },
                  },
                ],
              },
            ],
          },
        ],
      },
    })
    expect(found.observations).toBe(12)
    expect(found.codes.get('ORIGIN')?.get('NPL')).toBe(2)
    expect(found.span).toEqual({ first: '1990', last: '2024' })
  })

  test('a dataflow with names, defaults and codes', () => {
    const urn = (kind: string, rest: string) =>
      `urn:sdmx:org.sdmx.infomodel.${kind}=CORRIDOR:${rest}`
    const [read] = readStructures(
      {
        data: {
          dataflows: [
            {
              ...{ id: 'DF_X', agencyID: 'CORRIDOR', version: '1.0', names: { en: 'X', fr: 'Y' } },
              structure: urn('datastructure.DataStructure', 'DSD_X(1.0)'),
              annotations: [{ type: 'DEFAULT', title: 'ORIGIN=NPL' }],
            },
          ],
          dataStructures: [
            {
              ...{ id: 'DSD_X', agencyID: 'CORRIDOR', version: '1.0' },
              dataStructureComponents: {
                dimensionList: {
                  dimensions: [
                    {
                      id: 'ORIGIN',
                      conceptIdentity: urn('conceptscheme.Concept', 'CS(1.0).ORIGIN'),
                      localRepresentation: {
                        enumeration: urn('codelist.Codelist', 'CL_AREA(1.0)'),
                      },
                    },
                  ],
                },
              },
            },
          ],
          codelists: [
            {
              ...{ id: 'CL_AREA', agencyID: 'CORRIDOR', version: '1.0' },
              codes: [{ id: 'NPL', names: { en: 'Nepal', fr: 'Népal' } }],
            },
          ],
          conceptSchemes: [
            {
              ...{ id: 'CS', agencyID: 'CORRIDOR', version: '1.0' },
              concepts: [{ id: 'ORIGIN', names: { en: 'Origin', fr: 'Origine' } }],
            },
          ],
        },
      },
      'fr',
    )
    expect(read!.name).toBe('Y')
    expect(read!.dimensions[0]!.name).toBe('Origine')
    expect(read!.dimensions[0]!.codes.get('NPL')!.name).toBe('Népal')
    expect(read!.hints.chosen.get('ORIGIN')).toBe('NPL')
  })
})

describe('queries', () => {
  const selection = { codes: [['e-2'], ['IND', 'NPL'], ['QAT'], []], from: 2000, to: 2020 }

  test('single codes stand in the key, several in filters', () => {
    expect(dataAddress(structure, selection, { format: 'csv' })).toBe(
      '/sdmx/rest/v2/data/dataflow/CORRIDOR/DF_X/1.0/e-2.*.QAT?c[ORIGIN]=IND,NPL&c[TIME_PERIOD]=ge:2000+le:2020&format=csv',
    )
    expect(dataAddress15(structure, selection)).toBe(
      '/sdmx/rest/data/CORRIDOR,DF_X,1.0/e-2.IND+NPL.QAT./all?startPeriod=2000&endPeriod=2020',
    )
    expect(dataAddress15(structure, { codes: [[], [], [], []], from: null, to: null })).toBe(
      '/sdmx/rest/data/CORRIDOR,DF_X,1.0/all/all',
    )
  })

  test('availability leaves sources out', () => {
    expect(availabilityAddress(structure, selection)).toContain(
      '/e-2.*.QAT/ORIGIN,DESTINATION,SEX,TIME_PERIOD?',
    )
  })

  test('scripts carry nothing that ends a text', () => {
    const lines = script('R', { csv: 'https://example.org/a"$(x)`?c[A]=b c', sdmx: '' })
    expect(lines).toContain('"https://example.org/a%22%24(x)%60?c[A]=b%20c"')
  })
})

describe('periods', () => {
  test('stand in order of time, whatever their form', () => {
    const told = ['2020', '2015-07-01/P5Y', '2019-12', '2020-Q1', '1990']
    expect(told.toSorted(comparePeriods)).toEqual([
      ...['1990', '2015-07-01/P5Y', '2019-12', '2020-Q1', '2020'],
    ])
    expect(spanOf('2015-07-01/P5Y')).toEqual({ start: 2015.5, length: 5 })
  })
})

describe('the codes of a dimension', () => {
  const areas: Component = {
    ...component('ORIGIN'),
    codes: new Map(
      [
        { id: 'M49_034', name: 'Southern Asia' },
        { id: 'NPL', name: 'Nepal', parent: 'M49_034' },
        { id: 'IND', name: 'India', parent: 'M49_034' },
        { id: 'QAT', name: 'Qatar', parent: 'M49_145' },
        { id: 'XXX', name: 'Nowhere' },
      ].map((code, order) => [code.id, { ...code, order }]),
    ),
  }
  const known = new Set(['NPL', 'IND', 'QAT', 'NEW'])
  const counts = new Map([['NPL', 3]])

  test('stand below their headings, with what is impossible at zero', () => {
    const lines = codeLines(areas, known, counts, '')
    expect(lines.map(({ code, depth, count }) => [code.id, depth, count])).toEqual([
      ['M49_034', 0, 0],
      ['NPL', 1, 3],
      ['IND', 1, 0],
      ['QAT', 0, 0],
      ['NEW', 0, 0],
    ])
    expect(codeLines(areas, known, counts, 'népal').map(({ code }) => code.id)).toEqual([
      'M49_034',
      'NPL',
    ])
  })

  test('a heading chooses what is below it, and gives it up again', () => {
    const [heading] = codeLines(areas, known, counts, '')
    const chosen = pressLine([], heading!, known)
    expect(chosen).toEqual(['NPL', 'IND'])
    expect(pressLine(chosen, heading!, known)).toEqual([])
    expect(pressLine(['NPL', 'IND', 'NEW'], { members: ['QAT'] }, known)).toEqual([])
  })
})
