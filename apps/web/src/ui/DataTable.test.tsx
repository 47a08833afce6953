import { act } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mountPart, unmountPart } from '../testing/mountPart.tsx'
import { type Column, DataTable, sortRows, tableText } from './DataTable.tsx'

interface Row {
  readonly name: string
  readonly persons: number | null
}

const ROWS: readonly Row[] = [
  { name: 'Nepal', persons: 1200.6 },
  { name: 'Élan', persons: null },
  { name: 'Qatar', persons: 98_000 },
]

const COLUMNS: readonly [Column<Row>, ...Column<Row>[]] = [
  { id: 'name', header: 'Name', value: ({ name }) => name },
  { id: 'persons', header: 'Moved', unit: 'persons', value: ({ persons }) => persons },
]

const byName = (one: string, other: string) => one.localeCompare(other, 'en')

describe('rows', () => {
  test('sort by figure or name, missing figures last in either direction', () => {
    const names = (descending: boolean, column: string) =>
      sortRows(ROWS, COLUMNS, { column, descending }, byName).map(({ name }) => name)
    expect(names(true, 'persons')).toEqual(['Qatar', 'Nepal', 'Élan'])
    expect(names(false, 'persons')).toEqual(['Nepal', 'Qatar', 'Élan'])
    expect(names(false, 'name')).toEqual(['Élan', 'Nepal', 'Qatar'])
    expect(names(false, 'no-such')).toEqual(['Nepal', 'Élan', 'Qatar'])
  })

  test('are copied with exact values, missing as nothing, never as zero', () => {
    expect(tableText(COLUMNS, ROWS)).toBe(
      'Name\tMoved (persons)\nNepal\t1200.6\nÉlan\t\nQatar\t98000',
    )
  })
})

describe('the table', () => {
  let page: HTMLElement
  beforeEach(async () => {
    page = await mountPart(
      <DataTable
        caption="Sample"
        columns={COLUMNS}
        rows={ROWS}
        rowKey={({ name }) => name}
        limit={2}
        total={{ rows: 31_412, href: '/api/v1/all.csv' }}
      />,
    )
  })
  afterEach(unmountPart)

  test('says how much it shows and where the rest is', () => {
    expect(page.querySelector('.table-foot')?.textContent).toContain('Showing 2 of 31,412 rows')
    expect(page.querySelector('a[download]')?.getAttribute('href')).toBe('/api/v1/all.csv')
    expect(page.querySelectorAll('tbody tr')).toHaveLength(2)
  })

  test('says in words that a figure is missing', () => {
    expect(page.querySelectorAll('tbody tr')[1]?.textContent).toContain('no figure')
  })

  test('tells assistive technology how it is sorted', async () => {
    const header = () => page.querySelectorAll('thead th')[1]!
    expect(header().getAttribute('aria-sort')).toBe('none')
    await act(async () => header().querySelector('button')!.click())
    expect(header().getAttribute('aria-sort')).toBe('descending')
    expect(page.querySelector('tbody th')?.textContent).toBe('Qatar')
  })
})
