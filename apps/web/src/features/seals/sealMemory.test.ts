import { afterEach, expect, test } from 'vitest'
import { writeLedger } from '../../../../../packages/ledger/testing/exampleLedger.ts'
import {
  forgetSeals,
  isRootKey,
  keepSealMemory,
  readSealMemory,
  tidyRootKey,
} from './sealMemory.ts'

const { seals } = await writeLedger(20, 10)
const { body, signature } = seals[1]!
const memory = {
  rootKey: 'ab'.repeat(32),
  seal: { body, signature },
  keptAt: '2030-01-02T03:04:05.000Z',
}

afterEach(() => localStorage.clear())

test('what was kept is read again until it is forgotten', () => {
  expect(readSealMemory()).toBeNull()
  expect(keepSealMemory(memory)).toBe(true)
  expect(readSealMemory()).toEqual(memory)
  forgetSeals()
  expect(readSealMemory()).toBeNull()
})

test.each([
  ['no JSON', '{'],
  ['another root key', JSON.stringify({ ...memory, rootKey: 'short' })],
  ['a seal with more in it', JSON.stringify({ ...memory, seal: { body: { ...body, x: 1 } } })],
  ['nothing', 'null'],
])('%s is not believed', (_, text) => {
  localStorage.setItem('corridor.seals', text)
  expect(readSealMemory()).toBeNull()
})

test('a key from paper, in groups and capitals', () => {
  const printed = `${'AB12 '.repeat(15)}ab12`
  expect(tidyRootKey(printed)).toBe('ab12'.repeat(16))
  expect(isRootKey(tidyRootKey(printed))).toBe(true)
  expect(isRootKey('ab12')).toBe(false)
})
