import { type CommandOf, defineRecord } from '@corridor/ledger'
import { exhaust, expire, freeze, reopen, thaw } from './clock.ts'
import {
  approve,
  approveAdvert,
  attest,
  declineAdvert,
  proposeAdvert,
  returnFromOffice,
  returnFromPost,
} from './decisions.ts'
import { JOB_ORDER_STATUSES } from './JobOrder.ts'
import { prepare, revise, submit, withdraw } from './preparation.ts'

/** What people can do with a job order; the clock's own actions are not among it. */
export const jobOrderActions = {
  prepare,
  revise,
  submit,
  withdraw,
  attest,
  returnFromPost,
  approve,
  returnFromOffice,
  proposeAdvert,
  approveAdvert,
  declineAdvert,
} as const

/** Demands of principals for workers, from the draft to the last vacancy. */
export const jobOrderRecord = defineRecord({
  kind: 'jobOrder',
  statuses: JOB_ORDER_STATUSES,
  actions: [
    prepare,
    revise,
    submit,
    withdraw,
    attest,
    returnFromPost,
    approve,
    returnFromOffice,
    proposeAdvert,
    approveAdvert,
    declineAdvert,
    expire,
    exhaust,
    reopen,
    freeze,
    thaw,
  ],
})

export type JobOrderCommand = CommandOf<typeof jobOrderRecord>
