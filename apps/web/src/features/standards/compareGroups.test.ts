import type { StatusKind } from '@corridor/contract'
import { STATUS_KINDS } from '@corridor/contract'
import { describe, expect, test } from 'vitest'
import { COMPARE_GROUPS, groupOf } from './compareGroups.ts'

const of = (a: StatusKind, b: StatusKind) => groupOf({ a: { kind: a }, b: { kind: b } })

describe('groupOf', () => {
  test('a State that only registered is not bound yet', () => {
    expect(of('in-force', 'registered')).toBe('a-only')
    expect(of('registered', 'registered')).toBe('neither')
    expect(of('ended', 'in-force')).toBe('b-only')
    expect(of('in-force', 'in-force')).toBe('both')
  })

  test('one end that cannot be told leaves the pair untold, never "not bound"', () => {
    for (const kind of STATUS_KINDS.filter((one) => one !== 'guidance')) {
      expect(of(kind, 'not-recorded')).toBe('cannot-tell')
      expect(of('no-list', kind)).toBe('cannot-tell')
    }
  })

  test('swapping the States swaps the groups of one alone', () => {
    const swapped = { 'a-only': 'b-only', 'b-only': 'a-only' } as const
    const kinds = STATUS_KINDS.filter((one) => one !== 'guidance')
    for (const a of kinds) {
      for (const b of kinds) {
        const group = of(a, b)
        expect(of(b, a)).toBe(swapped[group as 'a-only'] ?? group)
        expect(COMPARE_GROUPS).toContain(group)
      }
    }
  })
})
