import { type CommandOf, defineRecord } from '@corridor/ledger'
import {
  approveAmendment,
  countersignAmendment,
  declineAmendment,
  proposeAmendment,
  refuseAmendment,
  signAmendment,
  withdrawAmendment,
} from './amending.ts'
import { CONTRACT_STATUSES } from './Contract.ts'
import { approve, check, giveBack, recheck } from './checking.ts'
import { findMismatch, match, registerDestination } from './destination.ts'
import { draft, lapse, offer, recall, redraft } from './drafting.ts'
import { end, withdraw } from './ending.ts'
import { recordFee, strikeFee } from './fees.ts'
import { countersign, refuse, sign } from './signing.ts'

/** What people can do with a contract; the clock's own actions are not among it. */
export const contractActions = {
  draft,
  redraft,
  offer,
  recall,
  sign,
  refuse,
  countersign,
  approve,
  giveBack,
  registerDestination,
  proposeAmendment,
  signAmendment,
  countersignAmendment,
  approveAmendment,
  refuseAmendment,
  withdrawAmendment,
  declineAmendment,
  end,
  withdraw,
  recordFee,
  strikeFee,
} as const

/** A contract of one worker and one employer, through an agency, in all its versions. */
export const contractRecord = defineRecord({
  kind: 'contract',
  statuses: CONTRACT_STATUSES,
  actions: [
    draft,
    redraft,
    offer,
    recall,
    lapse,
    sign,
    refuse,
    countersign,
    check,
    recheck,
    approve,
    giveBack,
    registerDestination,
    match,
    findMismatch,
    proposeAmendment,
    signAmendment,
    countersignAmendment,
    approveAmendment,
    refuseAmendment,
    withdrawAmendment,
    declineAmendment,
    end,
    withdraw,
    recordFee,
    strikeFee,
  ],
})

export type ContractCommand = CommandOf<typeof contractRecord>
