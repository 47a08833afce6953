import type { FlowMethod } from '@corridor/flows'

/** The column of the published tables (Abel and Cohen 2019, 2022) that a method corresponds to. */
export const PUBLISHED_AS: Readonly<Record<FlowMethod, string | null>> = {
  'drop-negative': 'sd_drop_neg',
  'reverse-negative': 'sd_rev_neg',
  'migration-rates': 'mig_rate',
  'open-minimum': 'da_min_open',
  'open-independence': null,
  'closed-minimum': 'da_min_closed',
  'closed-independence': null,
  'pseudo-bayes': 'da_pb_closed',
}

/** Methods that need stocks only, so that they can be computed for women and men apart. */
export const isDifferencing = (method: FlowMethod): boolean =>
  method === 'drop-negative' || method === 'reverse-negative'

/** Methods that can find the stock tables without a common solution. */
export const isClosed = (method: FlowMethod): boolean =>
  method === 'closed-minimum' || method === 'closed-independence' || method === 'pseudo-bayes'

/** Methods that follow each birthplace, and so know outward, return and transit moves. */
export const knowsMoveTypes = (method: FlowMethod): boolean =>
  !isDifferencing(method) && method !== 'migration-rates'

export const INTERVAL_NOTE =
  'No interval: errors in the migrant stocks have not been simulated for this estimate. The estimate follows exactly from the stocks, births and deaths given, and how exact those are is not published. Compare methods and vintages to see how far estimates lie apart.'
