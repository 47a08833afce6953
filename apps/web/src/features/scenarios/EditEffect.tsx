import type { FlowEstimate } from '@corridor/flows'
import { useMemo } from 'react'
import { useReader } from '../../app/PreferencesProvider.tsx'
import { useMessages } from '../../i18n/useMessages.ts'
import { corridorChange, marginsOf } from './compareFlows.ts'

export interface Estimates {
  readonly before: FlowEstimate
  readonly after: FlowEstimate
}

/** What the figure that is typed does to its corridor and to the world, beside the field. */
export function CorridorEffect({
  estimates: { before, after },
  from,
  to,
  name,
}: {
  readonly estimates: Estimates
  readonly from: string
  readonly to: string
  readonly name: (code: string) => string
}) {
  const t = useMessages()
  const { format } = useReader()
  const change = corridorChange(before, after, from, to)
  const figure = (persons: number | null) => (persons === null ? '–' : format.persons(persons))
  return (
    <p role="status" className="edit-effect">
      {t('whatif.effect', {
        from: name(from),
        to: name(to),
        before: figure(change.before),
        after: figure(change.after),
        difference: format.signed(after.total - before.total),
      })}
    </p>
  )
}

/** What births or deaths that are typed do to the arrivals and departures of their area. */
export function AreaEffect({
  estimates: { before, after },
  area,
  name,
}: {
  readonly estimates: Estimates
  readonly area: string
  readonly name: (code: string) => string
}) {
  const t = useMessages()
  const { format } = useReader()
  const was = useMemo(() => marginsOf(before), [before]).get(area)
  const is = useMemo(() => marginsOf(after), [after]).get(area)
  const both = (side: 'arrivals' | 'departures'): string =>
    `${was === undefined ? '–' : format.persons(was[side])} → ${is === undefined ? '–' : format.persons(is[side])}`
  return (
    <p role="status" className="edit-effect">
      {t('whatif.effect-area', {
        area: name(area),
        arrivals: both('arrivals'),
        departures: both('departures'),
        difference: format.signed(after.total - before.total),
      })}
    </p>
  )
}
