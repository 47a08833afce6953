import { ALL, NONE, STATISTIC_EVENTS, type StatisticEvent } from './StatisticRow.ts'

/** A figure as a release has it. */
export interface PublishedFigure {
  readonly measure: string
  readonly month: string
  readonly corridor: string
  readonly sector: string
  readonly item: string
  readonly value: string | null
}

/** What a release says of one event on one corridor; null where it is not shown. */
export interface CorridorEvent {
  readonly event: StatisticEvent
  readonly total: number | null
  /** In order; empty where the event is not shown by month. */
  readonly months: readonly { readonly month: string; readonly persons: number | null }[]
}

/**
 * What a release says of one corridor. A corridor that is not named where others are had none;
 * where corridors are not told apart it is not known.
 */
export function corridorFigures(
  figures: readonly PublishedFigure[],
  corridor: string,
): readonly CorridorEvent[] {
  return STATISTIC_EVENTS.map((event) => {
    const own = figures.filter(
      ({ measure, sector, item }) => measure === event && sector === ALL && item === NONE,
    )
    const all = own.find((row) => row.month === ALL && row.corridor === ALL)
    const named = own.filter((row) => row.month === ALL && row.corridor !== ALL)
    const total = named.find((row) => row.corridor === corridor)
    const months = own.filter((row) => row.month !== ALL && row.corridor === corridor)
    // Months are those of the period, whoever has figures for them.
    const period = [...new Set(figures.map(({ month }) => month))].filter((one) => one !== ALL)
    const isNone =
      total === undefined && (all?.value === '0' || (all?.value != null && named.length > 0))
    return {
      event,
      total: isNone ? 0 : numberOf(total?.value ?? null),
      months: isNone
        ? period.toSorted().map((month) => ({ month, persons: 0 }))
        : months.map(({ month, value }) => ({ month, persons: numberOf(value) })),
    }
  })
}

const numberOf = (value: string | null): number | null => (value === null ? null : Number(value))
