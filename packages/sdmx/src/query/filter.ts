import { SdmxError } from '../SdmxError.ts'
import { type PeriodSpan, periodSpan } from './period.ts'

export const OPERATORS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'co', 'nc', 'sw', 'ew'] as const
export type Operator = (typeof OPERATORS)[number]

export interface FilterTerm {
  readonly operator: Operator
  readonly value: string
}

/** `c[COMPONENT]=...`: any of the alternatives, each of whose terms must all hold. */
export interface ComponentFilter {
  readonly component: string
  readonly anyOf: readonly (readonly FilterTerm[])[]
}

/**
 * Reads the value of `c[COMPONENT]`: comma is "or", plus is "and" and binds closer, `op:` before a
 * value names an operator, without one it must be equal.
 *
 * @throws {SdmxError} `syntax` when a value is empty or there are over 10,000 of them.
 * @source SDMX REST API 2.2.2, data queries.
 * @example
 * parseFilter('TIME_PERIOD', 'ge:2015+le:2020').anyOf
 * // => [[{ operator: 'ge', value: '2015' }, { operator: 'le', value: '2020' }]]
 */
export function parseFilter(component: string, expression: string): ComponentFilter {
  const anyOf = expression.split(',').map((part) => part.split('+').map(parseTerm))
  if (anyOf.some((terms) => terms.some(({ value }) => value === ''))) {
    throw new SdmxError(
      'syntax',
      `c[${component}]=${expression} has an empty value; write values joined by commas (or) and plus signs (and)`,
      { parameter: `c[${component}]` },
    )
  }
  if (anyOf.length > 10_000) {
    throw new SdmxError('syntax', `c[${component}] has ${anyOf.length} values; 10000 at most`, {
      parameter: `c[${component}]`,
    })
  }
  return { component, anyOf }
}

function parseTerm(text: string): FilterTerm {
  const operator = text.slice(0, 2)
  if (text[2] === ':' && (OPERATORS as readonly string[]).includes(operator)) {
    return { operator: operator as Operator, value: text.slice(3) }
  }
  return { operator: 'eq', value: text }
}

/** The filter as it stands in an address, operators left out where they say "equal". */
export const printFilter = ({ anyOf }: ComponentFilter): string =>
  anyOf
    .map((terms) =>
      terms
        .map(({ operator, value }) =>
          operator === 'eq' && parseTerm(value).value === value ? value : `${operator}:${value}`,
        )
        .join('+'),
    )
    .join(',')

/** How values of a component compare. */
export type ComparedAs = 'text' | 'number' | 'time'

/**
 * Whether the values of a component fulfil a filter; a component with several values fulfils a term
 * when one of them does, and `ne` and `nc` when none is equal or contains.
 *
 * @param values none when the component is not stated, which only `ne` and `nc` take.
 */
export function matchesFilter(
  filter: ComponentFilter,
  values: readonly string[],
  as: ComparedAs,
): boolean {
  return filter.anyOf.some((terms) => terms.every((term) => matchesTerm(term, values, as)))
}

function matchesTerm(
  { operator, value }: FilterTerm,
  values: readonly string[],
  as: ComparedAs,
): boolean {
  switch (operator) {
    case 'ne':
      return !values.some((one) => equal(one, value, as))
    case 'nc':
      return !values.some((one) => one.includes(value))
    case 'eq':
      return values.some((one) => equal(one, value, as))
    case 'co':
      return values.some((one) => one.includes(value))
    case 'sw':
      return values.some((one) => one.startsWith(value))
    case 'ew':
      return values.some((one) => one.endsWith(value))
    default:
      return values.some((one) => isOrdered(operator, one, value, as))
  }
}

function equal(a: string, b: string, as: ComparedAs): boolean {
  if (a === b) return true
  if (as === 'number') return a !== '' && b !== '' && Number(a) === Number(b)
  if (as === 'text') return false
  const [one, other] = [periodSpan(a), periodSpan(b)]
  return (
    one !== undefined && other !== undefined && one.start === other.start && one.end === other.end
  )
}

function isOrdered(
  operator: 'lt' | 'le' | 'gt' | 'ge',
  value: string,
  bound: string,
  as: ComparedAs,
): boolean {
  if (as === 'time') {
    const [span, limit] = [periodSpan(value), periodSpan(bound)]
    return span !== undefined && limit !== undefined && timeOrder(operator, span, limit)
  }
  const numbers = as === 'number' || (isNumber(value) && isNumber(bound))
  const difference = numbers
    ? Number(value) - Number(bound)
    : value < bound
      ? -1
      : Number(value > bound)
  if (operator === 'lt') return difference < 0
  if (operator === 'le') return difference <= 0
  return operator === 'gt' ? difference > 0 : difference >= 0
}

const isNumber = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)

/** A period lies at or after another when it starts no earlier, at or before it when it ends no later. */
function timeOrder(
  operator: 'lt' | 'le' | 'gt' | 'ge',
  span: PeriodSpan,
  limit: PeriodSpan,
): boolean {
  if (operator === 'ge') return span.start >= limit.start
  if (operator === 'gt') return span.start >= limit.end && span.start > limit.start
  if (operator === 'le') return span.end <= limit.end
  return span.end <= limit.start && span.end < limit.end
}
