import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BackupRun, isDue, type Rhythm, rhythmsOf, stateOf } from './backupState.ts'

const HOUR = 3_600_000
const now = new Date('2031-03-04T10:00:00Z')
const ago = (hours: number): Date => new Date(now.getTime() - hours * HOUR)
const run = (kind: BackupRun['kind'], state: BackupRun['state'], hours: number): BackupRun => ({
  ...{ kind, state, started: ago(hours) },
})
const daily: Rhythm = { kind: 'backup', everyHours: 24 }
const nightly: Rhythm = { kind: 'drill', everyHours: 24 }

describe('what is due', () => {
  test('a backup at once, then after its pause, after a failure sooner', () => {
    expect(isDue(daily, [], now)).toBe(true)
    expect(isDue(daily, [run('logical', 'done', 23.9)], now)).toBe(false)
    expect(isDue(daily, [run('physical', 'done', 23.9)], now)).toBe(false)
    expect(isDue(daily, [run('logical', 'done', 24)], now)).toBe(true)
    expect(isDue(daily, [run('logical', 'failed', 0.1), run('logical', 'done', 30)], now)).toBe(
      false,
    )
    expect(isDue(daily, [run('logical', 'failed', 0.3), run('logical', 'done', 30)], now)).toBe(
      true,
    )
  })

  test('a drill waits for a backup, and does not count as one', () => {
    expect(isDue(nightly, [], now)).toBe(false)
    expect(isDue(nightly, [run('logical', 'failed', 1)], now)).toBe(false)
    expect(isDue(nightly, [run('logical', 'done', 1)], now)).toBe(true)
    expect(isDue(nightly, [run('drill', 'done', 2), run('logical', 'done', 3)], now)).toBe(false)
    expect(isDue(daily, [run('drill', 'done', 1), run('logical', 'done', 25)], now)).toBe(true)
  })

  test('nothing without a folder, nor with a pause of 0', () => {
    expect(rhythmsOf({ dir: null, everyHours: 24, drillEveryHours: 24 })).toEqual([])
    expect(rhythmsOf({ dir: '/b', everyHours: 0, drillEveryHours: 0 })).toEqual([])
  })
})

describe('how it stands', () => {
  const both = [daily, nightly]
  test('ok, late and failed, the worst of both', () => {
    const good = [run('drill', 'done', 2), run('logical', 'done', 3)]
    expect(stateOf(both, good, now, ago(100))).toBe('ok')
    expect(stateOf(both, [run('logical', 'done', 3)], now, ago(100))).toBe('late')
    expect(stateOf(both, [run('logical', 'done', 3)], now, ago(10))).toBe('ok')
    expect(stateOf(both, [run('drill', 'done', 1), run('logical', 'done', 49)], now, ago(99))).toBe(
      'late',
    )
    expect(stateOf(both, [run('drill', 'failed', 1), ...good], now, ago(99))).toBe('failed')
    expect(stateOf(both, [run('logical', 'failed', 1), ...good], now, ago(99))).toBe('failed')
  })

  test('a newer good run ends a failure, whatever came before', () => {
    const kinds = fc.constantFrom('logical' as const, 'drill' as const)
    const states = fc.constantFrom('done' as const, 'failed' as const)
    const past = fc.array(fc.tuple(kinds, states, fc.integer({ min: 2, max: 500 })))
    fc.assert(
      fc.property(past, (older) => {
        const runs = [
          run('drill', 'done', 0.5),
          run('logical', 'done', 1),
          ...older.map((each) => run(...each)).toSorted((a, b) => +b.started - +a.started),
        ]
        expect(stateOf(both, runs, now, ago(1_000))).toBe('ok')
      }),
      { seed: 20_140_528, numRuns: 200 },
    )
  })
})
