import type { InstrumentStatus as InstrumentStatusAnswer } from '@corridor/contract'
import type { IsoDate } from '@corridor/kernel'
import {
  type InstrumentId,
  type InstrumentStatus,
  ratificationKey,
  type StateCode,
  statusOn,
} from '@corridor/standards'
import type { Answer } from '../../../http/mount.ts'
import type { StandardsHoldings } from '../StandardsHoldings.ts'
import { reviewOf } from './reviewOf.ts'

/**
 * The standing of a State under an instrument, with the sign-off that its level rests on.
 *
 * @throws {DomainError} `unknown_area` or `unknown_instrument`.
 */
export const statusAnswer = (
  holdings: StandardsHoldings,
  state: StateCode,
  instrument: InstrumentId,
  on: IsoDate,
): Answer<InstrumentStatusAnswer> =>
  describeStatus(holdings, statusOn(holdings.book, state, instrument, on))

export const describeStatus = (
  holdings: StandardsHoldings,
  status: InstrumentStatus,
): Answer<InstrumentStatusAnswer> => ({
  ...status,
  review:
    status.registered === null
      ? null
      : reviewOf(holdings, ratificationKey({ ...status, territory: null })),
})
