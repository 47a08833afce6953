import { expect, test } from 'vitest'
import { localDate } from './localDate.ts'

test('the day begins where the authority is', () => {
  const instant = new Date('2026-03-02T18:30:00Z')
  expect(localDate('UTC', instant)).toBe('2026-03-02')
  expect(localDate('Asia/Kathmandu', instant)).toBe('2026-03-03')
  expect(localDate('America/Bogota', new Date('2026-01-01T04:59:59Z'))).toBe('2025-12-31')
})
