import { describe, expect, test } from 'vitest'
import { type StepWords, stepPath, stepPlot } from './stepPlot.ts'

const words: StepWords = {
  figure: String,
  year: String,
  direction: 'ltr',
  point: ({ date, count }) => `${date}: ${count}`,
  unknown: 'the list ends here',
}

const steps = [
  { date: '1951-01-22', count: 2 },
  { date: '1960-01-01', count: 5 },
  { date: '1990-01-01', count: 4 },
]

const span = { from: '1949-01-01', to: '2014-05-28', knownUntil: null }

describe('stepPath', () => {
  test('is level between days and upright on them', () => {
    const x = (iso: string) => Number(iso.slice(0, 4)) - 1949
    expect(stepPath(steps, x, (count) => 10 - count, 65)).toBe('M2,10H2V8H11V5H41V6H65')
  })
})

describe('stepPlot', () => {
  const plot = stepPlot(steps, span, 720, words)

  test('has one mark for each step, which together reach the last day', () => {
    expect(plot.marks.map(({ text }) => text)).toEqual([
      '1951-01-22: 2',
      '1960-01-01: 5',
      '1990-01-01: 4',
    ])
    const end = plot.marks.at(-1)!
    expect(end.x + end.width).toBeCloseTo(720 - 14 - 1, 5)
    expect(plot.marks[1]!.x).toBeGreaterThan(plot.marks[0]!.x)
  })

  test('writes years that fit and nothing outside the paper', () => {
    const years = plot.picture.shapes.filter(
      ({ tag, text }) => tag === 'text' && /^\d{4}$/.test(text ?? ''),
    )
    expect(years.map(({ text }) => text)).toEqual([
      '1950',
      '1960',
      '1970',
      '1980',
      '1990',
      '2000',
      '2010',
    ])
    for (const { attributes } of years) expect(attributes.x).toBeLessThan(720)
  })

  test('hatches what lies beyond the end of the list and ends the line there', () => {
    const cut = stepPlot(steps, { ...span, knownUntil: '2000-01-01' }, 720, words)
    const hatch = cut.picture.shapes.find(({ attributes }) => attributes.fill === '$missing')!
    const line = cut.picture.shapes.find(({ tag }) => tag === 'path')!
    expect(
      String(line.attributes.d).endsWith(`H${Math.round(Number(hatch.attributes.x) * 10) / 10}`),
    ).toBe(true)
    expect(plot.picture.shapes.some(({ attributes }) => attributes.fill === '$missing')).toBe(false)
    expect(cut.picture.shapes.some(({ text }) => text === 'the list ends here')).toBe(true)
  })

  test('an instrument without a ratification has an empty plot', () => {
    expect(stepPlot([], span, 360, words).marks).toEqual([])
  })
})
