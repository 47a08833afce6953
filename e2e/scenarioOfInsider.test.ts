import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  approveJobOrderRoute,
  confirmWatchRoute,
  proofRoute,
  proposeWatchEntryRoute,
} from '@corridor/contract'
import { expect, test } from 'vitest'
import { introduceKey } from '../apps/server/src/features/ledger/keyList.ts'
import { createSigner, hasher } from '../apps/server/src/features/ledger/nodeCrypto.ts'
import { deliverSeals, toFolder } from '../apps/server/src/features/ledger/publishSeals.ts'
import { selectActions } from '../apps/server/src/features/ledger/selectActions.ts'
import { verifyItself } from '../apps/server/src/features/ledger/selfVerification/verifyItself.ts'
import { sealCommitted } from '../apps/server/src/features/ledger/testing/sealCommitted.ts'
import { attestedOrder } from '../apps/server/src/scenarios/testing/recruit.ts'
import { rewriteRecord } from '../apps/server/src/scenarios/testing/rewriteRecord.ts'
import { call } from '../apps/server/src/testing/testServer.ts'
import { verifyRecordChain } from '../packages/ledger/src/index.ts'
import { finds, openAct, press, reads, says } from './deskPage.ts'
import { expectAccessible } from './expectAccessible.ts'
import { demandOf, license, openCountry } from './openCountry.ts'
import { LONGEST_MS } from './openScenario.ts'
import { handOutNotices } from './prepareScenarios.ts'

// Seen and done at browsers. What only prepares a step goes over HTTP, and the clock of the server is
// moved by hand.

test('OS-4, 1 to 5: an insider edits the watch list, and the seal shows it', {
  timeout: LONGEST_MS,
}, async () => {
  await using country = await openCountry('2030-01-05T09:00:00.000Z')
  const { olga, dara, uma, administrator, bravo, castel } = country
  const { done, passTo, root, windowOf } = country
  const { server } = country
  const { ledger, app } = server
  const folder = mkdtempSync(join(tmpdir(), 'corridor-insider-'))
  const witness = join(folder, 'witness')
  const signer = createSigner(join(folder, 'sealing.pem'))
  await introduceKey(ledger, root, null, signer)
  const seal = async () => {
    await sealCommitted(ledger, signer)
    await deliverSeals(ledger, 'witness', toFolder(witness))
  }
  const verify = () =>
    verifyItself({
      ...{ ledger, rootKey: root.publicKey, warn: () => {} },
      witnesses: { sealsDir: witness, sealsWebhook: null },
    })
  await license(country, bravo)
  const listing = {
    ...{ organisation: castel, ground: 'wage_default', text: 'Wages withheld' },
    evidence: [{ digest: 'ef'.repeat(32), what: 'Report of the post' }],
    ...{ office: 'home.north', jurisdiction: 'XAA' },
  }
  const { record: entry } = await done(olga, proposeWatchEntryRoute, {}, 0, listing)
  await done(dara, confirmWatchRoute, { entry }, 1, {})
  const entryPage = `/desk/watch-list/${entry}`

  // 1. For an administrator there is no such entry; one person alone lifts nothing.
  const outside = await windowOf(administrator)
  const answered = outside.waitForResponse((response) =>
    response.url().endsWith(`/api/v1/watch-list/${entry}`),
  )
  await outside.goto(entryPage)
  expect((await answered).status()).toBe(404)
  await says(outside, 'There is no such record, or it is not within your office.')
  expect(await outside.locator('main').textContent()).not.toContain('Castel')
  const officer = await windowOf(olga)
  await officer.goto(entryPage)
  const lift = await openAct(officer, 'Propose to lift the entry')
  await lift.getByLabel('Words').fill('The wages were paid')
  await lift.getByLabel('Add a file').setInputFiles({
    ...{ name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('a receipt') },
  })
  await says(officer, 'receipt.pdf')
  expect(await press(lift, 'Propose to lift the entry')).toBe(200)
  await says(officer, 'Lifting proposed; it stays listed until confirmed')
  await says(officer, '1 of 2')
  await reads(officer, 'Status', 'Listed')
  await says(officer, 'Confirm: another person must do it')
  await finds(officer, 'SD3', 'no')
  await expectAccessible(officer)
  await officer.goto('/desk/watch-list')
  await officer.getByRole('row', { name: /Castel Build.*Listed.*\(1 of 2\)/ }).waitFor()
  // While it is listed, nothing is approved for it.
  const demand = { ...demandOf(country, bravo), sector: 'construction', quantity: 3 }
  const { jobOrder, version } = await attestedOrder(country, {
    ...demand,
    digest: 'd1'.repeat(32),
  })
  await officer.goto(`/desk/job-orders/${jobOrder}`)
  await finds(officer, 'principal_watch', 'no')
  await seal()
  expect(await verify()).toMatchObject({ intact: true })
  const visitor = await country.visitor()
  await visitor.goto('/seals')
  await says(visitor, 'The server verified its log and found it as it was sealed:')

  // 2. The owner of the database rewrites version 2 and every hash after it; the chain holds.
  const { hash } = (await selectActions(ledger, ledger.pool, entry))[1]!
  const proof = await call(app, proofRoute, { record: entry, version: 2, hash })
  await rewriteRecord(server, entry, {
    ...{ version: 2, type: 'watch.decline', payload: { reason: 'unfounded' } },
  })
  await ledger.owner.query(`update watch_entry set status = 'refused' where record = $1`, [entry])
  const chain = verifyRecordChain(await selectActions(ledger, ledger.pool, entry), hasher)
  expect(chain.faults).toEqual([])
  await officer.reload()
  await finds(officer, 'principal_watch', 'yes')
  await done(olga, approveJobOrderRoute, { jobOrder }, version, {
    ...{ validUntil: '2030-12-31', quantities: [{ position: 'one', quantity: 3 }] },
    reason: 'Seen by the post',
  })
  await seal()

  // 3. Within a day the server finds it, and says so to everybody.
  await passTo('2030-01-06T09:05:00.000Z')
  const found = await verify()
  expect(found?.faults.map((fault) => [fault.record, fault.version, fault.seal])).toEqual([
    [entry, 2, 1],
    [entry, 3, 1],
  ])
  await visitor.reload()
  await says(visitor, 'Integrity check failed.')
  await says(visitor, 'found that it is not what was sealed:')
  await expectAccessible(visitor)
  await handOutNotices(country)
  const auditor = await windowOf(uma)
  await auditor.goto('/desk/notifications')
  await auditor.getByRole('heading', { level: 2, name: 'Integrity check failed' }).waitFor()
  await auditor.goto('/desk/audit')
  await says(auditor, 'Integrity check failed.')
  await auditor.goto('/desk/audit?log=integrity')
  const report = auditor.locator('#main li', { hasText: 'Not what was sealed' }).first()
  await report.locator('summary', { hasText: 'What is wrong (2)' }).click()
  for (const at of [2, 3]) {
    await report.getByText(`version ${at} of ${entry} is not the one that seal 1 covers`).waitFor()
  }
  await report.locator('summary', { hasText: 'What rested on it' }).click()
  await report.getByText('Job order approved:').waitFor()
  await report.getByText(jobOrder).waitFor()
  await expectAccessible(auditor)
  await auditor.setViewportSize({ width: 360, height: 800 })
  await auditor.goto('/desk/audit?log=integrity&lang=ar&theme=dark')
  await auditor.getByText('ليس ما خُتم').first().waitFor()
  await expectAccessible(auditor)

  // 4. The old certificate still verifies, in the browser of whoever holds it.
  await visitor.getByLabel('Public root key').fill(root.publicKey)
  await visitor.getByRole('button', { name: 'Check in this browser' }).click()
  await visitor.locator('.seals-check .seals-verdict').waitFor()
  await says(visitor, 'Nothing is wrong with these seals')
  await visitor.getByLabel('Or paste the text').fill(JSON.stringify(proof))
  await visitor.getByRole('button', { name: 'Compare', exact: true }).click()
  await says(visitor, 'The action stands under seal 1')

  // 5. Deleting the seal is exposed by the seal after it, and by the copies of the witnesses.
  await deleteSeal()
  await visitor.reload()
  await visitor.getByLabel('Public root key').fill(root.publicKey)
  await visitor.getByRole('button', { name: 'Check in this browser' }).click()
  await says(visitor, 'These seals do not hold')
  await visitor
    .getByLabel('Files')
    .setInputFiles(readdirSync(witness).map((name) => join(witness, name)))
  await visitor.getByRole('button', { name: 'Compare', exact: true }).click()
  await visitor.locator('.seals-evidence .seals-verdict').first().waitFor()
  expect(country.complaints()).toEqual([])
  rmSync(folder, { recursive: true, force: true })

  async function deleteSeal(): Promise<void> {
    for (const table of ['ledger_seal_leaf', 'ledger_seal_delivery', 'ledger_seal']) {
      await ledger.owner.query(`delete from ${table} where seal = 1`)
    }
  }
})
