import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chordLayout } from './chordLayout.ts'
import { type FlowMatrix, gatherSmall, netFlows, orderCountries, totalOf } from './flowMatrix.ts'
import { tickSteps } from './tickMarks.ts'

const SEED = { seed: 20140528, numRuns: 100 }
const OPTIONS = { radius: 300, threshold: 0, tickLabels: true }

const matrixOf = (persons: readonly (readonly number[])[], kind: 'region' | 'area' = 'region') =>
  ({
    nodes: persons.map((_, index) => ({ code: `N${index}`, kind, region: 'R', members: [] })),
    persons,
  }) satisfies FlowMatrix

const anyMatrix = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc
    .array(fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    })
    .map((persons) => matrixOf(persons)),
)

const widths = (matrix: FlowMatrix, threshold: number) =>
  chordLayout(matrix, { ...OPTIONS, threshold }).sectors.map(
    ({ startAngle, endAngle }) => endAngle - startAngle,
  )

describe('chordLayout', () => {
  test('goes once round the circle, in the order of the nodes, without overlap', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        let last = 0
        for (const sector of chordLayout(matrix, OPTIONS).sectors) {
          expect(sector.startAngle).toBeGreaterThan(last)
          expect(sector.endAngle).toBeGreaterThanOrEqual(sector.startAngle)
          last = sector.endAngle
        }
        expect(last).toBeLessThan(2 * Math.PI)
      }),
      SEED,
    )
  })

  test('gives every sector a length in proportion to its arrivals and departures', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const { sectors, total } = chordLayout(matrix, OPTIONS)
        const lengths = sectors.map(({ startAngle, endAngle }) => endAngle - startAngle)
        const whole = lengths.reduce((sum, length) => sum + length, 0)
        for (const [index, { inflow, outflow }] of sectors.entries()) {
          if (total > 0)
            expect(lengths[index]! / whole).toBeCloseTo((inflow + outflow) / (2 * total), 9)
        }
      }),
      SEED,
    )
  })

  test('hides by threshold without changing totals or lengths, and counts what it hides', () => {
    fc.assert(
      fc.property(anyMatrix, fc.integer({ min: 0, max: 6_000_000 }), (matrix, threshold) => {
        const layout = chordLayout(matrix, { ...OPTIONS, threshold })
        const drawn = layout.ribbons.reduce((sum, { persons }) => sum + persons, 0)
        expect(drawn + layout.hidden.persons).toBe(totalOf(matrix))
        expect(layout.total).toBe(totalOf(matrix))
        expect(layout.ribbons.every(({ persons }) => persons >= threshold)).toBe(true)
        expect(widths(matrix, threshold)).toEqual(widths(matrix, 0))
      }),
      SEED,
    )
  })

  test('touches the circle at the origin and stops short at the destination', () => {
    const layout = chordLayout(
      matrixOf([
        [0, 100],
        [0, 0],
      ]),
      OPTIONS,
    )
    const [x, y] = layout.ribbons[0]!.d.slice(1).split('A')[0]!.split(',').map(Number)
    expect(Math.hypot(x!, y!)).toBeCloseTo(299, 1)
    expect(Math.hypot(...layout.ribbons[0]!.tip)).toBeLessThan(290)
  })

  test('draws 232 areas well within a frame', () => {
    const persons = Array.from({ length: 232 }, (_, i) =>
      Array.from({ length: 232 }, (_, j) => (i === j ? 0 : ((i * 7919 + j * 104729) % 1000) ** 2)),
    )
    const layout = chordLayout(matrixOf(persons, 'area'), { ...OPTIONS, threshold: 990_000 })
    expect(layout.sectors).toHaveLength(232)
    expect(layout.ribbons.length).toBeGreaterThan(0)
    expect(layout.ribbons.length).toBeLessThan(500)
  })

  test('draws nothing of nothing', () => {
    const layout = chordLayout(
      matrixOf([
        [0, 0],
        [0, 0],
      ]),
      OPTIONS,
    )
    expect(layout.ribbons).toEqual([])
    expect(layout.sectors.flatMap(({ arrivals }) => arrivals)).toEqual([])
    expect(JSON.stringify(layout)).not.toContain('NaN')
  })
})

describe('tickSteps', () => {
  test('are round, at least the unit, and far enough apart', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-7, max: 1, noNaN: true }), (pixelsPerPerson) => {
        const { minor, major } = tickSteps(pixelsPerPerson)
        for (const step of [minor, major]) {
          expect(step).toBeGreaterThanOrEqual(100_000)
          expect(String(step / 100_000)).toMatch(/^[125]0*$/)
        }
        expect(major % minor).toBe(0)
        expect(minor * pixelsPerPerson).toBeGreaterThanOrEqual(5 - 1e-9)
        expect(major * pixelsPerPerson).toBeGreaterThanOrEqual(34 - 1e-9)
      }),
      SEED,
    )
  })
})

describe('flow matrices', () => {
  test('net flows keep the difference of every pair and are never in both directions', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const net = netFlows(matrix).persons
        for (const [i, row] of matrix.persons.entries()) {
          for (const [j, value] of row.entries()) {
            expect(net[i]![j]! - net[j]![i]!).toBe(value - matrix.persons[j]![i]!)
            expect(Math.min(net[i]![j]!, net[j]![i]!)).toBe(0)
          }
        }
      }),
      SEED,
    )
  })

  test('small countries put together keep the total and the regions', () => {
    fc.assert(
      fc.property(anyMatrix, fc.integer({ min: 1, max: 6 }), (regions, most) => {
        const matrix: FlowMatrix = {
          ...regions,
          nodes: regions.nodes.map((node, index) => ({
            ...node,
            kind: index % 2 === 0 ? ('area' as const) : ('region' as const),
          })),
        }
        const gathered = gatherSmall(matrix, most)
        expect(totalOf(gathered)).toBe(totalOf(matrix))
        const kept = gathered.nodes.filter(({ kind }) => kind === 'area').length
        const members = gathered.nodes.flatMap(({ members }) => members).length
        expect(kept + members).toBe(matrix.nodes.filter(({ kind }) => kind === 'area').length)
        expect(members).not.toBe(1)
      }),
      SEED,
    )
  })

  test('countries stand in the order of their moves, regions where they were', () => {
    const matrix = matrixOf(
      [
        [0, 1, 9],
        [0, 0, 0],
        [5, 0, 0],
      ],
      'area',
    )
    const ordered = orderCountries({
      ...matrix,
      nodes: matrix.nodes.map((node, index) =>
        index === 1 ? { ...node, kind: 'region' as const } : node,
      ),
    })
    expect(ordered.nodes.map(({ code }) => code)).toEqual(['N0', 'N1', 'N2'])
    expect(totalOf(ordered)).toBe(15)
  })
})
