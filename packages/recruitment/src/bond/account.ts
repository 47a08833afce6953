import type { Instant } from '@corridor/ledger'

export const BOND_ACCOUNTS = ['holder', 'cover', 'reserved', 'awards', 'authority'] as const

/**
 * `holder`: whoever lodged it, below zero by what is in the bond's hands or paid out of it. `cover`:
 * free to be charged. `reserved`: set aside for determinations. `awards`: paid to workers.
 * `authority`: forfeited.
 */
export type BondAccountName = (typeof BOND_ACCOUNTS)[number]

/** One movement: what leaves one account comes into another. */
export interface AccountEntry {
  readonly kind: 'deposit' | 'reserve' | 'charge' | 'release'
  readonly from: BondAccountName
  readonly to: BondAccountName
  /** Above zero. */
  readonly minorUnits: number
  /** The instrument, determination, award or order that it is about. */
  readonly reference: string
  readonly recordedAt: Instant
  /** Version of the act that made it. */
  readonly version: number
}

/** The act that makes an entry. */
export type Moment = Pick<AccountEntry, 'version' | 'recordedAt'>

/** Adds an entry, unless nothing moves. */
export const post = (
  entries: readonly AccountEntry[],
  movement: Omit<AccountEntry, keyof Moment>,
  { version, recordedAt }: Moment,
): readonly AccountEntry[] =>
  movement.minorUnits === 0 ? entries : [...entries, { ...movement, version, recordedAt }]

/**
 * What each account has: what came in less what went out. They add up to zero.
 *
 * @returns minor units of the bond's currency.
 */
export function balancesOf(
  entries: readonly Pick<AccountEntry, 'from' | 'to' | 'minorUnits'>[],
): Readonly<Record<BondAccountName, number>> {
  const balances = { holder: 0, cover: 0, reserved: 0, awards: 0, authority: 0 }
  for (const { from, to, minorUnits } of entries) {
    balances[from] -= minorUnits
    balances[to] += minorUnits
  }
  return balances
}
