import { clearanceActions } from '@corridor/recruitment/clearance'
import { z } from 'zod'
import { type ActionRoute, actionRoute } from '../action.ts'
import { LedgerRecordId } from '../ledger/words.ts'
import { OfClearance, SOME_CLEARANCE } from './clearances.ts'

const Reason = z.string().trim().min(1).max(2000)
const REASON = { reason: 'Example reason' } as const

/** Where a command about one clearance is found. */
const at = (verb: string) => ({
  path: `/clearances/:clearance/${verb}`,
  input: OfClearance,
  examples: [SOME_CLEARANCE] as const,
})

const {
  request,
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
} = clearanceActions

/** The rest of what the log keeps of a request is read by the server. */
export const requestClearanceRoute = actionRoute(
  {
    ...request,
    payload: z.strictObject({ contract: LedgerRecordId, kind: z.enum(['first', 'reentry']) }),
  },
  {
    id: 'requestClearance',
    path: '/clearances',
    summary: 'Ask for the clearance of a contract; its checks are made at once',
    input: z.object({}),
    examples: [{}],
    payloadExample: { contract: 'c-0123456789abcdef0123', kind: 'first' },
  },
)

/** Findings and verdict are the server's. */
export const assessClearanceRoute = actionRoute(
  { ...ready, payload: z.strictObject({}) },
  {
    id: 'assessClearance',
    ...at('assess'),
    summary: 'Make the checks again; says whether the clearance can be issued now',
    payloadExample: {},
  },
)

export const issueClearanceRoute = actionRoute(
  { ...issue, payload: z.strictObject({ reason: Reason.nullable() }) },
  {
    id: 'issueClearance',
    ...at('issue'),
    summary: 'Issue a clearance; what the checks ask somebody to look at needs a reason',
    payloadExample: { reason: null },
  },
)

/** A form as it was keyed. */
export const KeyedForm = z.strictObject({
  /** The text of its QR code, which carries the serial and the office's signature. */
  certificate: z.string().max(500),
  /** When the office filled it in, as the paper says. */
  occurredAt: z.iso.datetime({ precision: 3 }),
  /** Of the passport; only a digest is kept. */
  documentNumber: z.string().trim().min(1).max(40),
  birthDate: z.iso.date(),
})
export type KeyedForm = z.infer<typeof KeyedForm>

export const reenterClearanceRoute = actionRoute(
  { ...reenter, payload: KeyedForm },
  {
    id: 'reenterClearance',
    path: '/clearances/forms',
    summary:
      'Enter a form that an office issued by hand in an outage; the serial is the idempotency key',
    input: z.object({}),
    examples: [{}],
    payloadExample: {
      certificate: 'CLR1:',
      occurredAt: '2030-03-05T10:00:00.000Z',
      documentNumber: 'X0000000',
      birthDate: '1999-05-04',
    },
  },
)

const MOVED = { occurredAt: '2030-03-05T10:00:00.000Z', place: 'Example airport' } as const

const movements = [
  actionRoute(processed, {
    id: 'reportProcessed',
    ...at('processed'),
    summary: 'Report that an office dealt with the file',
    payloadExample: MOVED,
  }),
  actionRoute(cleared, {
    id: 'reportCleared',
    ...at('cleared'),
    summary: 'Report that the exit control looked at the clearance',
    payloadExample: MOVED,
  }),
  actionRoute(departed, {
    id: 'reportDeparted',
    ...at('departed'),
    summary: 'Report the departure: the clearance is used',
    payloadExample: MOVED,
  }),
  actionRoute(arrived, {
    id: 'reportArrived',
    ...at('arrived'),
    summary: 'Report the arrival',
    payloadExample: MOVED,
  }),
  actionRoute(returned, {
    id: 'reportReturned',
    ...at('returned'),
    summary: 'Report the return',
    payloadExample: MOVED,
  }),
] as const

/** Reports of movements, each by itself. */
export const MOVEMENT_ROUTES = {
  processed: movements[0],
  cleared: movements[1],
  departed: movements[2],
  arrived: movements[3],
  returned: movements[4],
} as const

export const proceedClearanceRoute = actionRoute(proceed, {
  id: 'proceedClearance',
  ...at('proceed'),
  summary: 'Decide that this worker goes on in spite of the hold',
  payloadExample: REASON,
})

export const transferClearanceRoute = actionRoute(transfer, {
  id: 'transferClearance',
  ...at('transfer'),
  summary: 'Decide that another agency takes this worker over',
  payloadExample: { agency: 'o-0123456789abcdef0123', ...REASON },
})

export const cancelHeldClearanceRoute = actionRoute(cancelHeld, {
  id: 'cancelHeldClearance',
  ...at('cancel-held'),
  summary: 'Decide that this worker does not go and gets back what was paid',
  payloadExample: REASON,
})

export const cancelClearanceRoute = actionRoute(cancel, {
  id: 'cancelClearance',
  ...at('cancel'),
  summary: 'Take back the request, or give up the clearance before departure',
  payloadExample: REASON,
})

export const proposeRevocationRoute = actionRoute(proposeRevocation, {
  id: 'proposeClearanceRevocation',
  ...at('propose-revocation'),
  summary: 'Propose to revoke a clearance',
  payloadExample: REASON,
})

export const confirmRevocationRoute = actionRoute(confirmRevocation, {
  id: 'confirmClearanceRevocation',
  ...at('confirm-revocation'),
  summary: 'Revoke a clearance on another’s proposal; the worker may appeal',
  payloadExample: {},
})

export const declineRevocationRoute = actionRoute(declineRevocation, {
  id: 'declineClearanceRevocation',
  ...at('decline-revocation'),
  summary: 'Turn down the proposal to revoke',
  payloadExample: REASON,
})

export const withdrawRevocationRoute = actionRoute(withdrawRevocation, {
  id: 'withdrawClearanceRevocation',
  ...at('withdraw-revocation'),
  summary: 'Take back the proposal to revoke',
  payloadExample: REASON,
})

export const appealClearanceRoute = actionRoute(appeal, {
  id: 'appealClearance',
  ...at('appeal'),
  summary: 'Say that the revocation of one’s own clearance is wrong',
  payloadExample: { grounds: 'Example grounds' },
})

export const dismissAppealRoute = actionRoute(dismissAppeal, {
  id: 'dismissClearanceAppeal',
  ...at('dismiss-appeal'),
  summary: 'Let the revocation stand; by somebody who had no part in it',
  payloadExample: REASON,
})

export const upholdAppealRoute = actionRoute(upholdAppeal, {
  id: 'upholdClearanceAppeal',
  ...at('uphold-appeal'),
  summary: 'Let the clearance hold again; by somebody who had no part in the revocation',
  payloadExample: REASON,
})

export const settleFormRoute = actionRoute(settleForm, {
  id: 'settleClearanceForm',
  ...at('settle-form'),
  summary: 'Say what came of a look at a form of an outage; the clearance stays as it is',
  payloadExample: { outcome: 'worker_contacted', note: 'Example words' },
})

/** Commands whose payload is the action's own. */
export const CLEARANCE_ACT_ROUTES: readonly ActionRoute[] = [
  ...movements,
  proceedClearanceRoute,
  transferClearanceRoute,
  cancelHeldClearanceRoute,
  cancelClearanceRoute,
  proposeRevocationRoute,
  confirmRevocationRoute,
  declineRevocationRoute,
  withdrawRevocationRoute,
  appealClearanceRoute,
  dismissAppealRoute,
  upholdAppealRoute,
  settleFormRoute,
]
