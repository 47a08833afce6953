import { expect, test } from 'vitest'
import { chooseEncoding, compress } from './compress.ts'

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0,gzip;q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0.1, br;q=0', 'gzip'],
  ['identity', 'identity'],
  ['br; q=0.5', 'br'],
] as const)('%j is answered with %s', (accepted, encoding) => {
  expect(chooseEncoding(accepted)).toBe(encoding)
})

test('small answers stay as they are', async () => {
  const body = new TextEncoder().encode('{"a":1}')
  expect(await compress(body, 'br', 5)).toEqual({ body, encoding: 'identity' })
})
