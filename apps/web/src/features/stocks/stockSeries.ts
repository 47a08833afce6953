import type { StockObservation } from '@corridor/contract'

export type StockSex = StockObservation['sex']

/** The stocks of one release and sex, one point for each year of the release. */
export interface StockSeries {
  readonly release: string
  readonly sex: StockSex
  /** Persons; null where the source has no entry, which is not the same as zero. */
  readonly points: readonly { readonly year: number; readonly persons: number | null }[]
}

/** Which years and sexes a release has, so that an absent entry can be told from an absent year. */
export interface StockRelease {
  readonly release: string
  readonly years: readonly number[]
  readonly sexes: readonly string[]
}

const SEXES: readonly StockSex[] = ['both', 'female', 'male']

/**
 * Observations put in order: releases as given, all then women then men, years rising, gaps as null.
 *
 * @example
 * stockSeries([], [{ release: 'a', years: [1990], sexes: ['both'] }])
 * // => [{ release: 'a', sex: 'both', points: [{ year: 1990, persons: null }] }]
 */
export function stockSeries(
  observations: readonly StockObservation[],
  releases: readonly StockRelease[],
): readonly StockSeries[] {
  const persons = new Map(
    observations.map((one) => [`${one.release} ${one.sex} ${one.year}`, one.persons]),
  )
  return releases.flatMap(({ release, years, sexes }) =>
    SEXES.filter((sex) => sexes.includes(sex)).map((sex) => ({
      release,
      sex,
      points: [...years]
        .sort((one, other) => one - other)
        .map((year) => ({ year, persons: persons.get(`${release} ${sex} ${year}`) ?? null })),
    })),
  )
}

/** The first and the last figure of a series. */
export interface StockTrend {
  readonly first: { readonly year: number; readonly persons: number }
  readonly last: { readonly year: number; readonly persons: number }
}

/** What a sentence about the stock needs; null where the release has no figure at all. */
export function stockTrend(series: readonly StockSeries[], release: string): StockTrend | null {
  const own = series.find((one) => one.release === release && one.sex === 'both')
  const present = (own?.points ?? []).flatMap(({ year, persons }) =>
    persons === null ? [] : [{ year, persons }],
  )
  const [first, last] = [present[0], present.at(-1)]
  return first === undefined || last === undefined ? null : { first, last }
}

/** How the last figure stands to the first: the message to use and how many times it is as large. */
export function trendKind({ first, last }: StockTrend): {
  readonly kind: 'single' | 'from-zero' | 'times' | 'more' | 'same' | 'fewer'
  readonly ratio: number
} {
  if (first.year === last.year) return { kind: 'single', ratio: 1 }
  if (first.persons === 0) return { kind: last.persons === 0 ? 'same' : 'from-zero', ratio: 1 }
  const ratio = last.persons / first.persons
  if (ratio >= 2) return { kind: 'times', ratio }
  if (ratio > 1.02) return { kind: 'more', ratio }
  return { kind: ratio < 0.98 ? 'fewer' : 'same', ratio }
}
