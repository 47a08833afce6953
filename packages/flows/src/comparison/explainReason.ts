import type { AreaCode, Period } from '@corridor/kernel'
import type { DifferenceReason, RevisedFigure } from './ComparedEstimate.ts'

/** A reason for a reader: the figure that differs, in both estimates, and a sentence. */
export interface ExplainedReason {
  readonly kind:
    | 'method_differs'
    | 'area_not_in_one'
    | 'stock_start_revised'
    | 'stock_end_revised'
    | 'net_migration_revised'
    | 'population_start_revised'
    | 'population_end_revised'
  /** The area it concerns; null where it is the pair. */
  readonly area: AreaCode | null
  /** The figure in both; null where there is none. Persons. */
  readonly first: number | null
  readonly second: number | null
  readonly text: string
}

/** How the two estimates are called in sentences. */
export interface ReasonNames {
  /** Null for tables whose dates are not known. */
  readonly period: Period | null
  readonly first: SideNames
  readonly second: SideNames
}

export interface SideNames {
  /** The estimate as a whole. */
  readonly title: string
  /** The releases, or files, of its stocks and of its births, deaths and population. */
  readonly stocks: string
  readonly demography: string
  /** Why it does not have an area, in a few words; null where that is not known. */
  readonly absenceOf: (area: AreaCode) => string | null
}

/** Figures that differ by less say nothing. Persons. */
const SMALLEST_REVISION = 1

/**
 * A reason as the figures behind it, one for each date of a stock or population that was revised.
 *
 * @example
 * explainReason(reason, names)[0]!.text
 * // => 'Net migration, NPL: -1,000 in un-wpp-2022, -2,000 in un-wpp-2024'
 */
export function explainReason(
  reason: DifferenceReason,
  names: ReasonNames,
): readonly ExplainedReason[] {
  const { first, second } = names
  const noFigure = { first: null, second: null }
  switch (reason.kind) {
    case 'method': {
      const text = `Estimated by ${reason.first} and by ${reason.second}`
      return [{ kind: 'method_differs', area: null, ...noFigure, text }]
    }
    case 'area_missing': {
      const { title, absenceOf } = names[reason.from]
      const why = absenceOf(reason.area)
      const text = `${reason.area} is not in ${title}${why === null ? '' : ` (${why})`}`
      return [{ kind: 'area_not_in_one', area: reason.area, ...noFigure, text }]
    }
    case 'stock_revised':
      return bothDates(reason, names, (date, time) => ({
        kind: `stock_${date}_revised`,
        area: null,
        subject: `Persons born in ${reason.birthplace} and living in ${reason.residence}${time}`,
        sources: [first.stocks, second.stocks],
      }))
    case 'population_revised':
      return bothDates(reason, names, (date, time) => ({
        kind: `population_${date}_revised`,
        area: reason.area,
        subject: `Population of ${reason.area}${time}`,
        sources: [first.demography, second.demography],
      }))
    case 'net_migration_revised':
      return revision(reason.netMigration, {
        kind: 'net_migration_revised',
        area: reason.area,
        subject: `Net migration, ${reason.area}`,
        sources: [first.demography, second.demography],
      })
  }
}

interface Subject extends Pick<ExplainedReason, 'kind' | 'area'> {
  readonly subject: string
  readonly sources: readonly [string, string]
}

function bothDates(
  reason: Readonly<Record<'start' | 'end', RevisedFigure>>,
  { period }: ReasonNames,
  subjectOf: (date: 'start' | 'end', time: string) => Subject,
): readonly ExplainedReason[] {
  return (['start', 'end'] as const).flatMap((date) => {
    const year = period === null ? null : { start: period.from, end: period.to }[date]
    const time = year === null ? ` at the ${date}` : ` in ${year}`
    return revision(reason[date], subjectOf(date, time))
  })
}

function revision(
  { first, second }: RevisedFigure,
  { subject, sources, ...about }: Subject,
): readonly ExplainedReason[] {
  if (Math.abs(second - first) < SMALLEST_REVISION) return []
  const text = `${subject}: ${whole(first)} in ${sources[0]}, ${whole(second)} in ${sources[1]}`
  return [{ ...about, first, second, text }]
}

const whole = (persons: number): string => Math.round(persons).toLocaleString('en')
