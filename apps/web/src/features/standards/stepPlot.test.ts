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

  test('hatches what lies beyond the end of the list, where the line is dashed', () => {
    const cut = stepPlot(steps, { ...span, knownUntil: '1970-01-01' }, 720, words)
    const hatch = cut.picture.shapes.find(({ attributes }) => attributes.fill === '$missing')!
    const [certain, least] = cut.picture.shapes.filter(({ tag }) => tag === 'path')
    const edge = Math.round(Number(hatch.attributes.x) * 10) / 10
    expect(String(certain!.attributes.d).endsWith(`H${edge}`)).toBe(true)
    expect(String(least!.attributes.d).startsWith(`M${edge},`)).toBe(true)
    expect(least!.attributes['stroke-dasharray']).toBeDefined()
    expect(cut.picture.shapes.some(({ text }) => text === 'the list ends here')).toBe(true)
    expect(plot.picture.shapes.some(({ attributes }) => attributes.fill === '$missing')).toBe(false)
    expect(plot.picture.shapes.filter(({ tag }) => tag === 'path')).toHaveLength(1)
  })

  test('the line never runs back, wherever the list ends', () => {
    for (const knownUntil of [
      '1940-01-01',
      '1951-01-22',
      '1985-06-01',
      '2013-01-01',
      '2020-01-01',
    ]) {
      const { picture } = stepPlot(steps, { ...span, knownUntil }, 720, words)
      for (const { attributes } of picture.shapes.filter(({ tag }) => tag === 'path')) {
        const places = [...String(attributes.d).matchAll(/[MH](-?[\d.]+)/g)].map(([, at]) =>
          Number(at),
        )
        expect(places).toEqual(places.toSorted((one, other) => one - other))
      }
    }
  })

  test('an instrument without a ratification has an empty plot', () => {
    expect(stepPlot([], span, 360, words).marks).toEqual([])
  })
})
