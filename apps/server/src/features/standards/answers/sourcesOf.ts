import type { StandardsSources } from '@corridor/contract'
import type { IsoDate } from '@corridor/kernel'
import type { InstrumentId } from '@corridor/standards'
import type { Answer } from '../../../http/mount.ts'
import { VERSION } from '../../../version.ts'
import type { StandardsHoldings } from '../StandardsHoldings.ts'

/** The lists that an answer rests on and how it is cited; every list when none is named. */
export function sourcesOf(
  { facts, imported }: StandardsHoldings,
  on: IsoDate,
  instruments?: readonly InstrumentId[],
): Answer<StandardsSources> {
  const wanted = instruments === undefined ? null : new Set(instruments)
  const lists = facts.lists
    .filter(({ instrument }) => wanted?.has(instrument) ?? true)
    .map((list) => ({
      instrument: list.instrument,
      publisher: list.publisher,
      source: list.source,
      completeThrough: list.completeThrough,
      licence: list.licence,
      note: list.note,
      origin: imported.has(list.instrument) ? ('imported' as const) : ('shipped' as const),
      verification: list.verification,
    }))
  return { lists, citation: cite(lists, on) }
}

/** Publishers once each, with the day that the earliest of their lists reaches. */
function cite(
  lists: readonly { readonly publisher: string; readonly completeThrough: IsoDate }[],
  on: IsoDate,
): string {
  const byPublisher = Map.groupBy(lists, ({ publisher }) => publisher)
  const parts = [...byPublisher].map(([publisher, own]) => {
    const days = own.map(({ completeThrough }) => completeThrough).toSorted()
    const [first, last] = [days[0]!, days.at(-1)!]
    return `${publisher} (complete to ${first === last ? first : `${first}, the latest to ${last}`})`
  })
  const from = parts.length === 0 ? '' : ` From: ${parts.join('; ')}.`
  return `Corridor ${VERSION}, standing under international labour and migration instruments on ${on}.${from}`
}
