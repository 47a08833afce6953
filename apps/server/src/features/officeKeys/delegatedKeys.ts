import type { Instant, Signer } from '@corridor/ledger'
import {
  type CertificateKey,
  type RevokedKey,
  writeDelegation,
} from '@corridor/recruitment/clearance/certificate'
import type { Queryable } from '../ledger/LedgerPlace.ts'

/** Certificates that a key signed may be looked at for as long after its days. */
const LONGEST_CERTIFICATE_DAYS = 400

interface Row {
  readonly key_id: string
  readonly public_key: string
  readonly office: string
  readonly most: number
  readonly valid_from: Date
  readonly valid_until: Date
  readonly revoked_from: Date | null
}

/** Keys that the authority delegated, by the log: also those whose days are over, for what they signed. */
export async function selectDelegatedKeys(
  client: Queryable,
  tenant: string,
  now: Date,
): Promise<
  readonly (CertificateKey & {
    readonly validUntil: Instant
    readonly office: string
    readonly most: number
  })[]
> {
  const { rows } = await client.query<Row>({
    name: 'office_key_delegated',
    text: `select key_id, public_key, office, most, valid_from, valid_until, revoked_from
           from office_key
           where tenant = $1 and valid_from is not null
             and valid_until > $2::timestamptz - make_interval(days => $3)
           order by valid_from, record`,
    values: [tenant, now, LONGEST_CERTIFICATE_DAYS],
  })
  return rows.map((row) => ({
    keyId: row.key_id,
    publicKey: row.public_key,
    office: row.office,
    most: row.most,
    validFrom: wholeSeconds(row.valid_from),
    validUntil: wholeSeconds(row.valid_until),
    revokedFrom: row.revoked_from?.toISOString() ?? null,
  }))
}

/** As codes say it. */
const wholeSeconds = (date: Date): Instant => `${date.toISOString().slice(0, 19)}.000Z`

/** The delegations as their codes, and which of them must not be believed any more. */
export async function signDelegations(
  client: Queryable,
  tenant: string,
  signer: Signer,
  now: Date,
): Promise<{ readonly delegations: string[]; readonly revoked: readonly RevokedKey[] }> {
  const keys = await selectDelegatedKeys(client, tenant, now)
  const delegations: string[] = []
  for (const { office, publicKey, validFrom, validUntil, most } of keys) {
    const content = { office, publicKey, validFrom, validUntil, most }
    delegations.push(await writeDelegation(content, signer))
  }
  const revoked = keys.flatMap(({ keyId, revokedFrom }) =>
    revokedFrom === null ? [] : [{ keyId, since: revokedFrom }],
  )
  return { delegations, revoked }
}
