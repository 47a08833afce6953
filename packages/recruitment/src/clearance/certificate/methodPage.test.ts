import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hasher, testKey } from '../../../../ledger/testing/nodeCrypto.ts'
import { certificateBytes, clearanceNumber, digestHolder, writeCertificate } from './index.ts'

const page = readFileSync(
  new URL('../../../../../docs/methods/clearance-certificate.md', import.meta.url),
  'utf8',
)

/** The cell beside a step of the worked vector. */
const cell = (step: string): string =>
  page
    .split('## Worked vector')[1]!
    .split('\n')
    .find((line) => line.startsWith(`| ${step} |`))!
    .match(/`(.*)`/)![1]!

test('the worked vector of the page follows from its own lines', async () => {
  const key = testKey('', '01'.repeat(32))
  expect(key.publicKey).toBe(cell('public key'))
  const number = clearanceNumber(cell('record'), hasher)
  expect(number).toBe(cell('number'))
  const holder = { documentNumber: cell('document number'), birthDate: cell('birth date') }
  const holderDigest = digestHolder(number, holder, hasher)
  expect(holderDigest).toBe(cell('holder digest'))
  const content = {
    ...{ number, corridor: cell('corridor'), licence: cell('licence'), holderDigest },
    ...{ jobOrder: cell('job order'), issued: cell('issued'), expires: cell('expires') },
    ...{ contractDigest: 'c0'.repeat(32), seal: Number(cell('seal')) },
  }
  const keyId = key.publicKey.slice(0, 16)
  const bytes = certificateBytes({ v: 1, keyId, ...content })
  expect(Buffer.from(bytes).toString('hex')).toBe(cell(`bytes (${bytes.length})`))
  expect(await writeCertificate(content, { ...key, keyId })).toBe(cell('text'))
})

test('every state that the page names exists, and no other', () => {
  const source = readFileSync(new URL('./judgeCertificate.ts', import.meta.url), 'utf8')
  const states = [...source.matchAll(/^ {2}\| '(\w+)'$/gm)].map(([, state]) => state)
  const part = page.split('## What a verifier says')[1]!.split('\n## ')[0]!
  const named = [...part.matchAll(/^\| `(\w+)`/gm)].map(([, state]) => state)
  expect(named.toSorted()).toEqual(states.toSorted())
})
