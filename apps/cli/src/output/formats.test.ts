import { describe, expect, test } from 'vitest'
import { formatCsv } from './formatCsv.ts'
import { formatJson } from './formatJson.ts'
import { formatPersons, formatTable } from './formatTable.ts'
import { createProgress } from './progress.ts'
import { wantsJson } from './wantsJson.ts'

describe('table', () => {
  test('words to the left, figures to the right, no trailing spaces', () => {
    const text = formatTable([
      { title: 'from', align: 'left', cells: ['NPL Nepal', 'CIV Côte d’Ivoire', 'TUR Türkiye'] },
      { title: 'persons', align: 'right', cells: ['9', '1,234,567', '-'] },
      { title: 'note', align: 'left', cells: ['', 'x'] },
    ])
    expect(text).toBe(
      [
        'from                 persons  note',
        '-----------------  ---------  ----',
        'NPL Nepal                  9',
        'CIV Côte d’Ivoire  1,234,567  x',
        'TUR Türkiye                -',
        '',
      ].join('\n'),
    )
  })

  test('an empty table is its header', () => {
    expect(formatTable([{ title: 'a', align: 'left', cells: [] }])).toBe('a\n-\n')
  })

  test('persons: whole where large, two decimals where all are small, a dash where missing', () => {
    expect(formatPersons([1_009_248.6, 0, null, -3.4])).toEqual(['1,009,249', '0', '-', '-3'])
    expect(formatPersons([12.345, 0, null])).toEqual(['12.35', '0.00', '-'])
    expect(formatPersons([null])).toEqual(['-'])
  })
})

describe('csv', () => {
  test('quotes what needs quotes and keeps every digit', () => {
    const third = 1 / 3
    expect(
      formatCsv(
        ['name', 'persons'],
        [
          ['a, "b"', third],
          ['line\nbreak', 1e-7],
          ['plain', null],
        ],
      ),
    ).toBe(`name,persons\n"a, ""b""",${third}\n"line\nbreak",1e-7\nplain,\n`)
  })
})

describe('json', () => {
  test('is the same value as written by JSON.stringify', () => {
    const value = {
      total: 3,
      none: null,
      list: [1, 2],
      flows: [{ a: 'é"\n' }, { a: 2 }],
      empty: [],
    }
    const text = formatJson({ ...value, left: undefined })
    expect(JSON.parse(text)).toEqual(value)
    expect(text.split('\n')).toContain('    {"a":2}')
  })
})

describe('progress', () => {
  const record = (isTTY: boolean) => {
    const written: string[] = []
    return { stream: { isTTY, write: (text: string) => written.push(text) }, written }
  }

  test('at a terminal only after a moment, and cleared at the end', () => {
    const { stream, written } = record(true)
    let time = 0
    const progress = createProgress(stream, { always: false, now: () => time })
    progress.step('reading')
    expect(written).toEqual([])
    time = 1000
    progress.step('estimating')
    progress.end()
    expect(written).toEqual(['\r\x1b[Kestimating ...', '\r\x1b[K'])
  })

  test('nothing into a file unless asked for, then plain lines', () => {
    const silent = record(false)
    createProgress(silent.stream, { always: false, now: () => 9999 }).step('reading')
    expect(silent.written).toEqual([])
    const told = record(false)
    const progress = createProgress(told.stream, { always: true, now: () => 0 })
    progress.step('reading')
    progress.end()
    expect(told.written).toEqual(['reading ...\n'])
  })
})

test.each([
  [['flows', '--json'], true],
  [['flows', '--format', 'json'], true],
  [['flows', '--format=json'], true],
  [['flows', '--format', 'csv'], false],
  [['json'], false],
])('wantsJson(%j) is %s', (args, expected) => {
  expect(wantsJson(args)).toBe(expected)
})
