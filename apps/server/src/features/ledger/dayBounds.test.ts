import { expect, test } from 'vitest'
import { dayBounds } from './dayBounds.ts'

test.each([
  ['2030-01-07', 'UTC', '2030-01-07T00:00:00.000Z', '2030-01-08T00:00:00.000Z'],
  ['2030-01-07', 'Asia/Kathmandu', '2030-01-06T18:15:00.000Z', '2030-01-07T18:15:00.000Z'],
  // The day on which the clocks go forward has 23 hours, the one on which they go back 25.
  ['2026-03-29', 'Europe/Paris', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Paris', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['2030-12-31', 'America/Lima', '2030-12-31T05:00:00.000Z', '2031-01-01T05:00:00.000Z'],
])('%s in %s', (day, zone, from, to) => {
  expect(dayBounds(day, zone)).toEqual([from, to])
})
