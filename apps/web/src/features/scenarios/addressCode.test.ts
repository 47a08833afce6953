import { describe, expect, test } from 'vitest'
import { readAddressCode, writeAddressCode } from './addressCode.ts'

describe('address code', () => {
  test('gives any text back', async () => {
    for (const text of ['', '{"edits":[]}', 'قطر ← Népal', 'x'.repeat(100_000)]) {
      const code = await writeAddressCode(text)
      expect(code).toMatch(/^[A-Za-z0-9_-]+$/)
      expect(await readAddressCode(code)).toBe(text)
    }
  })

  test('shortens what repeats itself', async () => {
    const edits = Array.from({ length: 200 }, (_, index) => ({ kind: 'stock', persons: index }))
    const text = JSON.stringify(edits)
    expect((await writeAddressCode(text)).length).toBeLessThan(text.length / 4)
  })

  test('knows a code that was cut off or is none', async () => {
    const code = await writeAddressCode(JSON.stringify({ name: 'a scenario with some words' }))
    expect(await readAddressCode(code.slice(0, -6))).toBeNull()
    expect(await readAddressCode('main')).toBeNull()
    expect(await readAddressCode('no code!')).toBeNull()
  })

  test('does not unpack without end', async () => {
    const bomb = await writeAddressCode('0'.repeat(5_000_000))
    expect(await readAddressCode(bomb)).toBeNull()
  })
})
