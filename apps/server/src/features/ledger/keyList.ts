import {
  canonicalJson,
  type KeyStatement,
  type KeyStatementBody,
  readKeyList,
  type SealingKey,
  type Signer,
  signKeyStatement,
} from '@corridor/ledger'
import { inTransaction, type LedgerPlace, type Queryable } from './LedgerPlace.ts'
import { hasher, type KeySigner, verifier } from './nodeCrypto.ts'

/** The key list as it stands in the database: to be believed only with a root key from elsewhere. */
export async function selectKeyList(
  client: Queryable,
  tenant: string,
): Promise<readonly KeyStatement[]> {
  const { rows } = await client.query<{
    body: string
    root_signature: string
    previous_signature: string | null
  }>(
    `select body, root_signature, previous_signature from ledger_key_statement
     where tenant = $1 order by statement`,
    [tenant],
  )
  return rows.map((row) => ({
    body: readBody(row.body),
    rootSignature: row.root_signature,
    previousSignature: row.previous_signature,
  }))
}

/** What is no JSON is no statement either; `readKeyList` says so. */
function readBody(text: string): KeyStatementBody {
  try {
    return JSON.parse(text) as KeyStatementBody
  } catch {
    return {} as KeyStatementBody
  }
}

/**
 * Introduces a new sealing key. It signs from now on; the one before ends.
 *
 * @param previous the key in use; null for the first, and where it is revoked.
 */
export async function introduceKey(
  place: LedgerPlace,
  root: Signer,
  previous: Signer | null,
  { keyId, publicKey }: KeySigner,
): Promise<KeyStatement> {
  const validFrom = place.now().toISOString()
  const change = { kind: 'key.introduce' as const, keyId, publicKey, validFrom }
  return await addStatement(place, (list) => signKeyStatement(list, change, root, previous, hasher))
}

/** Says that a key must not be believed from an instant on. */
export async function revokeKey(
  place: LedgerPlace,
  root: Signer,
  keyId: string,
  reason: string,
): Promise<KeyStatement> {
  const revokedFrom = place.now().toISOString()
  const change = { kind: 'key.revoke' as const, keyId, revokedFrom, reason }
  return await addStatement(place, (list) => signKeyStatement(list, change, root, null, hasher))
}

async function addStatement(
  { pool, tenant }: LedgerPlace,
  sign: (list: readonly KeyStatement[]) => Promise<KeyStatement>,
): Promise<KeyStatement> {
  return await inTransaction(pool, 'begin', async (client) => {
    const statement = await sign(await selectKeyList(client, tenant))
    await client.query(
      `insert into ledger_key_statement
         (tenant, statement, body, root_signature, previous_signature)
       values ($1, $2, $3, $4, $5)`,
      [
        tenant,
        statement.body.statement,
        canonicalJson(statement.body),
        statement.rootSignature,
        statement.previousSignature,
      ],
    )
    return statement
  })
}

/**
 * The key in use by the list, judged by a root key.
 *
 * @returns null when there is none or it is revoked.
 */
export async function keyInUse(
  list: readonly KeyStatement[],
  rootKey: string,
): Promise<SealingKey | null> {
  const { keys } = await readKeyList(list, rootKey, verifier, hasher)
  const last = [...keys.values()].at(-1)
  return last === undefined || last.revokedFrom !== null ? null : last
}
