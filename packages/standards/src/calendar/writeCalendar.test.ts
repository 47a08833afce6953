import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DueItem, writeCalendar } from '../index.ts'
import { foldLine, unfoldLine } from './foldLine.ts'

const encoder = new TextEncoder()
const RUNS = { seed: 20140528, numRuns: 500 }
const anyLine = fc
  .string({ unit: 'grapheme', maxLength: 300 })
  .map((line) => line.replace(/[\r\n]/g, ''))

describe('folding', () => {
  test('undone gives the line again, in whole characters, at most 75 octets each', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const folded = foldLine(line)
        expect(unfoldLine(folded)).toBe(line)
        const lines = folded.split('\r\n')
        for (const [index, one] of lines.entries()) {
          expect(encoder.encode(one).length).toBeLessThanOrEqual(75)
          if (index > 0) expect(one.startsWith(' ')).toBe(true)
          // A character cut in two would not survive the way to octets and back.
          expect(new TextDecoder().decode(encoder.encode(one))).toBe(one)
        }
        // No line is folded before it is nearly full: the longest character has four octets.
        for (const one of lines.slice(0, -1)) {
          expect(encoder.encode(one).length).toBeGreaterThan(71)
        }
      }),
      RUNS,
    )
  })

  test('of Arabic and of characters outside the basic plane', () => {
    const line = `SUMMARY:${'اتفاقية'.repeat(20)}${'𐎠'.repeat(20)}`
    expect(unfoldLine(foldLine(line))).toBe(line)
    expect(foldLine(line).split('\r\n').length).toBeGreaterThan(4)
  })
})

const item = (rest: Partial<DueItem> = {}): DueItem => ({
  kind: 'report',
  date: '2026-09-01',
  year: 2026,
  instrument: 'C097',
  record: null,
  rule: 'report-art22',
  text: 'Report on C097, Articles 6; 7',
  verification: 'sourced',
  source: 'the Constitution',
  ...rest,
})

const options = {
  state: 'NPL',
  name: 'Nepal, labour standards',
  stamp: '2026-01-01T10:20:30Z',
  uidDomain: 'example.org',
  uncheckedMark: 'not checked',
}

describe('a calendar', () => {
  test('is what RFC 5545 asks for', () => {
    expect(writeCalendar([item()], options)).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Corridor//Standards//EN',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'X-WR-CALNAME:Nepal\\, labour standards',
        'BEGIN:VEVENT',
        'UID:NPL.report.C097.report-art22.2026-09-01@example.org',
        'DTSTAMP:20260101T102030Z',
        'DTSTART;VALUE=DATE:20260901',
        'DTEND;VALUE=DATE:20260902',
        'SUMMARY:Report on C097\\, Articles 6\\; 7',
        'DESCRIPTION:Report on C097\\, Articles 6\\; 7\\nRule: report-art22\\nVerificati',
        ' on: sourced\\nSource: the Constitution',
        'CATEGORIES:REPORT',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    )
  })

  test('marks what is not checked and leaves out what has no date', () => {
    const unchecked = item({ verification: 'unverified', kind: 'un-report' })
    const text = writeCalendar([unchecked, item({ date: null })], options)
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(text).toContain('SUMMARY:[not checked] Report on C097')
  })

  test('keeps the identifier of an item when its words change', () => {
    const uid = (text: string) => /UID:.*/.exec(unfoldLine(text))![0]
    const first = writeCalendar([item()], options)
    const second = writeCalendar([item({ text: 'Rapport', verification: 'unverified' })], {
      ...options,
      stamp: '2027-01-01T00:00:00.000Z',
    })
    expect(uid(second)).toBe(uid(first))
  })

  test('no text breaks out of its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const lines = unfoldLine(writeCalendar([item({ text })], options)).split('\r\n')
        expect(lines).toHaveLength(18)
        const summary = lines[11]!.slice('SUMMARY:'.length)
        const read = summary.replace(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one))
        const plain = text.replace(/\r\n?/g, '\n')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
        expect(read).toBe(plain.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' '))
      }),
      RUNS,
    )
  })

  test('a stamp that is no moment is refused', () => {
    expect(() => writeCalendar([], { ...options, stamp: '2026-01-01' })).toThrow('moment in UTC')
  })
})
