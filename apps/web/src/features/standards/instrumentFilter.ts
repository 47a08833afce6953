import { type InstrumentSummary, TOPICS } from '@corridor/contract'
import { optionalChoice, optionalText } from '../../app/viewState.ts'

export const INSTRUMENT_KINDS = ['convention', 'protocol', 'recommendation', 'un-treaty'] as const

/** Topic, kind and region of a list of instruments as its address tells them. */
export const FILTER_VIEW = {
  topic: optionalChoice(TOPICS),
  kind: optionalChoice(INSTRUMENT_KINDS),
  region: optionalText(/^[A-Z0-9-]{2,8}$/),
}

/** What decides whether an instrument is shown. */
export interface InstrumentFilter {
  readonly topic: InstrumentSummary['topics'][number] | undefined
  readonly kind: InstrumentSummary['kind'] | undefined
}

/** Whether an instrument fits what the reader chose. */
export const fitsFilter = (
  { topics, kind }: Pick<InstrumentSummary, 'topics' | 'kind'>,
  filter: InstrumentFilter,
): boolean =>
  (filter.topic === undefined || topics.includes(filter.topic)) &&
  (filter.kind === undefined || kind === filter.kind)

/** Topics that at least one of the instruments has, in the order of the list. */
export function topicsOf(
  instruments: readonly Pick<InstrumentSummary, 'topics'>[],
): readonly InstrumentSummary['topics'][number][] {
  const known = new Set(instruments.flatMap(({ topics }) => topics))
  return TOPICS.filter((topic) => known.has(topic))
}
