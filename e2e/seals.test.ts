import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../apps/server/src/config.ts'
import { type OpenDatabase, openDatabase } from '../apps/server/src/db/index.ts'
import { introduceKey } from '../apps/server/src/features/ledger/keyList.ts'
import {
  createSigner,
  hasher,
  type KeySigner,
} from '../apps/server/src/features/ledger/nodeCrypto.ts'
import { type OpenLedger, openLedger } from '../apps/server/src/features/ledger/openLedger.ts'
import { fill } from '../apps/server/src/features/ledger/testing/testLedger.ts'
import {
  closeSeal,
  hashSeal,
  type KeyStatement,
  type Seal,
  type SealBody,
  signKeyStatement,
  signReceipt,
} from '../packages/ledger/src/index.ts'
import { expectAccessible } from './expectAccessible.ts'
import { launch, openReader } from './openBrowser.ts'
import { startProduct } from './startProduct.ts'

const folder = mkdtempSync(join(tmpdir(), 'corridor-seals-'))
const witness = join(folder, 'witness')
const root = createSigner(join(folder, 'root.pem'))
const stranger = createSigner(join(folder, 'stranger.pem'))

let browser: Browser
let address = ''
let signer: KeySigner
let newest = 0
let close: () => Promise<void> = async () => {}

beforeAll(async () => {
  chmodSync(folder, 0o755)
  const settings = {
    DATA_DIR: join(folder, 'data'),
    LEDGER_SEAL_SECONDS: '1',
    LEDGER_SEALS_DIR: witness,
    LEDGER_ROOT_KEY: root.publicKey,
  }
  const product = await startProduct(settings)
  address = product.address
  const config = readConfig(settings)
  const database = await openDatabase(config)
  const ledger = await openLedger({
    owner: database.pool,
    databaseUrl: database.url,
    settings: config.ledger,
    now: () => new Date(),
    warn: () => {},
  })
  signer = createSigner(config.ledger.sealingKeyFile)
  await introduceKey(ledger, root, null, signer)
  await writeSeals(ledger, 6)
  await allSealed(database.pool)
  browser = await launch()
  close = async () => {
    await browser.close()
    await ledger.close()
    await database.close()
    await product.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}, 240_000)

afterAll(() => close())

async function ask<Answer>(path: string): Promise<Answer> {
  return (await (await fetch(`${address}/api/v1${path}`)).json()) as Answer
}

/** Actions until there are so many seals: the server closes one each second. */
async function writeSeals(ledger: OpenLedger, wanted: number): Promise<void> {
  for (let round = 1; newest < wanted; round += 1) {
    await fill(ledger, [`org-${round}`], 2)
    await sleep(1100)
    newest = (await ask<{ newest?: number }>('/ledger/seals?limit=1')).newest ?? 0
    if (round > 30) throw new Error('the server seals nothing')
  }
}

/** Every action has its seal: no other seal comes while the tests read. */
async function allSealed(pool: OpenDatabase['pool']): Promise<void> {
  const unsealed = async () => {
    const { rows } = await pool.query<{ count: number }>(
      `select count(*)::integer as count from ledger_action a where not exists (
         select from ledger_seal_leaf l
         where l.tenant = a.tenant and l.record = a.record and l.version = a.version)`,
    )
    return rows[0]!.count
  }
  for (let round = 1; (await unsealed()) > 0; round += 1) {
    if (round > 300) throw new Error('the server does not seal everything')
    await sleep(200)
  }
  newest = (await ask<{ newest: number }>('/ledger/seals?limit=1')).newest
}

/** An exported file of seals, taken apart and put together again. */
interface SealFile {
  readonly head: string
  readonly list: readonly KeyStatement[]
  readonly seals: readonly Seal[]
}

function parseFile(text: string): SealFile {
  const [head = '', ...lines] = text.trim().split('\n')
  const values = lines.map((line) => JSON.parse(line) as { line: string } & Seal & KeyStatement)
  return {
    head,
    list: values.filter(({ line }) => line === 'statement'),
    seals: values.filter(({ line }) => line === 'seal'),
  }
}

const writeFile = ({ head, list, seals }: SealFile): string =>
  [
    head,
    ...list.map((statement) => JSON.stringify({ ...statement, line: 'statement' })),
    ...seals.map((seal) => JSON.stringify({ ...seal, line: 'seal' })),
    '',
  ].join('\n')

const exported = async (): Promise<SealFile> =>
  parseFile(await (await fetch(`${address}/api/v1/ledger/seals/export`)).text())

/** The same numbers of actions sealed again from a seal on, with other actions. */
async function rewrite(seals: readonly Seal[], from: number, key: KeySigner): Promise<Seal[]> {
  const anew = seals.filter(({ body }) => body.seal < from)
  for (const { body } of seals.filter((seal) => seal.body.seal >= from)) {
    const leaves = Array.from({ length: body.count }, (_, index) => ({
      record: 'other',
      version: index + 1,
      hash: (body.seal * 1000 + index).toString(16).padStart(64, '0'),
    }))
    const last: SealBody | null = anew.at(-1)?.body ?? null
    const { body: made, signature } = await closeSeal(last, leaves, body.closedAt, key, hasher)
    anew.push({ body: made, signature })
  }
  return anew
}

async function openSeals(query = '', width = 1280) {
  const reader = await openReader(browser, address, { viewport: { width, height: 900 } })
  await reader.page.goto(`/seals${query}`)
  await reader.page.locator('.seals-action').waitFor()
  return reader
}

/** Lets the server's answer to the check be another one. */
async function tamper(page: Page, change: (file: SealFile) => SealFile | Promise<SealFile>) {
  let times = 0
  await page.context().route('**/ledger/seals/export?*', async (route) => {
    times += 1
    const response = await route.fetch()
    const file = await change(parseFile(await response.text()))
    await route.fulfill({ response, body: writeFile(file) })
  })
  return () => times
}

const verdict = (page: Page) => page.locator('.seals-check .seals-verdict')

async function check(page: Page, rootKey: string | null = root.publicKey): Promise<string> {
  if (rootKey !== null) await page.getByLabel('Public root key').fill(rootKey)
  await page.getByRole('button', { name: 'Check in this browser' }).click()
  await verdict(page).waitFor()
  return ((await verdict(page).textContent()) ?? '').replaceAll(/\s+/g, ' ')
}

test('a visitor checks the seals of a running server, with the root key from paper', async () => {
  const { page, complaints } = await openSeals()
  expect(await page.getByRole('row').count()).toBeGreaterThan(newest)
  await page.getByLabel('Public root key').fill('not a key')
  await page.getByRole('button', { name: 'Check in this browser' }).click()
  await page.getByText('This is no root key').waitFor()
  const inGroups = root.publicKey.toUpperCase().replaceAll(/(.{8})/g, '$1 ')
  const found = await check(page, inGroups)
  expect(found).toContain('Nothing is wrong with these seals')
  expect(found).toContain(`${newest} seals were checked`)
  expect(found).toContain('judged by the root key you gave')
  const last = (await exported()).seals.at(-1)!
  expect(found).toContain(`${last.body.seal} ${hashSeal(last.body, hasher)}`)
  await expectAccessible(page)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('without a root key it says what that leaves open; another root key is refused', async () => {
  const { page } = await openSeals()
  expect(await check(page, null)).toContain('could have replaced all of them')
  await page.getByRole('button', { name: 'Use this one' }).click()
  expect(await check(page, null)).toContain('the root key that the server itself names')
  const refused = await check(page, stranger.publicKey)
  expect(refused).toContain('These seals do not hold')
  expect(refused).toContain('A line of the key list does not hold')
  await page.context().close()
})

describe('an answer that was tampered with is found, and where', () => {
  const swapKeys = async (file: SealFile): Promise<SealFile> => {
    const [first] = file.list
    if (first?.body.kind !== 'key.introduce') throw new Error('no key')
    const { keyId, validFrom } = first.body
    const thief = { ...stranger, keyId }
    const change = {
      kind: 'key.introduce' as const,
      keyId,
      publicKey: stranger.publicKey,
      validFrom,
    }
    const list = [await signKeyStatement([], change, stranger, null, hasher)]
    return { ...file, list, seals: await rewrite(file.seals, 1, thief) }
  }
  const CASES: readonly (readonly [
    string,
    (file: SealFile) => SealFile | Promise<SealFile>,
    readonly string[],
  ])[] = [
    [
      'a changed root',
      (file) => ({
        ...file,
        seals: file.seals.map((seal) =>
          seal.body.seal === 3 ? { ...seal, body: { ...seal.body, root: 'a'.repeat(64) } } : seal,
        ),
      }),
      [
        'Seal 3: was not signed by the key it names',
        'Seal 4: does not follow from the seal before',
      ],
    ],
    [
      'a dropped seal',
      (file) => ({ ...file, seals: file.seals.filter(({ body }) => body.seal !== 3) }),
      ['Seal 3: missing between two others'],
    ],
    [
      'an end cut off',
      (file) => ({ ...file, seals: file.seals.slice(0, -1) }),
      ['gone from the end'],
    ],
    [
      'keys swapped and everything signed again',
      swapKeys,
      ['A line of the key list does not hold', 'signed with a key that no line'],
    ],
  ]
  test.each(CASES)('%s', async (_, change, expected) => {
    const { page } = await openSeals()
    const times = await tamper(page, change)
    const found = await check(page)
    expect(times()).toBe(1)
    expect(found).toContain('These seals do not hold')
    for (const words of expected) expect(found).toContain(words)
    await page.context().close()
  })

  test('keys swapped, by a browser that only remembers an earlier visit', async () => {
    const { page } = await openSeals()
    await check(page)
    await page.getByRole('button', { name: 'Remember this in this browser' }).click()
    await page.getByText('Remembered.').waitFor()
    await page.reload()
    await page.getByText(`This browser remembers seal ${newest} and the root key`).waitFor()
    expect(await check(page, null)).toContain('that this browser remembers from an earlier visit')
    await tamper(page, swapKeys)
    expect(await check(page, null)).toContain('A line of the key list does not hold')
    await page.getByRole('button', { name: 'Forget it' }).click()
    expect(await page.evaluate(() => localStorage.getItem('corridor.seals'))).toBeNull()
    // With nothing from elsewhere the forgery cannot be told, and the page says so.
    expect(await check(page, null)).toContain('could have replaced all of them')
    await page.context().close()
  })
})

test('what others hold is compared in the browser, without the network and without sending it', async () => {
  const { page } = await openSeals()
  await check(page)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.context().setOffline(true)
  const compare = async (text: string) => {
    await page.getByLabel('Or paste the text').fill(text)
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    const found = page.locator('.seals-evidence .seals-verdict')
    await found.first().waitFor()
    return (await found.allTextContents()).join(' ').replaceAll(/\s+/g, ' ')
  }

  const files = readdirSync(witness).map((name) => join(witness, name))
  await page.getByLabel('Files').setInputFiles(files)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await page.getByText('They agree').waitFor()
  await page.getByText(`Up to seal ${files.length} they are the same`).waitFor()
  await page.getByLabel('Files').setInputFiles([])

  const file = parseFile(
    files.map((name) => `{"line":"seal",${readFileSync(name, 'utf8').trim().slice(1)}`).join('\n'),
  )
  const seals = [JSON.parse(readFileSync(files[0]!, 'utf8')) as Seal, ...file.seals]
  const anew = await rewrite(seals, 4, signer)
  const other = await compare(anew.map((seal) => JSON.stringify(seal)).join('\n'))
  expect(other).toContain('They differ')
  expect(other).toContain('Up to seal 3 they are the same')
  expect(other).toContain('From seal 4 on')
  expect(other).toContain('signed two different logs')

  const forged = await compare(JSON.stringify((await rewrite(seals, 2, stranger))[1]))
  expect(forged).toContain('not signed by a trusted key')

  await page.context().setOffline(false)
  const { record, version, hash, recordedAt } = await sealedAction()
  const proof = await ask<object>(`/ledger/proofs/${record}/${version}?hash=${hash}`)
  await page.context().setOffline(true)
  const entry = { record, version, recordedAt } as never
  const receipt = await signReceipt({ entry, hash, content: null as never }, signer)
  const shown = await compare(`${JSON.stringify(receipt)}\n${JSON.stringify(proof)}`)
  expect(shown).toContain('The receipt is genuine')
  expect(shown).toContain('shows this action under seal')
  expect(shown).toContain('The action stands under seal')
  const wrong = await compare(JSON.stringify({ ...proof, hash: 'b'.repeat(64) }))
  expect(wrong).toContain('does not hold')

  const noted = await compare(`2 ${hashSeal(seals[1]!.body, hasher)}\n3 ${'c'.repeat(64)}`)
  expect(noted).toContain('Seal 2 is the one you noted')
  expect(noted).toContain('Seal 3 is another one than you noted')
  expect(asked).toEqual([])
  await page.context().close()
})

/** An action that a seal covers, as its sender knows it. */
async function sealedAction() {
  const config = readConfig({ DATA_DIR: join(folder, 'data') })
  const database = await openDatabase(config)
  try {
    const { rows } = await database.pool.query<{ record: string; version: number; hash: string }>(
      'select record, version, hash from ledger_seal_leaf order by seal, position limit 1',
    )
    return { ...rows[0]!, recordedAt: new Date().toISOString() }
  } finally {
    await database.close()
  }
}

test('in Arabic and the dark, on a telephone', async () => {
  const { page, complaints } = await openSeals('?lang=ar&theme=dark', 360)
  await page.locator('.seals-key').fill(root.publicKey)
  await page.locator('.seals-action').click()
  await verdict(page).waitFor()
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  await expectAccessible(page)
  await page.locator('.seals-evidence textarea').fill('{"body":{}}')
  await page.locator('.seals-evidence button[type="submit"]').click()
  await page.locator('.seals-evidence [role="status"] p').first().waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
  await page.context().close()
})
