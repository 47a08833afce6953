import { addDays, type IsoDate } from '@corridor/kernel'
import type { ParameterFile, ParameterVersion } from './ParameterFile.ts'

/** A version on the days on which it holds, after what was put into force later. */
export interface ValueInForce {
  readonly version: ParameterVersion & { readonly act: 'set' }
  readonly from: IsoDate
  /** Last day; null while it lasts. */
  readonly until: IsoDate | null
}

/**
 * What holds on which days, in order: of versions that overlap the one put into force last. A
 * version cut in two by a later one is there twice.
 */
export function valuesInForce({
  versions,
}: Pick<ParameterFile, 'versions'>): readonly ValueInForce[] {
  let spans: readonly ValueInForce[] = []
  for (const version of versions) {
    const until = version.act === 'set' ? version.validUntil : null
    spans = spans.flatMap((span) => without(span, version.validFrom, until))
    if (version.act === 'set') spans = [...spans, { version, from: version.validFrom, until }]
  }
  return spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))
}

/** What is left of a span without some days. */
function without(
  span: ValueInForce,
  from: IsoDate,
  until: IsoDate | null,
): readonly ValueInForce[] {
  const isBefore = span.until !== null && span.until < from
  const isAfter = until !== null && span.from > until
  if (isBefore || isAfter) return [span]
  const rest: ValueInForce[] = []
  if (span.from < from) rest.push({ ...span, until: addDays(from, -1) })
  if (until !== null && (span.until === null || span.until > until)) {
    rest.push({ ...span, from: addDays(until, 1) })
  }
  return rest
}
