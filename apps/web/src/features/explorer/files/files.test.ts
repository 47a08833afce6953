import { strFromU8, unzipSync } from 'fflate'
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import type { Cells } from '../readCells.ts'
import { parquetFile } from './parquetFile.ts'
import { tidyCsv, tidyTable } from './tidyTable.ts'
import { columnName, workbook } from './workbook.ts'

const cells: Cells = {
  count: 3,
  dimensions: [
    { id: 'ORIGIN', codes: ['NPL', 'IND'], positions: Uint32Array.of(0, 0, 1) },
    { id: 'TIME_PERIOD', codes: ['2015', '2020'], positions: Uint32Array.of(0, 1, 1) },
  ],
  values: Float64Array.of(0, Number.NaN, 1.5),
  attributes: new Map([
    ['OBS_STATUS', ['A', 'Q', undefined]],
    ['LOWER_BOUND', [undefined, undefined, '1']],
  ]),
  ofAll: new Map([['UNIT_MEASURE', 'PS']]),
  prepared: '',
}

const columns = tidyTable(cells, (_, code) => `name of "${code}", <b>`)

describe('tidy figures', () => {
  test('keep flags in their own columns, and what is suppressed empty', () => {
    expect(columns.map(({ name }) => name)).toEqual([
      ...['ORIGIN', 'ORIGIN_NAME', 'TIME_PERIOD', 'OBS_VALUE', 'OBS_STATUS', 'LOWER_BOUND'],
      'UNIT_MEASURE',
    ])
    expect(columns[3]!.values).toEqual([0, null, 1.5])
    expect(tidyCsv(columns).split('\r\n')[2]).toBe('NPL,"name of ""NPL"", <b>",2020,,Q,,PS')
  })

  test('are read back from Parquet with their kinds and notes', async () => {
    const file = parquetFile(columns, [['Licence', 'CC BY 4.0']])
    const rows = await parquetReadObjects({ file })
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatchObject({ ORIGIN: 'NPL', OBS_VALUE: 0, OBS_STATUS: 'A' })
    expect(rows[1]).toMatchObject({ OBS_STATUS: 'Q' })
    expect(rows[1]!.OBS_VALUE ?? null).toBeNull()
    expect(rows[2]).toMatchObject({ OBS_VALUE: 1.5, LOWER_BOUND: 1 })
    const metadata = parquetMetadata(file)
    expect(parquetSchema(metadata).children.map(({ element }) => element.type)).toContain('DOUBLE')
    expect(metadata.key_value_metadata).toContainEqual({ key: 'Licence', value: 'CC BY 4.0' })
  })
})

describe('a workbook', () => {
  const sheet = {
    ...{ name: 'A/B: figures of *many* countries and areas', heads: 1, headColumns: 1 },
    lines: [
      ['Origin', '2015'],
      ['<NPL> & "IND"\u0001', 1234],
      ['QAT', null],
      ['SAU', Number.NaN],
      ['BHR', 0.5],
    ],
  }

  test('has typed numbers, escaped texts and empty cells for what is missing', () => {
    const files = unzipSync(workbook([sheet], false))
    const xml = strFromU8(files['xl/worksheets/sheet1.xml']!)
    expect(xml).toContain('<c r="B2" s="1"><v>1234</v></c>')
    expect(xml).toContain('<c r="B5"><v>0.5</v></c>')
    expect(xml).toContain('&lt;NPL&gt; &amp; &quot;IND&quot;</t>')
    expect(xml).not.toContain('r="B3"')
    expect(xml).not.toContain('r="B4"')
    expect(xml).not.toContain('rightToLeft')
    expect(strFromU8(files['xl/workbook.xml']!)).toContain('name="A B  figures of  many  countrie"')
  })

  test('runs from right to left where the reader does, and is the same each time', () => {
    const files = unzipSync(workbook([sheet], true))
    expect(strFromU8(files['xl/worksheets/sheet1.xml']!)).toContain('rightToLeft="1"')
    expect(workbook([sheet], true)).toEqual(workbook([sheet], true))
  })

  test('names its columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })
})
