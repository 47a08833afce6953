import type { Signer } from '@corridor/ledger'
import { canonicalJson } from '@corridor/ledger'
import {
  type CertificateKey,
  type CertificateKeyIntroduction,
  type CertificateKeyRevocation,
  type CertificateKeyStatement,
  readCertificateKeys,
  signCertificateKey,
} from '@corridor/recruitment/clearance/certificate'
import { inTransaction, type LedgerPlace, type Queryable } from '../ledger/LedgerPlace.ts'
import { hasher, verifier } from '../ledger/nodeCrypto.ts'
import { selectDelegatedKeys } from '../officeKeys/delegatedKeys.ts'

/** The list as it stands in the database: to be believed only with a root key from elsewhere. */
export async function selectCertificateKeys(
  client: Queryable,
  tenant: string,
): Promise<readonly CertificateKeyStatement[]> {
  const { rows } = await client.query<{ body: string; root_signature: string }>(
    `select body, root_signature from certificate_key_statement
     where tenant = $1 order by statement`,
    [tenant],
  )
  return rows.map(({ body, root_signature }) => ({
    body: JSON.parse(body) as CertificateKeyStatement['body'],
    rootSignature: root_signature,
  }))
}

/** The keys of the list that the root key makes trustworthy. */
export async function listedKeys(
  client: Queryable,
  tenant: string,
  rootKey: string,
): Promise<ReadonlyMap<string, CertificateKey>> {
  const list = await selectCertificateKeys(client, tenant)
  return (await readCertificateKeys(list, rootKey, verifier, hasher)).keys
}

/** Listed keys and those delegated; none where the root key is not known. */
export async function trustedKeys(
  client: Queryable,
  tenant: string,
  rootKey: string | null,
  now: Date,
): Promise<ReadonlyMap<string, CertificateKey>> {
  if (rootKey === null) return new Map()
  const keys = await listedKeys(client, tenant, rootKey)
  // What two persons delegated stands in the log; nothing of it takes the place of a listed key.
  const delegated = await selectDelegatedKeys(client, tenant, now)
  return new Map([...delegated.map((key) => [key.keyId, key] as const), ...keys])
}

/** Adds a line, signed with the offline root key. */
export async function addCertificateKey(
  { pool, tenant }: Pick<LedgerPlace, 'pool' | 'tenant'>,
  change: CertificateKeyIntroduction | CertificateKeyRevocation,
  root: Signer,
): Promise<CertificateKeyStatement> {
  return await inTransaction(pool, 'begin', async (client) => {
    const list = await selectCertificateKeys(client, tenant)
    const statement = await signCertificateKey(list, change, root, hasher)
    await client.query(
      `insert into certificate_key_statement (tenant, statement, body, root_signature)
       values ($1, $2, $3, $4)`,
      [tenant, statement.body.statement, canonicalJson(statement.body), statement.rootSignature],
    )
    return statement
  })
}
