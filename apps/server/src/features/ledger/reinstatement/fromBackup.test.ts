import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withTrial } from '../../backup/drill/withTrial.ts'
import { configOf, openFolder, takeBackup, unsignalled } from '../../backup/testing/testBackup.ts'
import { organisationKind } from '../../organisations/organisationKind.ts'
import { appendAction } from '../appendAction.ts'
import { selectSealCopies } from '../publishSeals.ts'
import { anyKind } from '../rebuildLedger.ts'
import { selectActions } from '../selectActions.ts'
import { note } from '../testing/requests.ts'
import { sealCommitted } from '../testing/sealCommitted.ts'
import { fill, type TestLedger, testLedger } from '../testing/testLedger.ts'
import { verifyStored } from '../verifyStored.ts'
import { withBackupSource } from './backupSource.ts'
import { digestFile } from './exportSource.ts'
import { reinstate } from './reinstate.ts'
import { reinstatementKind } from './reinstatementKind.ts'

let ledger: TestLedger
let folder: ReturnType<typeof openFolder>

beforeAll(async () => {
  ledger = await testLedger()
  folder = openFolder()
})
afterAll(async () => {
  await ledger.close()
  folder.remove()
})

test('a backup from before gives back records, subjects and seals that are gone', async () => {
  const dataDir = join(folder.path, 'data')
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o755)
  const rootKey = ledger.root.publicKey
  const plain = configOf(dataDir, { rootKey })
  const contentKeyFile = join(ledger.folder, 'content.key')
  const config = { ...plain, ledger: { ...plain.ledger, contentKeyFile } }
  await fill(ledger, ['a', 'b'], 2)
  await appendAction(ledger, organisationKind, { ...note('a', 'about'), subject: 'worker-1' })
  await sealCommitted(ledger, ledger.signer)
  const backup = await takeBackup({ pool: ledger.owner, config, folder: join(folder.path, 'to') })
  await fill(ledger, ['c'], 1)
  await sealCommitted(ledger, ledger.signer)
  const copies = await selectSealCopies(ledger.pool, 'home', 1)
  const before = await selectActions(ledger, ledger.pool, 'a')

  for (const gone of [
    `delete from ledger_content where record = 'a'`,
    `delete from ledger_action where record = 'a'`,
    `delete from ledger_subject_key where subject = 'a'`,
    `update ledger_subject_key set wrapped = '\\x00' where subject = 'worker-1'`,
    'delete from ledger_seal_leaf where seal = 1',
    'delete from ledger_seal where seal = 1',
  ]) {
    await ledger.owner.query(gone)
  }
  const mend = async (file: string) => {
    const trial = { file, identities: [], config, signal: unsignalled(), told: () => {} }
    const digest = await digestFile(file)
    return await withTrial(trial, ({ pool }) =>
      withBackupSource(pool, ledger, { name: 'the backup', digest }, (source) =>
        reinstate(ledger, {
          ...{
            source,
            rootKey,
            copies,
            kinds: [anyKind(organisationKind), anyKind(reinstatementKind)],
          },
          decision: { reason: 'a drill', decidedBy: ['One', 'Other'], root: ledger.root },
        }),
      ),
    )
  }
  // One that was cut off is refused before anything is looked at.
  const cut = join(folder.path, 'cut.tar.zst')
  writeFileSync(cut, readFileSync(backup.file).subarray(0, -2_000))
  await expect(mend(cut)).rejects.toThrow()

  const report = await mend(backup.file)
  expect(report).toMatchObject({ intact: true, seals: [1], setAside: [] })
  expect(report.source).toMatchObject({ kind: 'backup', lastSeal: 1 })
  expect(await selectActions(ledger, ledger.pool, 'a')).toEqual(before)
  const { rows } = await ledger.owner.query(
    `select version, subject from ledger_content where record = 'a' order by version`,
  )
  expect(rows.map(({ subject }) => subject)).toEqual(['a', 'a', 'a', 'worker-1'])
  // The log goes on, and what was sealed is not sealed again.
  await fill(ledger, ['d'], 1)
  await sealCommitted(ledger, ledger.signer)
  const { intact, checked } = await verifyStored(ledger, { rootKey, copies })
  expect({ intact, ...checked }).toMatchObject({ intact: true, seals: 3, unsealed: 0 })
  expect(readdirSync(dataDir).filter((name) => name.startsWith('drill-'))).toEqual([])
}, 120_000)
