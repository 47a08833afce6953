// Takes a file in and is killed on the way, as by a power cut: uploadAndDie <database> <data folder> <when>
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { readConfig } from '../../../config.ts'
import { connectPool, openPool } from '../../../db/openDatabase.ts'
import type { Sender } from '../../../http/guard.ts'
import { IDENTITY_LIMITS, type IdentityParts } from '../../identity/IdentityParts.ts'
import { openLedger } from '../../ledger/openLedger.ts'
import { openDocuments } from '../openDocuments.ts'
import { uploadDocument } from '../uploadDocument.ts'
import { pdf } from './exampleFiles.ts'

const [databaseUrl = '', dataDir = '', when] = process.argv.slice(2)
const die = () => process.kill(process.pid, 'SIGKILL')
const owner = openPool(databaseUrl, () => {})
const now = () => new Date()
const ledger = await openLedger({
  ...{ owner, databaseUrl, now, warn: () => {} },
  settings: { contentKeyFile: join(dataDir, 'ledger', 'content.key') },
})
const opened = openDocuments(ledger, readConfig({ DATA_DIR: dataDir }).documents, () => {})
const { store } = opened
const identity = {
  ...{ db: connectPool(owner), now, newId: randomUUID, randomBytes, timeZone: 'UTC' },
  ...{ serverKey: new Uint8Array(32), limits: IDENTITY_LIMITS },
} as unknown as IdentityParts
const basis = { role: 'licensing-officer', scope: 'office', mandate: null, breakGlass: null }
const sender = {
  actor: { kind: 'person', person: 'u-1' },
  requestId: 'r',
  require: () => basis,
  decide: () => ({ allowed: true, by: basis, covers: 'all' }),
} as unknown as Sender

async function* pieces() {
  const bytes = pdf('left behind', 300_000)
  yield bytes.subarray(0, 200_000)
  if (when === 'in the middle of the body') die()
  yield bytes.subarray(200_000)
}

await uploadDocument(
  {
    ...opened,
    identity,
    store: {
      ...store,
      async put(place, staged) {
        if (when === 'before its place') die()
        await store.put(place, staged)
        if (when === 'between file and row') die()
      },
    },
  },
  sender,
  {
    wanted: { subjectKind: 'organisation', subject: 'home', type: 'registration_certificate' },
    ...{ mediaType: 'application/pdf', fileName: 'x.pdf', key: 'left-behind', pieces: pieces() },
  },
)
process.stdout.write('recorded')
process.exit(0)
