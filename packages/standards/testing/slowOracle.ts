import { addMonths, firstOfNextMonth, type IsoDate } from '@corridor/kernel'
import type { LifeCycle, Ratification, StandardsFacts } from '../src/index.ts'

/** What the rows say of one State on one day, read row by row without any index. */
export interface NaiveStanding {
  readonly kind: 'in-force' | 'registered' | 'ended' | 'not-ratified'
  readonly counts: boolean
}

/**
 * The same question as `statusOn`, answered from the rows and the text of the rules alone: the
 * second way to the figures against which the first is held.
 */
export function naiveStanding(
  facts: StandardsFacts,
  state: string,
  id: string,
  on: IsoDate,
): NaiveStanding {
  const rows = facts.ratifications.filter((row) => row.instrument === id && row.state === state)
  const kinds = rows
    .filter((row) => row.registered <= on)
    .map((row) => ({ row, kind: kindOfRow(facts, row, on) }))
  const whole = kinds.filter(({ row }) => row.territory === null).at(-1)
  return {
    kind: whole?.kind ?? 'not-ratified',
    counts: kinds.some(({ kind }) => kind !== 'ended'),
  }
}

function kindOfRow(facts: StandardsFacts, row: Ratification, on: IsoDate) {
  const end = endOfRow(facts, row)
  if (end !== null && end <= on) return 'ended' as const
  const begin = beginOfRow(facts, row)
  return begin !== null && begin <= on ? ('in-force' as const) : ('registered' as const)
}

function lifeCycleOf(facts: StandardsFacts, id: string): LifeCycle {
  return facts.instruments.find((instrument) => instrument.id === id)!.lifeCycle!
}

function later(date: IsoDate, months: number, startsOn: string): IsoDate {
  const moved = addMonths(date, months)
  return startsOn === 'same-day' ? moved : firstOfNextMonth(moved)
}

function beginOfRow(facts: StandardsFacts, { instrument, registered }: Ratification) {
  const { ratifications, delayMonths, startsOn } = lifeCycleOf(facts, instrument).entryIntoForce
  const firsts: Record<string, IsoDate> = {}
  for (const row of facts.ratifications) {
    if (row.instrument !== instrument) continue
    const before = firsts[row.state]
    if (before === undefined || row.registered < before) firsts[row.state] = row.registered
  }
  const decisive = Object.values(firsts).sort()[ratifications - 1]
  if (decisive === undefined) return null
  const own = registered > decisive ? registered : decisive
  return later(own, delayMonths, startsOn)
}

function endOfRow(facts: StandardsFacts, row: Ratification): IsoDate | null {
  const ends: IsoDate[] = []
  const { effectMonths, startsOn } = lifeCycleOf(facts, row.instrument).denunciation
  if (row.end?.kind === 'denunciation') ends.push(later(row.end.registered, effectMonths, startsOn))
  for (const newer of facts.instruments) {
    if (!newer.denounces.some(({ instrument }) => instrument === row.instrument)) continue
    for (const act of facts.ratifications) {
      if (act.instrument !== newer.id || act.state !== row.state) continue
      if (act.territory !== row.territory || act.registered < row.registered) continue
      const begin = beginOfRow(facts, act)
      if (begin !== null) ends.push(begin)
    }
  }
  return ends.sort()[0] ?? null
}
