import { bondActions } from '@corridor/recruitment/bond'
import { z } from 'zod'
import { actionRoute } from '../action.ts'
import { OfBond } from './bonds.ts'

/** Where a command about one bond is found. */
const at = (verb: string) => ({
  path: `/bonds/:bond/${verb}`,
  input: OfBond,
  examples: [{ bond: 'b-example' }] as const,
})

const AMOUNT = { minorUnits: 2_000_000, currency: 'XTS' } as const
const CASH = { kind: 'cash', amount: AMOUNT, reference: 'EX-RECEIPT-1' } as const
const HELD = { instrument: 'i1', on: '2026-01-31', reference: 'EX-STATEMENT-1' } as const

export const lodgeBondRoute = actionRoute(bondActions.lodge, {
  id: 'lodgeBond',
  path: '/bonds',
  summary: 'Lodge a bond with its first deposit; its id comes from the idempotency key',
  input: z.object({}),
  examples: [{}],
  payloadExample: {
    holder: 'o-example',
    holderName: 'Example Agency',
    purpose: 'agency',
    office: null,
    jurisdiction: 'NPL',
    deposit: CASH,
  },
})

export const depositBondRoute = actionRoute(bondActions.deposit, {
  id: 'depositToBond',
  ...at('deposit'),
  summary: 'Top a bond up; it counts once another person has stated that it is there',
  payloadExample: { deposit: CASH },
})

export const receiveCashRoute = actionRoute(bondActions.receiveCash, {
  id: 'receiveCash',
  ...at('receive-cash'),
  summary: 'State that the money of a deposit came',
  payloadExample: HELD,
})

export const confirmGuaranteeRoute = actionRoute(bondActions.confirmGuarantee, {
  id: 'confirmGuarantee',
  ...at('confirm-guarantee'),
  summary: 'State that the bank confirmed its guarantee',
  payloadExample: HELD,
})

export const rejectDepositRoute = actionRoute(bondActions.reject, {
  id: 'rejectDeposit',
  ...at('reject'),
  summary: 'State that the money never came, or that the bank does not stand by its guarantee',
  payloadExample: { instrument: 'i1', reason: 'Example reason' },
})

export const assessBondRoute = actionRoute(bondActions.assess, {
  id: 'assessBond',
  ...at('assess'),
  summary: 'Record what a bond must have, from tiers, pending cases or an order',
  payloadExample: {
    required: AMOUNT,
    reading: null,
    basis: { kind: 'order', amount: AMOUNT, source: 'Example order 7' },
  },
})

export const serveNoticeRoute = actionRoute(bondActions.serveNotice, {
  id: 'serveBondNotice',
  ...at('serve-notice'),
  summary: 'Serve the notice that a bond must be topped up, with its deadline',
  payloadExample: { receivedOn: '2026-01-31', days: 15 },
})

export const setBondTailRoute = actionRoute(bondActions.setTail, {
  id: 'setBondTail',
  ...at('set-tail'),
  summary: 'Set until when the holder answers for what happened while its licence ran',
  payloadExample: { until: '2027-01-31', basis: 'Example rule' },
})

export const reserveBondRoute = actionRoute(bondActions.reserve, {
  id: 'reserveBond',
  ...at('reserve'),
  summary: 'Set an amount aside for a determination, as much of it as the cover holds',
  payloadExample: { determination: 'EX-D-1', amount: AMOUNT },
})

export const freeBondRoute = actionRoute(bondActions.free, {
  id: 'freeBond',
  ...at('free'),
  summary: 'Free what was set aside for a determination',
  payloadExample: { determination: 'EX-D-1', reason: 'Example reason' },
})

export const proposeBondRoute = actionRoute(bondActions.propose, {
  id: 'proposeForBond',
  ...at('propose'),
  summary: 'Propose to charge an award, to release the bond or to forfeit it',
  payloadExample: {
    movement: {
      act: 'charge',
      award: 'EX-A-1',
      amount: AMOUNT,
      determination: null,
      reason: 'Example reason',
    },
  },
})

export const confirmBondRoute = actionRoute(bondActions.confirm, {
  id: 'confirmForBond',
  ...at('confirm'),
  summary: 'Confirm what finance proposed; it takes effect at once',
  payloadExample: {},
})

export const declineBondRoute = actionRoute(bondActions.decline, {
  id: 'declineForBond',
  ...at('decline'),
  summary: 'Turn down what was proposed',
  payloadExample: { reason: 'Example reason' },
})

export const withdrawBondRoute = actionRoute(bondActions.withdraw, {
  id: 'withdrawForBond',
  ...at('withdraw'),
  summary: 'Take a proposal back',
  payloadExample: { reason: 'Example reason' },
})

export const settleClaimRoute = actionRoute(bondActions.settleClaim, {
  id: 'settleBondClaim',
  ...at('settle-claim'),
  summary: 'State that the open claim of an award was paid otherwise than from the bond',
  payloadExample: { award: 'EX-A-1', reference: 'EX-RECEIPT-2' },
})

/** Every command about bonds. */
export const BOND_ACT_ROUTES = [
  lodgeBondRoute,
  depositBondRoute,
  receiveCashRoute,
  confirmGuaranteeRoute,
  rejectDepositRoute,
  assessBondRoute,
  serveNoticeRoute,
  setBondTailRoute,
  reserveBondRoute,
  freeBondRoute,
  proposeBondRoute,
  confirmBondRoute,
  declineBondRoute,
  withdrawBondRoute,
  settleClaimRoute,
] as const
