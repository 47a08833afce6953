import type { InstrumentSummary, Provision as ProvisionAnswer } from '@corridor/contract'
import {
  type InstrumentEntry,
  type InstrumentId,
  type Provision,
  provisionKey,
  TOPICS,
} from '@corridor/standards'
import type { Answer } from '../../../http/mount.ts'
import type { StandardsHoldings } from '../StandardsHoldings.ts'
import { reviewOf } from './reviewOf.ts'

/** What a list, a matrix or a comparison says of an instrument. */
export function describeInstrument({
  instrument,
  list,
  firstEntryIntoForce,
}: InstrumentEntry): Answer<InstrumentSummary> {
  const topics = new Set(instrument.provisions.map(({ topic }) => topic))
  return {
    id: instrument.id,
    kind: instrument.kind,
    names: instrument.names,
    adoptedYear: instrument.adoptedYear,
    category: instrument.category?.group ?? null,
    topics: TOPICS.filter((topic) => topics.has(topic)),
    firstEntryIntoForce:
      firstEntryIntoForce === null
        ? null
        : {
            date: firstEntryIntoForce.date,
            basis: firstEntryIntoForce.basis,
            verification: firstEntryIntoForce.verification,
          },
    completeThrough: list?.completeThrough ?? null,
  }
}

export const describeInstruments = ({ book }: StandardsHoldings): Answer<InstrumentSummary[]> =>
  [...book.entries.values()].map(describeInstrument)

export const describeProvision = (
  holdings: StandardsHoldings,
  instrument: InstrumentId,
  provision: Provision,
): Answer<ProvisionAnswer> => ({
  article: provision.article,
  topic: provision.topic,
  subject: provision.subject,
  requirement: provision.requirement,
  dutyOf: provision.dutyOf,
  isRight: provision.isRight,
  unit: provision.unit,
  reciprocity: provision.reciprocity,
  verification: provision.verification,
  source: provision.source,
  review: reviewOf(holdings, provisionKey(instrument, provision.article)),
})
