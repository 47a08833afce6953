import { keysRoute, proofRoute, sealsExportRoute, sealsRoute } from './seals.ts'

export * from './log.ts'
export * from './seals.ts'

/** Operations on the log of actions and its seals. */
export const LEDGER_ROUTES = [sealsRoute, keysRoute, sealsExportRoute, proofRoute] as const
