import { type CommandOf, defineRecord } from '@corridor/ledger'
import { CLEARANCE_STATUSES } from './Clearance.ts'
import { reenter, settleForm } from './forms.ts'
import { cancel, cancelHeld, expire, hold, proceed, release, transfer } from './holds.ts'
import { arrived, cleared, departed, processed, returned } from './movements.ts'
import { issue, open, ready, request } from './requesting.ts'
import {
  appeal,
  confirmRevocation,
  declineRevocation,
  dismissAppeal,
  lapseRevocation,
  proposeRevocation,
  upholdAppeal,
  withdrawRevocation,
} from './revocation.ts'

/** What people and programs can do with a clearance; the clock's own actions are not among it. */
export const clearanceActions = {
  request,
  open,
  ready,
  issue,
  processed,
  cleared,
  departed,
  arrived,
  returned,
  proceed,
  transfer,
  cancelHeld,
  cancel,
  proposeRevocation,
  confirmRevocation,
  declineRevocation,
  withdrawRevocation,
  appeal,
  dismissAppeal,
  upholdAppeal,
  reenter,
  settleForm,
} as const

/** The clearance of one worker for one departure. */
export const clearanceRecord = defineRecord({
  kind: 'clearance',
  statuses: CLEARANCE_STATUSES,
  actions: [
    request,
    open,
    ready,
    issue,
    processed,
    cleared,
    departed,
    arrived,
    returned,
    hold,
    release,
    proceed,
    transfer,
    cancelHeld,
    cancel,
    expire,
    proposeRevocation,
    confirmRevocation,
    declineRevocation,
    withdrawRevocation,
    lapseRevocation,
    appeal,
    dismissAppeal,
    upholdAppeal,
    reenter,
    settleForm,
  ],
})

export type ClearanceCommand = CommandOf<typeof clearanceRecord>
