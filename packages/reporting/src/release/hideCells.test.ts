import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exposedKeys, hideCells } from '../index.ts'

/** A table with margins: rows and columns 0 to n, of which 0 is the total. */
function tableOf(inner: readonly (readonly number[])[]) {
  const values = new Map<string, number>()
  const [rows, columns] = [inner.length, inner[0]!.length]
  const set = (r: number, c: number, value: number) =>
    values.set(`${r}.${c}`, (values.get(`${r}.${c}`) ?? 0) + value)
  for (const [r, row] of inner.entries()) {
    for (const [c, value] of row.entries()) {
      for (const atRow of [0, r + 1]) for (const atColumn of [0, c + 1]) set(atRow, atColumn, value)
    }
  }
  const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1)
  const sums = [
    ...[0, ...upTo(rows)].map((r) => ({
      total: `${r}.0`,
      parts: upTo(columns).map((c) => `${r}.${c}`),
    })),
    ...[0, ...upTo(columns)].map((c) => ({
      total: `0.${c}`,
      parts: upTo(rows).map((r) => `${r}.${c}`),
    })),
  ]
  return { values, sums }
}

/** Whether a hidden figure can be another one, tried out: each hidden one more, one less or the same. */
function canDiffer(
  key: string,
  hidden: readonly string[],
  sums: ReturnType<typeof tableOf>['sums'],
): boolean {
  const offsets = new Map<string, number>()
  const isSound = () =>
    sums.every(({ total, parts }) => {
      const line = [total, ...parts]
      if (line.some((one) => hidden.includes(one) && !offsets.has(one))) return true
      const sum = parts.reduce((so, part) => so + (offsets.get(part) ?? 0), 0)
      return sum === (offsets.get(total) ?? 0)
    })
  const others = [key, ...hidden.filter((one) => one !== key)]
  const tryFrom = (at: number): boolean => {
    if (at === others.length) return true
    for (const offset of at === 0 ? [1] : [0, 1, -1]) {
      offsets.set(others[at]!, offset)
      if (isSound() && tryFrom(at + 1)) return true
      offsets.delete(others[at]!)
    }
    return false
  }
  return tryFrom(0)
}

const inner = fc.array(fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), {
  minLength: 2,
  maxLength: 3,
})

test('whatever is hidden can be another figure, as trying out every one shows', () => {
  fc.assert(
    fc.property(inner, fc.array(fc.nat(11), { minLength: 1, maxLength: 3 }), (figures, picks) => {
      const { values, sums } = tableOf(figures)
      const keys = [...values.keys()].sort()
      const primary = new Set(picks.map((pick) => keys[pick % keys.length]!))
      const besides = hideCells(values, primary, sums)
      const hidden = [...primary, ...besides]
      expect([...besides].filter((key) => primary.has(key))).toEqual([])
      for (const key of primary) expect([key, canDiffer(key, hidden, sums)]).toEqual([key, true])
    }),
    { seed: 20140528, numRuns: 200 },
  )
})

test('nothing is hidden for nothing, and one alone gets the smallest company in both lines', () => {
  const { values, sums } = tableOf([
    [50, 2, 30],
    [40, 20, 60],
    [70, 80, 10],
  ])
  expect(hideCells(values, new Set(), sums)).toEqual(new Set())
  const besides = hideCells(values, new Set(['1.2']), sums)
  expect(besides.size).toBe(3)
  expect(besides.has('1.3')).toBe(true)
})

test('what is left of a total is not nothing', () => {
  const { values, sums } = tableOf([
    [0, 0, 5],
    [7, 8, 9],
  ])
  const lines = sums.map(({ total, parts }) => [total, ...parts])
  const hidden = new Set(['1.1', '1.2', '2.1', '2.2'])
  expect(exposedKeys(lines, values, hidden)).toEqual(new Set(['1.1', '1.2']))
  const besides = hideCells(values, new Set(['1.1']), sums)
  const all = new Set(['1.1', ...besides])
  expect(exposedKeys(lines, values, all).has('1.1')).toBe(false)
})
