import { daysBetween, type IsoDate } from '@corridor/kernel'
import { compareTerms, type TermComparison } from '../comparison/index.ts'
import type { ContractTerms } from '../terms/index.ts'
import type { CheckFinding } from '../verdict/index.ts'
import { notStated, openRule, type RuleContext } from './openRule.ts'

/** What is known after departure. */
export interface Substitution {
  readonly origin: ContractTerms | null
  /** As registered at destination; null where it was not received. */
  readonly destination: ContractTerms | null
  /** The day of arrival, that there was none yet, or null where it is not known. */
  readonly arrived: IsoDate | 'not_yet' | null
  readonly today: IsoDate
  /**
   * Months in which less was paid than the contract of origin says; `not_connected` where the
   * installation reads no wage files, null where they should be there and are not.
   */
  readonly shortWageMonths: number | 'not_connected' | null
}

/**
 * Check 5: whether the contract registered at destination is worse than that signed at origin, or
 * less is paid. Any worse term or changed identity term (employer, site, length, occupation) is a no.
 *
 * @source operations, section 5, check 5
 */
export function contractSubstitution(facts: Substitution, context: RuleContext): CheckFinding {
  const rule = openRule('contract_substitution', context)
  const { origin, destination, arrived, shortWageMonths } = facts
  if (origin === null) return rule.cannotTell(notStated('terms', 'agency'))
  if (destination !== null) {
    const rows = compareTerms(origin, destination, rule.rates())
    const evidence = rows
      .filter(({ outcome }) => outcome !== 'same' && outcome !== 'cannot_tell')
      .map(({ term, destination: is }) => ({ what: term, value: is!, source: 'destination' }))
    const worse = rows.filter(({ outcome }) => outcome === 'worse')
    if (worse.length > 0) {
      const params = { count: worse.length, terms: termsOf(worse) }
      return rule.no('substitution_worse', params, { evidence })
    }
    const changed = rows.filter(({ outcome }) => outcome === 'changed')
    const identity = changed.filter(({ needsValuation }) => !needsValuation)
    if (identity.length > 0) {
      return rule.no('substitution_changed', { terms: termsOf(identity) }, { evidence })
    }
    if (typeof shortWageMonths === 'number' && shortWageMonths > 0) {
      return rule.no('substitution_wages', { count: shortWageMonths })
    }
    const silent = rows.filter(({ outcome }) => outcome === 'cannot_tell')
    for (const [code, open] of [
      ['substitution_valuation', changed],
      ['substitution_term_missing', silent],
    ] as const) {
      if (open.length === 0) continue
      const params = { terms: termsOf(open) }
      return rule.cannotTell({ code, params, supplier: 'destination' }, { evidence })
    }
    return shortWageMonths === null
      ? rule.cannotTell({ code: 'substitution_wages_unknown', params: {}, supplier: 'destination' })
      : rule.yes('substitution_none')
  }
  if (typeof shortWageMonths === 'number' && shortWageMonths > 0) {
    return rule.no('substitution_wages', { count: shortWageMonths })
  }
  if (arrived === null) {
    return rule.cannotTell({
      ...{ code: 'destination_arrival_unknown', params: {}, supplier: 'destination' },
    })
  }
  if (arrived === 'not_yet') return rule.notApplicable('destination_version_awaited')
  const limit = rule.ask('destination_registration_days')
  if (!limit.known) return rule.cannotTell(limit.open)
  const { days } = limit.value
  return daysBetween(arrived, facts.today) <= days
    ? rule.notApplicable('destination_version_awaited')
    : rule.cannotTell({
        ...{ code: 'destination_version_missing', params: { days }, supplier: 'destination' },
      })
}

const termsOf = (rows: readonly TermComparison[]): string => rows.map(({ term }) => term).join(', ')
