import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hasher } from '../testing/nodeCrypto.ts'
import { canonicalJson, digestPayload, hashEntry, treeOfLeaves } from './index.ts'

const page = readFileSync(new URL('../../../docs/methods/ledger.md', import.meta.url), 'utf8')

/** The cell beside a step of the worked example. */
const cell = (step: string): string =>
  page
    .split('## Worked example')[1]!
    .split('\n')
    .find((line) => line.startsWith(`| ${step} |`))!
    .match(/`(.*)`/)![1]!

test('the worked example of the page follows from its own first lines', () => {
  const payload = JSON.parse(cell('JCS(payload)'))
  expect(canonicalJson(payload)).toBe(cell('JCS(payload)'))
  const payloadDigest = digestPayload(payload, cell('salt'), hasher)
  expect(payloadDigest).toBe(cell('payloadDigest'))
  const text = page.split('\n').find((line) => line.startsWith('{"actor"'))!
  const entry = JSON.parse(text)
  expect(canonicalJson(entry)).toBe(text)
  expect(entry.payloadDigest).toBe(payloadDigest)
  const hash = hashEntry(entry, hasher)
  expect(hash).toBe(cell('hash(1)'))
  const { record, version } = entry
  const root = treeOfLeaves([{ record, version, hash }], hasher).root()
  expect(root).toBe(cell('leaf'))
  expect(root).toBe(cell('root of a seal with this action alone'))
})

test('every fault the page names exists', () => {
  const source = readFileSync(new URL('./verification/LedgerFault.ts', import.meta.url), 'utf8')
  const kinds = new Set([...source.matchAll(/^ {2}\| '(\w+)'/gm)].map(([, kind]) => kind))
  const part = page.split('## What is detected, and where')[1]!.split('\n## ')[0]!
  const rows = part
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
  const named = rows.flatMap((row) =>
    [...row.split('|')[2]!.matchAll(/`(\w+)`/g)].map(([, kind]) => kind),
  )
  expect(named.length).toBeGreaterThan(15)
  for (const kind of named) expect(kinds, kind).toContain(kind)
})
