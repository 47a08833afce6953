import type { BondSummary } from '@corridor/contract'

export const STATUSES = [
  'lodged',
  'charged',
  'short',
  'replenish_due',
  'released',
  'forfeited',
] as const satisfies readonly BondSummary['status'][]

export const PURPOSES = ['agency', 'principal'] as const satisfies readonly BondSummary['purpose'][]

/** Rules of bonds that have words in every language. */
const RULE_NAMES = [
  'award_once',
  'basis_established',
  'claim_open',
  'currency',
  'day_past',
  'deposit_declared',
  'deposit_new',
  'deposits_settled',
  'guarantee_valid',
  'guarantees_current',
  'holder_fits',
  'holder_known',
  'licence_ended',
  'no_claim',
  'no_open_case',
  'nothing_reserved',
  'one_for_holder',
  'one_proposal',
  'proposed',
  'required_follows',
  'reserve_new',
  'reserved',
  'table_of_register',
  'tail_differs',
  'tail_over',
]

/** Words for the rules, by rule. */
export const RULES: Readonly<Record<string, string>> = {
  SD1: 'bonds.rule-other-person',
  SD9: 'bonds.rule-finance-and-authority',
  bond_cover: 'bonds.rule-bond-cover',
  ...Object.fromEntries(
    RULE_NAMES.map((name) => [`bond.${name}`, `bonds.rule-${name.replaceAll('_', '-')}`]),
  ),
}

/** `bond.receiveCash` as ids of words have it: `receive-cash`. */
export const verbOf = (type: string): string =>
  type.slice(type.indexOf('.') + 1).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
