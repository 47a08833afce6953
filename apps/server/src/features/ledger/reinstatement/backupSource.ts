import type pg from 'pg'
import { inTransaction, type LedgerPlace } from '../LedgerPlace.ts'
import { storedActions, storedSeals } from '../storedEvidence.ts'
import { liftLimit, SNAPSHOT, verifyUnderLock } from '../verifyStored.ts'
import type { EvidenceSource, KeptSeal } from './EvidenceSource.ts'

/**
 * The log in a database into which a backup was restored for a trial.
 *
 * @param pool of that database.
 * @param vault of the log in use: both are encrypted under one key.
 */
export async function withBackupSource<Result>(
  pool: pg.Pool,
  place: Pick<LedgerPlace, 'tenant' | 'vault'>,
  file: { readonly name: string; readonly digest: string },
  use: (source: EvidenceSource) => Promise<Result>,
): Promise<Result> {
  const { tenant } = place
  return await inTransaction(pool, SNAPSHOT, async (client) => {
    await liftLimit(client)
    return await use({
      ...{ kind: 'backup', name: file.name, digest: file.digest },
      verify: (witnessed, told) => verifyUnderLock(place, client, witnessed, told),
      actions: () => storedActions(place, client),
      seals: () => keptSeals(tenant, place, client),
      async subjectOf({ record, version }) {
        const { rows } = await client.query<{ subject: string }>(
          `select subject from ledger_content
           where tenant = $1 and record = $2 and version = $3`,
          [tenant, record, version],
        )
        return rows[0]?.subject ?? null
      },
    })
  })
}

async function* keptSeals(
  tenant: string,
  place: Pick<LedgerPlace, 'tenant' | 'vault'>,
  client: pg.PoolClient,
): AsyncGenerator<KeptSeal> {
  for await (const seal of storedSeals(place, client)) {
    const { rows } = await client.query<{ below: string; cluster: string }>(
      `select sealed_below::text as below, cluster from ledger_seal
       where tenant = $1 and seal = $2`,
      [tenant, seal.body.seal],
    )
    const { below, cluster } = rows[0]!
    yield { seal, sealedBelow: below, cluster }
  }
}
