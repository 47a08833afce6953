import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chordLabels } from './chordLabels.ts'
import { chordLayout } from './chordLayout.ts'
import type { FlowMatrix } from './flowMatrix.ts'
import { type Focus, flowsOf, isInFocus, walkChord } from './walkChord.ts'

const SEED = { seed: 20140528, numRuns: 100 }

const matrix: FlowMatrix = {
  nodes: ['EUR', 'ASI-W', 'ASI-S'].map((code) => ({
    code,
    kind: 'region',
    region: code,
    members: [],
  })),
  persons: [
    [5, 1, 2],
    [3, 0, 0],
    [9, 40, 7],
  ],
}
const layout = chordLayout(matrix, { radius: 200, threshold: 0, tickLabels: true })
const walk = (...keys: readonly string[]) =>
  keys.reduce<Focus | null>((focus, key) => walkChord(layout, focus, key), null)

describe('walking the figure', () => {
  test('goes round the circle in both directions and to its ends', () => {
    expect(walk('ArrowRight')).toEqual({ kind: 'node', code: 'EUR' })
    expect(walk('ArrowRight', 'ArrowRight')).toEqual({ kind: 'node', code: 'ASI-W' })
    expect(walk('ArrowLeft')).toEqual({ kind: 'node', code: 'ASI-S' })
    expect(walk('End', 'ArrowRight')).toEqual({ kind: 'node', code: 'EUR' })
  })

  test('goes through the flows of a node from the largest on and comes back', () => {
    expect(walk('End', 'ArrowDown')).toMatchObject({ kind: 'flow', from: 'ASI-S', to: 'ASI-W' })
    expect(walk('End', 'ArrowDown', 'ArrowDown')).toMatchObject({ from: 'ASI-S', to: 'EUR' })
    expect(walk('End', 'ArrowDown', 'ArrowUp')).toEqual({ kind: 'node', code: 'ASI-S' })
    expect(walk('End', ...Array(20).fill('ArrowDown'))).toMatchObject({ owner: 'ASI-S' })
  })

  test('leaves things as they are for any other key', () => {
    const focus = walk('End', 'ArrowDown')
    expect(walkChord(layout, focus, 'a')).toBe(focus)
  })

  test('isolates what is pointed at', () => {
    expect(isInFocus(null, { from: 'EUR', to: 'EUR' })).toBe(true)
    expect(isInFocus({ kind: 'node', code: 'EUR' }, { from: 'ASI-S', to: 'ASI-W' })).toBe(false)
    expect(flowsOf(layout, 'EUR').map(({ persons }) => persons)).toEqual([9, 5, 3, 2, 1])
  })
})

describe('names beside the circle', () => {
  test('never cover each other, and the largest sectors keep theirs', () => {
    const row = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 24, maxLength: 24 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 24, maxLength: 24 }), (persons) => {
        const nodes = persons.map((_, index) => ({
          code: `N${index}`,
          kind: 'area' as const,
          region: 'R',
          members: [],
        }))
        const drawn = chordLayout(
          { nodes, persons },
          { radius: 120, threshold: 0, tickLabels: true },
        )
        const labels = chordLabels(
          drawn,
          nodes.map(({ code }) => `Long name of ${code}`),
          20,
        )
        const sizes = drawn.sectors.map(({ startAngle, endAngle }) => endAngle - startAngle)
        const largest = sizes.indexOf(Math.max(...sizes))
        if (sizes[largest]! > 0) expect(labels.map(({ sector }) => sector)).toContain(largest)
        const boxes = labels.map(({ x, y, lines, anchor }) => {
          const width = Math.max(...lines.map((line) => line.length)) * 7.28
          const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
          return { left, right: left + width, top: y - 13, bottom: y - 13 + 15 * lines.length }
        })
        for (const [index, one] of boxes.entries()) {
          for (const other of boxes.slice(index + 1)) {
            const apart =
              one.right <= other.left + 1e-9 ||
              other.right <= one.left + 1e-9 ||
              one.bottom <= other.top + 1e-9 ||
              other.bottom <= one.top + 1e-9
            expect(apart).toBe(true)
          }
        }
      }),
      SEED,
    )
  })
})
