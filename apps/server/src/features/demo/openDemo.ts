import { randomBytes, randomUUID } from 'node:crypto'
import type { Config } from '../../config.ts'
import type { OpenDatabase } from '../../db/index.ts'
import { openClearances } from '../clearances/openClearances.ts'
import { openDocuments } from '../documents/openDocuments.ts'
import { openIdentity } from '../identity/openIdentity.ts'
import { openLedger } from '../ledger/openLedger.ts'
import type { DemoClock, DemoParts } from './DemoParts.ts'

/** A clock that is set by hand. */
export function demoClock(at: Date): DemoClock {
  let time = at
  return {
    now: () => time,
    set(to) {
      time = to
    },
  }
}

/** What a demonstration is made with, on a database that is open. */
export async function openDemo(
  config: Config,
  { kysely, pool, url }: Pick<OpenDatabase, 'kysely' | 'pool' | 'url'>,
  warn: DemoParts['warn'],
): Promise<DemoParts & AsyncDisposable> {
  const clock = demoClock(new Date())
  const { now } = clock
  const ledger = await openLedger({
    ...{ owner: pool, databaseUrl: url, settings: config.ledger, now },
    timeZone: config.timeZone,
    warn: (words) => warn(words, {}),
  })
  const publicUrl = () => config.publicUrl ?? `http://localhost:${config.port}`
  const identity = await openIdentity(
    config,
    { db: kysely, now, newId: randomUUID, randomBytes, publicUrl },
    () => {},
  )
  // The files are the script's own; a scanner would only be asked about them by the server.
  const documents = { ...openDocuments(ledger, config.documents, warn), scanner: null }
  const clearances = openClearances({
    ...{ ledger, db: kysely, now },
    certificates: { signer: () => null, rootKey: config.ledger.rootKey },
  })
  return {
    ...{ identity, ledger, documents, clearances, clock, warn },
    [Symbol.asyncDispose]: () => ledger.close(),
  }
}
