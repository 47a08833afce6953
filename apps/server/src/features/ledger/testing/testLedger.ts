import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { openPool } from '../../../db/openDatabase.ts'
import { testDatabase } from '../../../testing/testDatabase.ts'
import { organisationKind } from '../../organisations/organisationKind.ts'
import { appendAction } from '../appendAction.ts'
import { introduceKey } from '../keyList.ts'
import { createSigner, type KeySigner } from '../nodeCrypto.ts'
import { type OpenLedger, openLedger } from '../openLedger.ts'
import { creation, note } from './requests.ts'

export interface TestLedger extends OpenLedger {
  readonly databaseUrl: string
  readonly folder: string
  readonly root: KeySigner
  readonly signer: KeySigner
  readonly warned: readonly string[]
}

/** A ledger in a database of its own, with its keys introduced. */
export async function testLedger(): Promise<TestLedger> {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'corridor-ledger-'))
  const owner: pg.Pool = openPool(database.url, () => {})
  const warned: string[] = []
  const ledger = await openLedger({
    owner,
    databaseUrl: database.url,
    settings: {
      contentKeyFile: join(folder, 'content.key'),
      sealingKeyFile: join(folder, 'sealing.pem'),
    },
    now: () => new Date(),
    warn: (words) => warned.push(words),
  })
  const root = createSigner(join(folder, 'root.pem'))
  const signer = createSigner(join(folder, 'sealing.pem'))
  await introduceKey(ledger, root, null, signer)
  return {
    ...ledger,
    databaseUrl: database.url,
    folder,
    root,
    signer,
    warned,
    async close() {
      await ledger.close()
      await owner.end()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Organisations with this many remarks each. */
export async function fill(
  ledger: OpenLedger,
  records: readonly string[],
  notes: number,
): Promise<void> {
  for (const record of records) {
    await appendAction(ledger, organisationKind, creation(record))
    for (let at = 1; at <= notes; at += 1) {
      await appendAction(ledger, organisationKind, note(record, `${record}-${at}`))
    }
  }
}
