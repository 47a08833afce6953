import { expect, test } from 'vitest'
import { firstKey, thief } from '../../../../../packages/ledger/testing/exampleLedger.ts'
import { openVerifier } from './browserVerifier.ts'

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))

test('signatures by the browser’s own Ed25519', async () => {
  const verifier = await openVerifier(globalThis.crypto.subtle)
  if (typeof verifier === 'string') throw new Error(verifier)
  const message = new TextEncoder().encode('a body')
  const signature = Uint8Array.from(await firstKey.sign(message))
  expect(await verifier.verify(bytes(firstKey.publicKey), message, signature)).toBe(true)
  expect(await verifier.verify(bytes(thief.publicKey), message, signature)).toBe(false)
  expect(await verifier.verify(bytes(firstKey.publicKey), bytes('00'), signature)).toBe(false)
})

test('a page without encryption has no cryptography, an older browser no Ed25519', async () => {
  expect(await openVerifier(undefined)).toBe('insecure')
  const older = {
    importKey: () => Promise.reject(new DOMException('', 'NotSupportedError')),
    verify: () => Promise.resolve(false),
  }
  expect(await openVerifier(older as never)).toBe('unsupported')
})

test('a browser that believes every signature has none', async () => {
  const gullible = { ...older(), verify: () => Promise.resolve(true) }
  expect(await openVerifier(gullible as never)).toBe('unsupported')
})

const older = () => ({ importKey: () => Promise.resolve({}) })
