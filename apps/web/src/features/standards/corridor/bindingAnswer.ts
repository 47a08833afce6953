import type { bindingRoute, InstrumentSummary } from '@corridor/contract'
import type { RouteOutput } from '../../../app/fetchRoute.ts'
import type { AreaNames } from '../../areas/useAreas.ts'

/** What the interface tells about the rules of a corridor on a day. */
export type BindingAnswer = RouteOutput<typeof bindingRoute>
export type Binding = BindingAnswer['bindings'][number]
export type TopicRights = BindingAnswer['topics'][number]
export type WouldAdd = BindingAnswer['wouldAdd'][number]

/** The two ends in the reader's language. */
export interface EndNames {
  readonly origin: string
  readonly destination: string
}

/** What every part of the section takes. */
export interface RulesPartProps {
  readonly answer: BindingAnswer
  readonly names: EndNames
}

export const endNames = (answer: BindingAnswer, areas: Pick<AreaNames, 'name'>): EndNames => {
  const [origin = '', destination = ''] = answer.corridor.split('-')
  return { origin: areas.name(origin), destination: areas.name(destination) }
}

/** Titles of instruments by code; the code alone where there is none. */
export const titledBy = (
  instruments: readonly InstrumentSummary[],
): ((id: string) => Pick<InstrumentSummary, 'id'> & Partial<InstrumentSummary>) => {
  const titled = new Map(instruments.map((instrument) => [instrument.id, instrument]))
  return (id) => titled.get(id) ?? { id }
}
