/**
 * Persons rounded to what an estimate can bear: three significant digits, never a fraction.
 *
 * @example
 * roundPersons(346812) // => 347000
 * roundPersons(12.4) // => 12
 */
export function roundPersons(persons: number): number {
  const size = Math.abs(persons)
  if (size < 1000) return Math.round(persons)
  const unit = 10 ** (Math.floor(Math.log10(size)) - 2)
  return Math.round(persons / unit) * unit
}

export interface Formatters {
  /** 347,000; a positive figure below one half is written "<1", not as zero. */
  persons(persons: number): string
  /** The figure as computed, to the person. */
  exact(persons: number): string
  /** 6.93 million, for sentences; below a million like `persons`. */
  inWords(persons: number): string
  /** 347K, for axes and the ends of lines. */
  short(persons: number): string
  /** With the sign of a gain or loss: +347,000. */
  signed(persons: number): string
  /** A share 0..1 as a percentage. */
  share(share: number): string
  /** Any other count or figure. */
  number(value: number, options?: Intl.NumberFormatOptions): string
  /** A year in the reader's digits, without a thousands separator. */
  year(year: number): string
  /** 2005-2010 in the reader's digits, with an en dash. */
  period(period: string): string
  /** `2030-03` as a month of its year, short. */
  month(month: string): string
  /** The same without its year. */
  monthName(month: string): string
  /** An ISO day or time as a date. */
  date(iso: string): string
  /** Compares names the way the reader's language sorts them. */
  compareNames(one: string, other: string): number
}

/** Everything the pages write as a figure, in one locale. */
export function createFormatters(locale: string): Formatters {
  const whole = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 0,
    // Spanish leaves 2170 ungrouped; in a column of figures it would stand apart.
    useGrouping: 'always',
  })
  const words = new Intl.NumberFormat(locale, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 3,
  })
  const brief = new Intl.NumberFormat(locale, {
    notation: 'compact',
    maximumSignificantDigits: 3,
  })
  const sign = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
    useGrouping: 'always',
  })
  const yearFormat = new Intl.NumberFormat(locale, { useGrouping: false })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const monthFormat = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  const monthName = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  const collator = new Intl.Collator(locale)
  const persons = (value: number): string =>
    value > 0 && value < 0.5 ? `<${whole.format(1)}` : whole.format(roundPersons(value))
  return {
    persons,
    exact: (value) => whole.format(value),
    inWords: (value) =>
      Math.abs(value) < 999_500 ? persons(value) : words.format(roundPersons(value)),
    short: (value) => brief.format(value),
    signed: (value) => sign.format(roundPersons(value)),
    share: (share) => formatShare(locale, share),
    number: (value, options) => new Intl.NumberFormat(locale, options).format(value),
    year: (year) => yearFormat.format(year),
    period: (period) =>
      period
        .split('-')
        .map((year) => yearFormat.format(Number(year)))
        .join('–'),
    date: (iso) => day.format(new Date(iso)),
    monthName: (month) => monthName.format(new Date(`${month}-01T00:00:00Z`)),
    month: (month) => monthFormat.format(new Date(`${month}-01T00:00:00Z`)),
    compareNames: (one, other) => collator.compare(one, other),
  }
}

function formatShare(locale: string, share: number): string {
  const fine = share !== 0 && share < 0.1
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: fine ? 1 : 0,
  }).format(share)
}
