import type { bindingRoute } from '@corridor/contract'
import { type Corridor, formatCorridor, type IsoDate } from '@corridor/kernel'
import { bindingOn, rightsOn, undescribedOn, whatWouldAdd } from '@corridor/standards'
import type { Answer } from '../../../http/mount.ts'
import type { StandardsHoldings } from '../StandardsHoldings.ts'
import { describeInstruments, describeProvision } from './describeInstrument.ts'
import { describeStatus } from './describeStatus.ts'
import { sourcesOf } from './sourcesOf.ts'

type BindingAnswer = Answer<typeof bindingRoute.output>

/** @throws {DomainError} `unknown_area` for an end that is no member held. */
export function bindingAnswer(
  holdings: StandardsHoldings,
  corridor: Corridor,
  on: IsoDate,
): BindingAnswer {
  const topics = rightsOn(holdings.book, corridor, on)
  return {
    corridor: formatCorridor(corridor),
    on,
    instruments: describeInstruments(holdings),
    bindings: bindingOn(holdings.book, corridor, on).map((binding) => ({
      ...binding,
      origin: describeStatus(holdings, binding.origin),
      destination: describeStatus(holdings, binding.destination),
    })),
    topics: topics.map(({ topic, state, rights }) => ({
      topic,
      state,
      rights: rights.map((right) => ({
        ...right,
        provision: describeProvision(holdings, right.instrument, right.provision),
      })),
    })),
    undescribed: undescribedOn(holdings.book, corridor, on),
    wouldAdd: whatWouldAdd(holdings.book, corridor, on),
    sources: sourcesOf(holdings, on),
  }
}
