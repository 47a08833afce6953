import type { ReportDocument } from '@corridor/kernel'
import { describe, expect, test } from 'vitest'
import { columnWidths, layoutReport } from './layoutReport.ts'
import { breakLines, directionOf, PAGE } from './PageWriter.ts'
import { visualOrder, writePdf } from './writePdf.ts'

/** Every sign is half as wide as high. */
const measure = (text: string, size: number): number => text.length * size * 0.5
const LETTERS = { size: 10, line: 14, weight: 400 }

const report = (over: Partial<ReportDocument> = {}): ReportDocument => ({
  language: 'en',
  title: 'A statement',
  blocks: [
    { kind: 'heading', level: 1, text: 'What each State owes' },
    { kind: 'paragraph', text: 'words '.repeat(60).trim() },
    { kind: 'remark', text: 'Not to be overlooked' },
    { kind: 'list', items: ['one', 'two'] },
    {
      kind: 'table',
      caption: 'Steps',
      columns: ['What', 'Rule'],
      rows: Array.from({ length: 90 }, (_, place) => [`step ${place}`, '883 Art. 52']),
    },
  ],
  ...over,
})

const textsOf = (pages: ReturnType<typeof layoutReport>) =>
  pages.map(({ shapes }) => shapes.flatMap(({ text }) => text ?? []))

describe('pages of a report', () => {
  test('hold every word, within the margins, and repeat the head of a table', () => {
    const pages = layoutReport(report(), measure)
    const texts = textsOf(pages)
    expect(pages.length).toBeGreaterThan(1)
    for (let place = 0; place < 90; place++) expect(texts.flat()).toContain(`step ${place}`)
    expect(texts.flat().join(' ').match(/words/g)).toHaveLength(60)
    for (const [place, words] of texts.entries()) {
      if (words.includes('step 89') || place > 0) expect(words).toContain('What')
      expect(words.at(-1)).toBe(`${place + 1} / ${pages.length}`)
    }
    for (const { tag, attributes, text = '' } of pages.flatMap(({ shapes }) => shapes)) {
      if (tag !== 'text') continue
      const width = measure(text, Number(attributes['font-size']))
      expect(Number(attributes.x) + width).toBeLessThanOrEqual(PAGE.width - PAGE.margin + 0.5)
      expect(Number(attributes.y)).toBeLessThanOrEqual(PAGE.height - PAGE.margin / 2)
    }
  })

  test('begin on the right in Arabic; a text in Latin letters keeps its own direction', () => {
    const blocks = [{ kind: 'paragraph' as const, text: '883 Art. 52' }]
    const [page] = layoutReport(report({ language: 'ar', title: 'بيان', blocks }), measure)
    const [title, article] = page!.shapes
    expect(title!.attributes).toMatchObject({ x: PAGE.width - PAGE.margin, direction: 'rtl' })
    expect(title!.attributes['text-anchor']).toBe('start')
    expect(article!.attributes).toMatchObject({ x: PAGE.width - PAGE.margin, direction: 'ltr' })
    expect(article!.attributes['text-anchor']).toBe('end')
    expect(directionOf('12,5', 'rtl')).toBe('rtl')
  })

  test('cut a word that is longer than a line, and lose nothing of it', () => {
    const lines = breakLines(`a ${'x'.repeat(50)} b`, 100, LETTERS, measure)
    expect(lines.join('').replaceAll(' ', '')).toBe(`a${'x'.repeat(50)}b`)
    for (const line of lines) expect(measure(line, 10)).toBeLessThanOrEqual(100)
  })

  test('give columns the whole width, and a long text the most of it', () => {
    const widths = columnWidths(
      { columns: ['What', 'Rule'], rows: [['a long explanation '.repeat(20), 'P4']] },
      measure,
    )
    expect(widths[0]! + widths[1]! + 7).toBeCloseTo(PAGE.width - 2 * PAGE.margin)
    expect(widths[0]!).toBeGreaterThan(widths[1]!)
  })
})

describe('the file', () => {
  test.each([
    ['abc', 'ltr', 'abc'],
    ['\u0628\u064a\u0646', 'rtl', '\u0646\u064a\u0628'],
    ['\u0628\u064a 672.00 EUR', 'rtl', ' 672.00 EUR\u064a\u0628'],
    ['eu-883 \u0628\u064a', 'ltr', 'eu-883 \u064a\u0628'],
  ] as const)('has the signs of %j as they stand', (line, direction, seen) => {
    expect(visualOrder(line, direction)).toBe(seen)
  })

  test('has its table of objects at their places, its texts and its title', () => {
    const pages = layoutReport(report({ title: 'بيان' }), measure).map((picture) => ({
      ...picture,
      image: { width: 2, height: 2, packed: Uint8Array.of(0, 255, 255, 0) },
    }))
    const bytes = writePdf(pages, { title: 'بيان', language: 'ar' })
    const text = Buffer.from(bytes).toString('latin1')
    const from = Number(/startxref\n(\d+)/.exec(text)![1])
    const [head, ...entries] = text.slice(from).split('\n').slice(1)
    const count = Number(head!.split(' ')[1])
    expect(count).toBe(7 + pages.length * 3)
    for (let id = 1; id < count; id++) {
      const start = Number(entries[id]!.slice(0, 10))
      expect(text.slice(start, start + 12)).toMatch(new RegExp(`^${id} 0 obj`))
    }
    expect(text).toContain('/Title <FEFF0628064A06270646>')
    // The signs from left to right: the last of the word comes first.
    expect(text).toContain('(\\006\\106\\006\\047\\006\\112\\006\\050)')
    expect(text).toContain(`/Count ${pages.length}`)
  })
})
