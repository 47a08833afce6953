import { type AreaCode, DomainError } from '@corridor/kernel'
import type { StockSourceAssessment, StockSourceClass } from './assessStockSources.ts'

/**
 * How far the stocks may be from the truth: every foreign-born cell is multiplied by a log-normal
 * error whose size depends on the quality of the destination's source.
 */
export interface StockErrorModel {
  /** Standard deviation of the logarithm of a stock, by class; 0.1 is what is called 10 % noise. */
  readonly relativeErrorByClass: Readonly<Record<string, number>>
  /** The class of each destination. */
  readonly classOf: Readonly<Record<AreaCode, string>>
  /** Of the logarithms of one stock at two dates, 0..1: 0 overstates the error of a change. */
  readonly correlationBetweenDates: number
  /** Of the logarithms of the stocks of women and men, 0..1; of use where runs by sex are added. */
  readonly correlationBetweenSexes: number
}

/**
 * Errors by class unless the user knows better. A choice of this product, not a finding: see
 * docs/methods/uncertainty.md, which sets them beside how much one revision changed the last.
 */
export const DEFAULT_RELATIVE_ERRORS: Readonly<Record<StockSourceClass, number>> = {
  'own-figures': 0.1,
  interpolated: 0.15,
  'carried-over': 0.2,
  'origins-unknown': 0.3,
}

/** A choice as well; see there. */
export const DEFAULT_CORRELATION_BETWEEN_DATES = 0.8
export const DEFAULT_CORRELATION_BETWEEN_SEXES = 0.9

/**
 * The model with the default errors for the classes found in a release.
 *
 * @example
 * const assessed = assessStockSources(release, { from: 2010, to: 2015 }, {})
 * const model = { ...defaultErrorModel(assessed), correlationBetweenDates: 0.5 }
 */
export const defaultErrorModel = (
  assessments: readonly StockSourceAssessment[],
): StockErrorModel => ({
  relativeErrorByClass: DEFAULT_RELATIVE_ERRORS,
  classOf: Object.fromEntries(assessments.map(({ area, sourceClass }) => [area, sourceClass])),
  correlationBetweenDates: DEFAULT_CORRELATION_BETWEEN_DATES,
  correlationBetweenSexes: DEFAULT_CORRELATION_BETWEEN_SEXES,
})

/** Beyond this a "relative error" is no description of a measured stock. */
const LARGEST_ERROR = 3

/**
 * The log standard deviation of each area's source, in the order of the areas.
 *
 * @throws {DomainError} `missing_value` naming areas without a class or classes without an error;
 * `bad_option` for an error outside 0..3 or a correlation outside 0..1.
 */
export function relativeErrorsOf(areas: readonly AreaCode[], model: StockErrorModel): Float64Array {
  checkNumbers(model)
  const { classOf, relativeErrorByClass } = model
  const unclassed = areas.filter((area) => !Object.hasOwn(classOf, area))
  if (unclassed.length > 0) {
    throw new DomainError(
      'missing_value',
      `no class of the source is given for ${list(unclassed)}; the error of their stocks is not known`,
      { areas: unclassed },
    )
  }
  const unknown = [...new Set(areas.map((area) => classOf[area]!))].filter(
    (name) => !Object.hasOwn(relativeErrorByClass, name),
  )
  if (unknown.length > 0) {
    throw new DomainError('missing_value', `no error is given for the class ${list(unknown)}`, {
      classes: unknown,
    })
  }
  return Float64Array.from(areas, (area) => relativeErrorByClass[classOf[area]!]!)
}

function checkNumbers(model: StockErrorModel): void {
  for (const [name, error] of Object.entries(model.relativeErrorByClass)) {
    if (error >= 0 && error <= LARGEST_ERROR) continue
    throw new DomainError(
      'bad_option',
      `the relative error of ${name} is ${error}; give the standard deviation of the logarithm, ` +
        `0 to ${LARGEST_ERROR}, for example 0.1`,
      { class: name, error },
    )
  }
  for (const name of ['correlationBetweenDates', 'correlationBetweenSexes'] as const) {
    if (model[name] >= 0 && model[name] <= 1) continue
    throw new DomainError('bad_option', `${name} is ${model[name]}; give 0 to 1`, { name })
  }
}

const MOST_NAMED = 8

const list = (names: readonly string[]): string =>
  names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`
    : names.join(', ')
