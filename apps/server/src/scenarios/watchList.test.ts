import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  approveJobOrderRoute,
  clearanceRoute,
  confirmWatchRoute,
  integrityRoute,
  issueClearanceRoute,
  notificationsRoute,
  proofRoute,
  proposeWatchEntryRoute,
  proposeWatchLiftRoute,
  reinstatementsRoute,
  selfVerificationsRoute,
  watchEntryRoute,
  watchListRoute,
} from '@corridor/contract'
import { type ActionProof, type Seal, verifyActionProof, verifyRecordChain } from '@corridor/ledger'
import { NO_TERMS } from '@corridor/recruitment/checks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parameter } from '../../../../packages/recruitment/src/checks/testing/sampleCase.ts'
import { assessByClock } from '../features/clearances/followClearances.ts'
import { RECORD_KINDS } from '../features/deadlines/recordKinds.ts'
import { exportLedger, verifyExport } from '../features/ledger/exportLedger.ts'
import { introduceKey } from '../features/ledger/keyList.ts'
import { createSigner, hasher, verifier } from '../features/ledger/nodeCrypto.ts'
import { deliverSeals, toFolder } from '../features/ledger/publishSeals.ts'
import { exportSource } from '../features/ledger/reinstatement/exportSource.ts'
import { reinstate } from '../features/ledger/reinstatement/reinstate.ts'
import { selectActions } from '../features/ledger/selectActions.ts'
import { verifyItself } from '../features/ledger/selfVerification/verifyItself.ts'
import { readCopies } from '../features/ledger/selfVerification/witnesses.ts'
import { sealCommitted } from '../features/ledger/testing/sealCommitted.ts'
import { verifyStored } from '../features/ledger/verifyStored.ts'
import { handOut } from '../features/notifications/notificationJobs.ts'
import { call } from '../testing/testServer.ts'
import { grantLicence, lodgeBond } from './testing/grantLicence.ts'
import { openState, type Person, type State, unmetIn } from './testing/openState.ts'
import {
  adopt,
  approve,
  attestedOrder,
  recruited,
  requested,
  versionOf,
} from './testing/recruit.ts'
import { rewriteRecord } from './testing/rewriteRecord.ts'

let state: State
/** Licensing officer who holds the authority's role besides. */
let olga: Person
let dara: Person
let agent: Person
let boss: Person
let uma: Person
let administrator: Person
let bravo: string
let castel: string
let entry: string
let order: { readonly jobOrder: string; readonly version: number }
let witness: string
let root: ReturnType<typeof createSigner>
let signer: ReturnType<typeof createSigner>
/** What was exported before anybody tampered with anything. */
let kept: string

const NORTH = { role: 'licensing-officer', office: 'home.north' } as const
const DIRECTOR = { role: 'authority', jurisdiction: 'XAA' } as const
const warned: string[] = []

beforeAll(async () => {
  state = await openState('2030-01-05T09:00:00.000Z')
  const { person, server } = state
  witness = join(server.dataDir, 'witness')
  root = createSigner(join(server.dataDir, 'root.pem'))
  signer = createSigner(join(server.dataDir, 'sealing.pem'))
  await introduceKey(server.ledger, root, null, signer)
  await state.openOffice('north', 'XAA')
  await state.openOffice('post', 'XBB')
  bravo = await state.organisation('agency', 'Bravo Agency', 'XAA')
  castel = await state.organisation('employer', 'Castel Build', 'XBB')
  olga = await person('olga', NORTH, DIRECTOR)
  dara = await person('dara', DIRECTOR)
  agent = await person('bravo', { role: 'agency', organisation: bravo })
  boss = await person('castel', { role: 'employer', organisation: castel })
  uma = await person('uma', { role: 'auditor' })
  administrator = await person('another-administrator', { role: 'administrator' })
  const finance = { role: 'finance-officer', jurisdiction: 'XAA' } as const
  const people = {
    ...{ agent, dara, omar: await person('omar', NORTH) },
    ...{ fin: await person('fin', finance), fay: await person('fay', finance) },
    ines: await person('ines', { role: 'inspector', office: 'home.north' }),
  }
  const agency = { id: bravo, name: 'Bravo Agency', number: 'LIC-0001' }
  await lodgeBond(state, people, agency)
  await grantLicence(state, people, agency)
  const ahmed = await person('ahmed', { role: 'labour-attache', office: 'home.post' })
  order = await attestedOrder(state, {
    ...{ agent, ahmed, agency: bravo, principal: castel },
    ...{ sector: 'construction', quantity: 3, digest: 'd1'.repeat(32) },
  })
  await adopt(state, [parameter('basis_principal_watch', { adopted: true })])
})
afterAll(() => state.close())

const said = {
  text: 'Three workers report wages withheld',
  evidence: [{ digest: 'ef'.repeat(32), what: 'Report of the post' }],
}

async function seal(): Promise<void> {
  const { ledger } = state.server
  await sealCommitted(ledger, signer)
  await deliverSeals(ledger, 'witness', toFolder(witness))
}

const verified = async () =>
  await verifyItself({
    ...{ ledger: state.server.ledger, rootKey: root.publicKey },
    witnesses: { sealsDir: witness, sealsWebhook: null },
    warn: (message) => warned.push(message),
  })

const approval = {
  ...{ validUntil: '2030-12-31', quantities: [{ position: 'one', quantity: 3 }] },
  reason: 'Seen by the post',
}

describe('OS-4: an insider edits the watch list', () => {
  test('1: an administrator finds nothing; one person lifts nothing (SD3)', async () => {
    const listing = {
      ...{ organisation: castel, ground: 'wage_default', ...said },
      ...{ office: 'home.north', jurisdiction: 'XAA' },
    }
    entry = (await state.done(olga, proposeWatchEntryRoute, {}, 0, listing)).record
    await state.done(dara, confirmWatchRoute, { entry }, 1, {})
    expect((await administrator.browser.call(watchEntryRoute, { entry })).status).toBe(404)
    expect((await administrator.browser.call(watchListRoute, {})).status).toBe(404)
    await state.done(olga, proposeWatchLiftRoute, { entry }, 2, said)
    const own = await state.act(olga, confirmWatchRoute, { entry }, 3, {})
    expect([own.status, unmetIn(own)]).toEqual([422, ['SD3 no']])
    expect(await olga.browser.ask(watchEntryRoute, { entry })).toMatchObject({
      ...{ status: 'listed', version: 3, proposal: { act: 'lift' } },
    })
    // While it is listed, nothing is approved for it.
    const { jobOrder, version } = order
    const refused = await state.act(
      ...([olga, approveJobOrderRoute, { jobOrder }, version, approval] as const),
    )
    expect(unmetIn(refused)).toContain('principal_watch no')
    await seal()
    expect(await verified()).toMatchObject({ intact: true, faults: [] })
    // Once a day is enough.
    expect(await verified()).toBeNull()
    expect(await call(state.server.app, integrityRoute, {})).toMatchObject({ state: 'intact' })
    kept = join(state.server.dataDir, 'kept.jsonl')
    writeFileSync(kept, '')
    await exportLedger(state.server.ledger, { payloads: true }, async (line) =>
      appendFileSync(kept, line),
    )
  })

  /** Of version 2 as it was written, from before. */
  let certificate: ActionProof
  const clearances: string[] = []

  test('2: the owner of the database rewrites version 2 to the head; the chain itself holds', async () => {
    const { ledger } = state.server
    const before = await selectActions(ledger, ledger.pool, entry)
    const { entry: written, hash } = before[1]!
    const proof = await call(state.server.app, proofRoute, { record: entry, version: 2, hash })
    if (proof.state !== 'sealed') throw new Error('not sealed')
    certificate = { entry: written, inclusion: proof.inclusion, seal: proof.seal } as ActionProof
    await rewriteRecord(state.server, entry, {
      ...{ version: 2, type: 'watch.decline', payload: { reason: 'unfounded' } },
    })
    await ledger.owner.query(`update watch_entry set status = 'refused' where record = $1`, [entry])
    const after = await selectActions(ledger, ledger.pool, entry)
    expect(after[1]!.entry.type).toBe('watch.decline')
    expect(verifyRecordChain(after, hasher).faults).toEqual([])
    // Nobody knows yet, and work goes on.
    const { jobOrder, version } = order
    await state.done(olga, approveJobOrderRoute, { jobOrder }, version, approval)
    const parties = { agent, agency: bravo, boss, employer: castel, omar: olga }
    for (const [name, birthDate] of [
      ['Amina', '1999-05-04'],
      ['Basma', '1998-04-03'],
    ] as const) {
      const terms = { ...NO_TERMS, sector: 'construction' }
      const { contract } = await recruited(state, parties, { name, birthDate, terms, jobOrder })
      await approve(state, olga, contract)
      const clearance = await requested(state, agent, contract)
      await assessByClock(state.server.clearances, clearance)
      const reason = { reason: 'papers seen' }
      const seen = await versionOf(state, clearance)
      await state.done(olga, issueClearanceRoute, { clearance }, seen, reason)
      clearances.push(clearance)
    }
    await seal()
  })

  test('3: within a day the server finds it, names versions and seal, and tells', async () => {
    await state.passTo('2030-01-06T09:05:00.000Z')
    const found = await verified()
    expect(found).toMatchObject({ intact: false })
    expect(
      found!.faults.map(({ record, version, seal: number }) => [record, version, number]),
    ).toEqual([
      [entry, 2, 1],
      [entry, 3, 1],
    ])
    expect(await call(state.server.app, integrityRoute, {})).toMatchObject({ state: 'failed' })
    expect(warned).toEqual(['the log is not what was sealed'])
    // Outside the database: a file beside the copies of the seals, which names no record.
    const [told] = readdirSync(witness).filter((name) => name.startsWith('not-intact'))
    const text = readFileSync(join(witness, told!), 'utf8')
    expect(JSON.parse(text)).toMatchObject({ kind: 'ledger.not-intact', seals: [1] })
    expect(text).not.toContain(entry)
    const { ledger } = state.server
    const { rows } = await ledger.owner.query<{ id: string }>(
      `select id from notice where kind = 'ledger.not-intact'`,
    )
    expect(rows).toHaveLength(1)
    const { messages } = state.server.identity
    await handOut({ ...ledger, messages, publicUrl: () => 'http://localhost' }, rows[0]!.id)
    const { notifications } = await uma.browser.ask(notificationsRoute, {})
    expect(notifications.map(({ kind }) => kind)).toEqual(['ledger.not-intact'])
    // The next day it is found again, and not told again.
    await state.passTo('2030-01-07T09:10:00.000Z')
    expect(await verified()).toMatchObject({ intact: false })
    const again = await ledger.owner.query(`select from notice where kind = 'ledger.not-intact'`)
    expect(again.rowCount).toBe(1)
  })

  test('4: a witness comes to the same verdict offline; the old certificate still verifies', async () => {
    const { ledger, dataDir } = state.server
    const file = join(dataDir, 'export.jsonl')
    writeFileSync(file, '')
    await exportLedger(ledger, { payloads: false }, async (line) => appendFileSync(file, line))
    const copies = await readCopies(witness)
    const { faults } = await verifyExport(file, {
      rootKey: root.publicKey,
      copies: copies as never,
    })
    expect(faults.map(({ record, version }) => [record, version])).toEqual([
      [entry, 2],
      [entry, 3],
    ])
    const { keyId, publicKey } = signer
    const trusted = { keyId, publicKey, validFrom: '2030-01-01T00:00:00.000Z' }
    const keys = new Map([[keyId, { ...trusted, validUntil: null, revokedFrom: null }]])
    expect(await verifyActionProof(certificate, keys, verifier, hasher)).toEqual([])
  })

  test('5: deleting the seal shows by the next seal and by the copies', async () => {
    const { ledger } = state.server
    const client = await ledger.owner.connect()
    try {
      await client.query('begin')
      await client.query('delete from ledger_seal_leaf where seal = 1')
      await client.query('delete from ledger_seal_delivery where seal = 1')
      await client.query('delete from ledger_seal where seal = 1')
      await client.query('commit')
    } finally {
      client.release()
    }
    const copies = (await readCopies(witness)) as never
    const alone = await verifyStored(ledger, { rootKey: root.publicKey })
    expect(alone.faults.map(({ kind, seal: number }) => [kind, number])).toContainEqual([
      ...['seal_gap', 1],
    ])
    const held = await verifyStored(ledger, { rootKey: root.publicKey, copies })
    expect(held.intact).toBe(false)
  })

  test('6: what was approved and issued meanwhile is listed for auditors, and on review', async () => {
    const { verifications } = await uma.browser.ask(selfVerificationsRoute, {})
    expect(verifications.map(({ intact }) => intact)).toEqual([false, false, true])
    const first = verifications[1]!
    expect(first.faults.map(({ record, seal: number }) => [record, number])).toEqual([
      [entry, 1],
      [entry, 1],
    ])
    const listed = first.consequences.map(({ kind, record, because }) => [kind, record, because])
    expect(listed).toEqual([
      ...clearances.toSorted().map((clearance) => ['clearance', clearance, entry]),
      ['jobOrder', order.jobOrder, entry],
    ])
    for (const clearance of clearances) {
      expect(await olga.browser.ask(clearanceRoute, { clearance })).toMatchObject({
        ...{ status: 'issued', held: true, hold: { cause: 'watch', subject: entry } },
      })
    }
    const { rows } = await state.server.ledger.owner.query<{ audience: string }>(
      `select audience from notice where kind = 'record.review' and record = $1`,
      [order.jobOrder],
    )
    expect(JSON.parse(rows[0]!.audience)).toMatchObject({
      ...{ permission: 'approve.job-order', on: { office: 'home.north' } },
    })
    // For whoever has no business with the log there is no such list.
    expect((await olga.browser.call(selfVerificationsRoute, {})).status).toBe(403)
  })

  test('6: the originals are back from evidence, the false ones in quarantine', async () => {
    const { ledger, app } = state.server
    await state.passTo('2030-01-08T08:00:00.000Z')
    const copies = (await readCopies(witness)) as readonly Seal[]
    const report = await reinstate(ledger, {
      ...{ source: await exportSource(kept), rootKey: root.publicKey, copies },
      kinds: [...RECORD_KINDS.values()],
      decision: {
        reason: 'The verification of 2030-01-06',
        decidedBy: ['Uma Auditor', 'Dara Director'],
        root,
      },
    })
    expect(report).toMatchObject({ intact: true, seals: [1], left: [] })
    const places = report.reinstated.map(({ record, version }) => [record, version])
    expect(places).toEqual([
      [entry, 2],
      [entry, 3],
    ])
    // What is shown is what was sealed: the employer is on the list, and was all the time.
    expect(await olga.browser.ask(watchEntryRoute, { entry })).toMatchObject({
      ...{ status: 'listed', version: 3, proposal: { act: 'lift' } },
    })
    expect(await call(app, integrityRoute, {})).toMatchObject({ state: 'intact' })
    const { reinstatements } = await uma.browser.ask(reinstatementsRoute, {})
    expect(reinstatements).toMatchObject([
      {
        ...{ record: report.record, isKept: true, seals: [1] },
        decidedBy: ['Uma Auditor', 'Dara Director'],
        setAside: [
          { what: 'action', record: entry, version: 2 },
          { what: 'action', record: entry, version: 3 },
        ],
      },
    ])
    expect((await olga.browser.call(reinstatementsRoute, {})).status).toBe(403)
    // Departures still wait for a decision about each worker.
    for (const clearance of clearances) {
      expect(await olga.browser.ask(clearanceRoute, { clearance })).toMatchObject({ held: true })
    }
    await seal()
    await state.passTo('2030-01-09T09:15:00.000Z')
    expect(await verified()).toMatchObject({ intact: true, faults: [] })
    const { verifications } = await uma.browser.ask(selfVerificationsRoute, {})
    expect(verifications.map(({ intact }) => intact)).toEqual([true, true, false, false, true])
    // Whoever touches the quarantine is found as well.
    await ledger.owner.query(`update ledger_quarantine set entry = '{}' where version = 2`)
    await state.passTo('2030-01-10T09:20:00.000Z')
    const found = await verified()
    expect(found!.faults).toMatchObject([{ kind: 'quarantine', record: report.record }])
    const again = await uma.browser.ask(reinstatementsRoute, {})
    expect(again.reinstatements).toMatchObject([{ isKept: false }])
  })
})
