import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitNetOnly } from './fitNetOnly.ts'
import { fitTwoWay } from './fitTwoWay.ts'
import { solveLinear } from './solveLinear.ts'

const SETTINGS = { seed: 20140528, numRuns: 100 }
const STOP = { tolerance: 1e-9, maximumRounds: 5000 }

const request = fc.integer({ min: 2, max: 6 }).chain((size) =>
  fc
    .tuple(
      fc.array(fc.double({ min: 1, max: 50, noNaN: true }), {
        minLength: size * size,
        maxLength: size * size,
      }),
      fc.array(fc.integer({ min: -40, max: 40 }), { minLength: size, maxLength: size }),
    )
    .map(([cells, wanted]) => {
      const net = Float64Array.from(wanted)
      net[0]! -= net.reduce((sum, value) => sum + value, 0)
      return { pattern: Float64Array.from(cells), net }
    }),
)

describe('fitting to net totals only', () => {
  test('meets the nets and keeps m_ij m_ji', () => {
    fc.assert(
      fc.property(request, ({ pattern, net }) => {
        const { values, largestError } = fitNetOnly(pattern, net, STOP)
        expect(largestError).toBeLessThanOrEqual(STOP.tolerance)
        const size = net.length
        for (let i = 0; i < size; i++) {
          let found = 0
          for (let j = 0; j < size; j++) {
            const [there, back] = [i * size + j, j * size + i]
            found += values[back]! - values[there]!
            const product = (values[there]! * values[back]!) / (pattern[there]! * pattern[back]!)
            expect(product).toBeCloseTo(1, 6)
          }
          expect(found).toBeCloseTo(net[i]!, 6)
        }
      }),
      SETTINGS,
    )
  })

  test('with a grand total', () => {
    fc.assert(
      fc.property(request, ({ pattern, net }) => {
        const total = pattern.reduce((sum, value) => sum + value, 0) * 1.5
        const { values, largestError } = fitNetOnly(pattern, net, STOP, total)
        expect(largestError).toBeLessThanOrEqual(STOP.tolerance)
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(total, 6)
      }),
      SETTINGS,
    )
  })

  test('refuses nets that do not cancel and places without moves', () => {
    const pattern = Float64Array.of(0, 1, 1, 0)
    expect(() => fitNetOnly(pattern, Float64Array.of(1, 1), STOP)).toThrow('must sum to 0')
    expect(() => fitNetOnly(new Float64Array(4), Float64Array.of(1, -1), STOP)).toThrow(
      'gives it no such moves',
    )
  })
})

describe('alternating fitting', () => {
  test('says what error is left when it stops early', () => {
    const fit = fitTwoWay(
      Float64Array.of(9, 1, 1, 9),
      Float64Array.of(3, 7),
      Float64Array.of(6, 4),
      { tolerance: 1e-12, maximumSweeps: 2 },
    )
    expect(fit.sweeps).toBe(2)
    expect(fit.largestError).toBeGreaterThan(1e-3)
    expect(fit.values[0]! + fit.values[2]!).toBeCloseTo(6, 12)
  })
})

describe('linear equations', () => {
  test('solve many right-hand sides', () => {
    const solution = solveLinear(Float64Array.of(2, 1, 0, 4), Float64Array.of(5, 2, 8, 4), 2)
    expect([...solution!]).toEqual([1.5, 0.5, 2, 1])
  })

  test('a singular matrix has no solution', () => {
    expect(solveLinear(Float64Array.of(1, 2, 2, 4), new Float64Array(4), 2)).toBeNull()
    expect(solveLinear(new Float64Array(4), new Float64Array(4), 2)).toBeNull()
  })
})
