import type { Moment } from './account.ts'
import type { Bond, BondAccount, BondStatus, OpenBond } from './Bond.ts'
import { isSufficient } from './cover.ts'

type OpenStatus = OpenBond['status']

/** A bond in one of the statuses in which it can still move. */
export const inStatus = (account: BondAccount, status: OpenStatus): OpenBond =>
  ({ ...account, status }) as OpenBond

/**
 * The status after something changed: `lodged` once it has what it must, `short` or still
 * `replenish_due` when it has not. What cannot be told neither helps nor harms.
 *
 * @param before the status that stays where nothing can be told.
 */
export function settle(
  account: BondAccount,
  before: BondStatus,
  { recordedAt }: Pick<Moment, 'recordedAt'>,
): OpenBond {
  const status = before as OpenStatus
  switch (isSufficient(account, null)) {
    case 'yes':
      return inStatus({ ...account, shortSince: null, notice: null, defaultedAt: null }, 'lodged')
    case 'no': {
      const shortSince = account.shortSince ?? recordedAt
      return inStatus({ ...account, shortSince }, status === 'replenish_due' ? status : 'short')
    }
    case 'cannot_tell':
      return inStatus(account, status)
  }
}

/** The account of a bond, without its status. */
export function accountOf<State extends Bond>({ status: _, ...account }: State): BondAccount {
  return account
}
