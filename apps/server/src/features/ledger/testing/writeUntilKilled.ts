// Run as a program by the test of killed servers: 16 writers on the database of a folder until the end.

import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../../db/openDatabase.ts'
import { organisationKind } from '../../organisations/organisationKind.ts'
import { appendAction } from '../appendAction.ts'
import { readSigner } from '../nodeCrypto.ts'
import { openLedger } from '../openLedger.ts'
import { sealActions } from '../sealActions.ts'
import { creation, note } from './requests.ts'

const [dataDir = '', prefix = ''] = process.argv.slice(2)
const RECORDS = 40
const database = await openDatabase({ dataDir, databaseUrl: null }, () => {}, 'server')
const ledger = await openLedger({
  owner: database.pool,
  databaseUrl: database.url,
  settings: { contentKeyFile: `${dataDir}/content.key` },
  now: () => new Date(),
  warn: () => {},
})
const signer = readSigner(`${dataDir}/sealing.pem`)
if (signer === null) throw new Error('no sealing key')
const seal = async (): Promise<void> => {
  for (;;) {
    await sealActions(ledger, signer)
    await sleep(50)
  }
}
for (let at = 0; at < RECORDS; at += 1) {
  await appendAction(ledger, organisationKind, creation(`r${at}`))
}
console.log('ready')
const write = async (writer: number): Promise<void> => {
  for (let act = 0; ; act += 1) {
    const key = `${prefix}-${writer}-${act}`
    // Asked for is said first, so that whoever reads knows what may have been recorded.
    console.log(`asked r${(writer * 7 + act) % RECORDS} ${key}`)
    const request = note(`r${(writer * 7 + act) % RECORDS}`, key)
    const answer = await appendAction(ledger, organisationKind, request)
    if (answer.kind === 'recorded') console.log(`recorded ${key} ${answer.action.hash}`)
  }
}
// A database that is gone ends the program, as it ends a server's request.
const writers = Array.from({ length: 16 }, (_, writer) => write(writer))
await Promise.all([...writers, seal()]).catch(() => {
  process.exit(3)
})
