import type { IsoDate } from '@corridor/kernel'
import { type Finding, finding } from '@corridor/ledger'
import type { Bond, BondAccount, Instrument } from './Bond.ts'

/** What stands behind a bond, in minor units of its currency. */
export interface BondCover {
  /** Held instruments as far as they were not charged; a guarantee past its day counts nothing. */
  readonly total: number
  /** The part of it that is money. */
  readonly cash: number
  /** Declared, and neither received nor confirmed by the bank. */
  readonly pending: number
  readonly pendingCash: number
  /** Set aside for determinations. */
  readonly reserved: number
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0)

const isOver = ({ validUntil }: Instrument, on: IsoDate | null): boolean =>
  on !== null && validUntil !== null && validUntil < on

/**
 * What stands behind a bond: Σ valid instruments − charges.
 *
 * @param on the authority's date; null counts a guarantee until its end was recorded.
 * @example bondCover(bond, '2030-11-05').total // => 1491250
 */
export function bondCover(bond: BondAccount, on: IsoDate | null): BondCover {
  const valid = bond.instruments.filter((one) => !isOver(one, on))
  const held = valid.filter(({ state }) => state === 'held')
  const declared = valid.filter(({ state }) => state === 'declared')
  const cashOf = (some: readonly Instrument[]) => some.filter(({ kind }) => kind === 'cash')
  return {
    total: sum(held.map(({ remaining }) => remaining)),
    cash: sum(cashOf(held).map(({ remaining }) => remaining)),
    pending: sum(declared.map(({ minorUnits }) => minorUnits)),
    pendingCash: sum(cashOf(declared).map(({ minorUnits }) => minorUnits)),
    reserved: sum(bond.reserves.map(({ held: kept }) => kept)),
  }
}

/** What lacks, in minor units; null where what is required cannot be told. */
export function shortfallOf(bond: BondAccount, on: IsoDate | null): number | null {
  const required = bond.requirement?.minorUnits ?? null
  if (bond.requirement === null || required === null) return null
  const { total, cash } = bondCover(bond, on)
  return Math.max(0, required - total, bond.requirement.cashMinorUnits - cash)
}

/**
 * Whether a bond has what it must: `cannot_tell` while nothing was assessed, or while what was
 * declared would make it enough and is not confirmed.
 */
export function isSufficient(bond: BondAccount, on: IsoDate | null): 'yes' | 'no' | 'cannot_tell' {
  const lacking = shortfallOf(bond, on)
  if (lacking === null) return 'cannot_tell'
  if (lacking === 0) return 'yes'
  const { total, cash, pending, pendingCash } = bondCover(bond, on)
  const required = bond.requirement?.minorUnits ?? 0
  const isEnoughThen =
    total + pending >= required && cash + pendingCash >= (bond.requirement?.cashMinorUnits ?? 0)
  return isEnoughThen ? 'cannot_tell' : 'no'
}

const MET = { yes: true, no: false, cannot_tell: null } as const

/**
 * The check `bond_cover` on a bond: whether its holder may go on.
 *
 * @param bond null where the holder has none, which is a no.
 * @param on the authority's date.
 */
export function findBondCover(bond: Bond | null, on: IsoDate): Finding {
  if (bond === null || bond.status === 'released' || bond.status === 'forfeited') {
    return finding('bond_cover', false, 'there is no bond; lodge one')
  }
  if (bond.defaultedAt !== null) {
    return finding('bond_cover', false, 'the bond was not replenished in time; top it up')
  }
  const met = isSufficient(bond, on)
  if (bond.requirement === null || bond.requirement.minorUnits === null) {
    return finding('bond_cover', null, 'what the bond must have was not assessed')
  }
  const words =
    met === 'cannot_tell'
      ? 'a deposit is not received, or a guarantee is not confirmed by its bank'
      : 'the bond is short of what is required'
  return finding('bond_cover', MET[met], words)
}
