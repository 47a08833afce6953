import {
  type RevocationList,
  type RevokedNumber,
  signRevocationList,
} from '@corridor/recruitment/clearance/certificate'
import { sql } from 'kysely'
import { signDelegations } from '../officeKeys/delegatedKeys.ts'
import type { ClearanceParts } from './ClearanceParts.ts'
import { selectCertificateKeys } from './certificateKeys.ts'
import { isHeld, todayOf } from './clearanceStore.ts'

type Parts = Pick<ClearanceParts, 'db' | 'ledger' | 'now' | 'certificates'>

/** A list is signed at most so often, however many ask. */
const KEEP_MS = 10_000

/** Hands out what verifiers carry with them. */
export function verifierLists(parts: Parts) {
  let kept: { readonly at: number; readonly list: Promise<SignedNow> } | null = null
  const current = () => {
    const at = parts.now().getTime()
    if (kept === null || at < kept.at || at - kept.at >= KEEP_MS) {
      kept = { at, list: makeList(parts) }
      // A failure is told to those who wait for it, and not kept.
      kept.list.catch(() => {
        kept = null
      })
    }
    return kept.list
  }
  return async () => ({
    keys: await selectCertificateKeys(parts.ledger.pool, parts.ledger.tenant),
    rootKey: parts.certificates.rootKey,
    ...(await current()),
  })
}

/** What is signed when it is asked for. */
interface SignedNow {
  readonly revocations: RevocationList | null
  readonly delegations: string[]
}

async function makeList(parts: Parts): Promise<SignedNow> {
  const { db, ledger, now, certificates } = parts
  const signer = certificates.signer()
  if (signer === null) return { revocations: null, delegations: [] }
  const held = isHeld(todayOf(parts))
  const rows = await db
    .selectFrom('clearance')
    .select(['number', 'status', 'stopped_at'])
    .where('tenant', '=', ledger.tenant)
    .where('number', 'is not', null)
    .where('expires', '>', now())
    .where(sql<boolean>`(status in ('revoked', 'cancelled') or (status = 'issued' and ${held}))`)
    .execute()
  const issuedAt = now().toISOString()
  const entries = rows.map(
    ({ number, status, stopped_at }): RevokedNumber => ({
      number: number!,
      state: status === 'issued' ? 'held' : 'revoked',
      since: stopped_at?.toISOString() ?? issuedAt,
    }),
  )
  const { delegations, revoked } = await signDelegations(ledger.pool, ledger.tenant, signer, now())
  const revocations = await signRevocationList(entries, issuedAt, signer, revoked)
  return { revocations, delegations }
}

/** What holds of a number now: one that was never issued, and anything else, alike `unknown`. */
export async function statusOfNumber(parts: Parts, number: string) {
  const { db, ledger, now } = parts
  const row = await db
    .selectFrom('clearance')
    .select(['status', 'kind', 'expires'])
    .select(isHeld(todayOf(parts)).as('held'))
    .where('tenant', '=', ledger.tenant)
    .where('number', '=', number)
    .executeTakeFirst()
  return { number, status: publicStatus(row, now()), asOf: now().toISOString() }
}

function publicStatus(
  row:
    | {
        readonly status: string
        readonly kind: string
        readonly expires: Date | null
        readonly held: boolean
      }
    | undefined,
  now: Date,
) {
  switch (row?.status) {
    case 'issued':
      if (row.expires !== null && row.expires <= now) return 'expired' as const
      if (row.held) return 'held' as const
      return row.kind === 'form' ? ('provisional' as const) : ('valid' as const)
    case 'used':
    case 'revoked':
    case 'expired':
    case 'cancelled':
      return row.status
    default:
      return 'unknown' as const
  }
}
