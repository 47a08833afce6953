import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Clearance } from '../clearance/index.ts'
import { addClearance } from './addRecords.ts'
import { corridorFigures } from './corridorFigures.ts'
import { monthsOf } from './eventRows.ts'
import { RecruitmentTally } from './RecruitmentTally.ts'
import { medianOf, recruitmentStatistics } from './recruitmentStatistics.ts'
import type { StatisticRow } from './StatisticRow.ts'

const PERIOD = { from: '2030-01', to: '2030-02' }

const keyOf = ({ measure, month, corridor, sector, item, part, unit }: StatisticRow) =>
  [measure, month, corridor, sector, item, part, unit].join(' ')

/** Departures in two corridors, months and sectors. */
function tallyOf(counts: readonly number[]): RecruitmentTally {
  const tally = new RecruitmentTally()
  counts.forEach((count, at) => {
    for (let one = 0; one < count; one++) tally.addMovement(cellAt(at))
  })
  return tally
}

const cellAt = (at: number) => ({
  event: 'departed' as const,
  corridor: (at & 1) === 0 ? 'XAA-XBB' : 'XAA-XCC',
  month: (at & 2) === 0 ? '2030-01' : '2030-02',
  sector: (at & 4) === 0 ? 'care' : 'construction',
  agency: null,
})

describe('statistics of recruitment', () => {
  test('no figure that is left out follows from all that is published together', () => {
    let [leftOut, published] = [0, 0]
    const counts = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(counts, (cells) => {
        const total = cells.reduce((sum, one) => sum + one, 0)
        fc.pre(total <= 14)
        const rows = recruitmentStatistics(tallyOf(cells), PERIOD).filter(
          ({ measure }) => measure === 'departed',
        )
        published += rows.filter(({ value }) => value !== null).length
        const hidden = rows.filter(({ value }) => value === null)
        leftOut += hidden.length
        if (rows.length === 1) return
        const possible = possibleFigures(rows, cells.length, total)
        for (const row of hidden) {
          const values = [...possible.get(row)!]
          const width = Math.max(...values) - Math.min(...values)
          expect([keyOf(row), width >= 3]).toEqual([keyOf(row), true])
        }
      }),
      { seed: 20140528, numRuns: 40 },
    )
    expect(leftOut).toBeGreaterThan(40)
    expect(published).toBeGreaterThan(200)
  })

  test('published parts never exceed their total, and reach it where none is left out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 8, maxLength: 8 }),
        (cells) => {
          const rows = recruitmentStatistics(tallyOf(cells), PERIOD)
          const departed = rows.filter(({ measure }) => measure === 'departed')
          for (const { item, corridor, value } of departed.filter(
            ({ month, sector }) => month === 'all' && sector === 'all',
          )) {
            if (value === null || item !== 'none' || corridor === 'not_shown') continue
            const months = departed.filter(
              (row) => row.corridor === corridor && row.month !== 'all' && row.item === 'none',
            )
            const shown = months.reduce((sum, row) => sum + Number(row.value ?? 0), 0)
            expect(shown).toBeLessThanOrEqual(Number(value))
            if (months.length > 0 && months.every((row) => row.value !== null)) {
              expect(shown).toBe(Number(value))
            }
          }
          expect(new Set(rows.map(keyOf)).size).toBe(rows.length)
          for (const { value } of departed) expect([1, 2, 3, 4]).not.toContain(Number(value))
        },
      ),
      { seed: 20140528, numRuns: 150 },
    )
  })

  test('an office with a higher threshold leaves out more', () => {
    const cells = [30, 3, 25, 12, 0, 4, 14, 40]
    const hiddenAt = (threshold: number) =>
      recruitmentStatistics(tallyOf(cells), PERIOD, { threshold, zeros: 'shown' }).filter(
        ({ value }) => value === null,
      ).length
    expect(hiddenAt(5)).toBe(0)
    expect(hiddenAt(10)).toBeGreaterThan(3)
    for (const { value } of recruitmentStatistics(tallyOf(cells), PERIOD, {
      threshold: 10,
      zeros: 'shown',
    })) {
      if (value !== null && value !== '0') expect(Number(value)).toBeGreaterThanOrEqual(10)
    }
  })

  test('events are counted each by itself, months without any are zero', () => {
    const tally = new RecruitmentTally()
    for (let one = 0; one < 7; one++) tally.addMovement(cellAt(0))
    for (let one = 0; one < 3; one++) tally.addMovement({ ...cellAt(0), event: 'arrived' })
    tally.addMovement({ ...cellAt(0), month: '2029-12' })
    const rows = recruitmentStatistics(tally, PERIOD)
    const [, departed, arrived, returned] = ['cleared', 'departed', 'arrived', 'returned'].map(
      (event) => corridorFigures(rows, 'XAA-XBB').find((one) => one.event === event)!,
    )
    expect(departed).toEqual({
      event: 'departed',
      total: 7,
      months: [
        { month: '2030-01', persons: 7 },
        { month: '2030-02', persons: 0 },
      ],
    })
    expect(arrived).toEqual({ event: 'arrived', total: null, months: [] })
    expect(returned!.total).toBe(0)
    expect(corridorFigures(rows, 'XAA-XZZ').find((one) => one.event === 'departed')!.total).toBe(0)
  })

  test('fees: what each contract comes to, shown from five contracts on', () => {
    const tally = new RecruitmentTally()
    const fee = { source: 'worker', category: 'B1', payer: 'worker' } as const
    const add = (contract: string, minorUnits: number, category: 'A1' | 'B1' = 'B1') =>
      tally.addFee({ ...fee, category, contract, amount: { minorUnits, currency: 'XTS' } })
    for (const [at, amount] of [10_000, 20_000, 30_000, 40_000].entries()) add(`c-${at}`, amount)
    add('c-0', 5_000)
    add('c-9', 1, 'A1')
    const rowsOf = () =>
      recruitmentStatistics(tally, PERIOD)
        .filter(({ measure }) => measure.startsWith('fees'))
        .map(({ measure, item, part, unit, value, cases }) => [
          measure,
          item,
          part,
          unit,
          value,
          cases,
        ])
    expect(rowsOf().every(([, , , , value, cases]) => value === null && cases === null)).toBe(true)
    add('c-4', 60_000)
    expect(rowsOf()).toEqual([
      ['fees_sum', 'A1', 'worker.worker', 'XTS', null, null],
      ['fees_median', 'A1', 'worker.worker', 'XTS', null, null],
      ['fees_sum', 'B1', 'worker.worker', 'XTS', '1650.00', 5],
      ['fees_median', 'B1', 'worker.worker', 'XTS', '300.00', 5],
    ])
    for (let one = 5; one < 12; one++) add(`c-${one}`, 100, 'A1')
    add('c-20', 900_000, 'A1')
    // The largest is nearly the whole sum.
    expect(rowsOf().slice(0, 2)).toEqual([
      ['fees_sum', 'A1', 'worker.worker', 'XTS', null, 8],
      ['fees_median', 'A1', 'worker.worker', 'XTS', '1.00', 8],
    ])
    expect([medianOf([1, 2]), medianOf([3, 4]), medianOf([1, 2, 9])]).toEqual([2, 4, 2])
  })

  test('checks: answers of a rule are a line; deadlines of people too, overrides and licences not', () => {
    const tally = new RecruitmentTally()
    const say = (met: 'yes' | 'no', times: number) => {
      for (let one = 0; one < times; one++) {
        tally.addChecks('checks_at_signature', [
          { rule: 'identity', met: 'yes' },
          { rule: 'identity', met },
        ])
      }
    }
    say('yes', 12)
    say('no', 2)
    tally.overrides.add('wage_floor', 'cannot_tell')
    for (const name of ['contract.decision', 'bond.replenish']) tally.deadlines.add(name, 'kept')
    tally.licences.add('active')
    const rows = recruitmentStatistics(tally, PERIOD)
    const said = (measure: string) =>
      rows
        .filter((row) => row.measure === measure)
        .map(({ item, part, value }) => `${item} ${part} ${value}`)
    expect(said('checks_at_signature')).toEqual([
      'identity all 14',
      'identity no null',
      'identity yes null',
    ])
    expect(said('overrides')).toEqual(['wage_floor cannot_tell 1'])
    expect(said('deadlines')).toEqual([
      'bond.replenish kept 1',
      'contract.decision all null',
      'contract.decision kept null',
    ])
    expect(said('licences')).toEqual(['active none 1'])
  })

  test('forms of an outage count as cleared by the day on paper, and one person once (OS-3)', () => {
    const tally = new RecruitmentTally()
    const clock = {
      period: { from: '2030-03', to: '2030-03' },
      monthOf: (instant: string) => instant.slice(0, 7),
      today: '2030-04-01',
    }
    const form = (duplicateOf: string | null) =>
      ({
        ...{ corridor: 'XAA-XBB', agency: null, assessment: null, movements: [] },
        issue: { occurredAt: '2030-03-05T08:00:00.000Z', at: '2030-03-20T08:00:00.000Z' },
        form: { duplicateOf },
      }) as unknown as Clearance
    for (let one = 0; one < 412; one++) {
      addClearance(tally, form(one < 3 ? 'x-0' : null), null, clock)
    }
    const [cleared] = corridorFigures(recruitmentStatistics(tally, clock.period), 'XAA-XBB').filter(
      ({ event }) => event === 'cleared',
    )
    expect(cleared).toEqual({
      ...{ event: 'cleared', total: 409, months: [{ month: '2030-03', persons: 409 }] },
    })
  })

  test('months of a period over the turn of a year', () => {
    expect(monthsOf({ from: '2029-11', to: '2030-02' })).toEqual([
      '2029-11',
      '2029-12',
      '2030-01',
      '2030-02',
    ])
  })
})

/** Every value that each figure could have, by trying every set of counts that fits what is published. */
function possibleFigures(
  rows: readonly StatisticRow[],
  cellCount: number,
  total: number,
): ReadonlyMap<StatisticRow, Set<number>> {
  const named = new Set(rows.map(({ corridor }) => corridor))
  const covers = rows.map((row) =>
    Array.from({ length: cellCount }, (_, at) => {
      const { corridor, month, sector } = cellAt(at)
      const isOf = (wanted: string, own: string) => wanted === 'all' || wanted === own
      return isOf(row.month, month) && isOf(row.sector, sector) && coversCorridor(row, corridor)
    }),
  )
  // Corridors that a table shows only together are those it does not name.
  function coversCorridor(row: StatisticRow, corridor: string): boolean {
    if (row.item !== 'none') return true
    if (row.corridor !== 'not_shown') return row.corridor === 'all' || row.corridor === corridor
    const sameTable = rows.filter(
      (one) =>
        one.item === 'none' &&
        (one.month === 'all') === (row.month === 'all') &&
        (one.sector === 'all') === (row.sector === 'all'),
    )
    const shownAlone = new Set(
      row.month === 'all' && row.sector === 'all'
        ? sameTable.filter(({ value }) => value !== null).map((one) => one.corridor)
        : sameTable.map((one) => one.corridor),
    )
    return !shownAlone.has(corridor)
  }
  expect(named.size).toBeGreaterThan(0)
  const possible = new Map(rows.map((row) => [row, new Set<number>()]))
  const cells = new Array<number>(cellCount).fill(0)
  const sums = new Array<number>(rows.length)
  const fill = (at: number, left: number): void => {
    if (at === cellCount - 1) {
      cells[at] = left
      note()
      return
    }
    for (let value = 0; value <= left; value++) {
      cells[at] = value
      fill(at + 1, left - value)
    }
  }
  const note = (): void => {
    for (const [place, row] of rows.entries()) {
      let sum = 0
      const covered = covers[place]!
      for (let at = 0; at < cellCount; at++) if (covered[at]) sum += cells[at]!
      // Zeros are shown: what is left out is at least one.
      if (row.value === null ? sum === 0 : sum !== Number(row.value)) return
      sums[place] = sum
    }
    for (const [place, row] of rows.entries()) possible.get(row)!.add(sums[place]!)
  }
  fill(0, total)
  return possible
}
