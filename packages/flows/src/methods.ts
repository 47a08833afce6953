/**
 * The ways to estimate flows from stocks, under Corridor's names.
 * `docs/methods/flows.md` gives the formula and the published column each corresponds to.
 */
export const FLOW_METHODS = [
  'drop-negative',
  'reverse-negative',
  'migration-rates',
  'open-minimum',
  'open-independence',
  'closed-minimum',
  'closed-independence',
  'pseudo-bayes',
] as const

export type FlowMethod = (typeof FLOW_METHODS)[number]

/** Weight of the minimum-migration part in `pseudo-bayes` (Azose and Raftery 2019). */
export const PSEUDO_BAYES_WEIGHT = 0.87
