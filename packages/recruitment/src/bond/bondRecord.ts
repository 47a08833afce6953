import { type CommandOf, defineRecord } from '@corridor/ledger'
import { assess, expire, lapseNotice, serveNotice, setTail } from './assessment.ts'
import { BOND_STATUSES } from './Bond.ts'
import { confirmGuarantee, deposit, lodge, receiveCash, reject } from './lodging.ts'
import {
  confirm,
  decline,
  free,
  lapse,
  propose,
  reserve,
  settleClaim,
  withdraw,
} from './movements.ts'

/** What people can do with a bond; the clock's own actions are not among it. */
export const bondActions = {
  lodge,
  deposit,
  receiveCash,
  confirmGuarantee,
  reject,
  assess,
  serveNotice,
  setTail,
  reserve,
  free,
  propose,
  confirm,
  decline,
  withdraw,
  settleClaim,
} as const

/** The bond of an agency or the escrow of a principal. */
export const bondRecord = defineRecord({
  kind: 'bond',
  statuses: BOND_STATUSES,
  actions: [
    lodge,
    deposit,
    receiveCash,
    confirmGuarantee,
    reject,
    assess,
    serveNotice,
    lapseNotice,
    expire,
    setTail,
    reserve,
    free,
    propose,
    confirm,
    decline,
    withdraw,
    lapse,
    settleClaim,
  ],
})

export type BondCommand = CommandOf<typeof bondRecord>
