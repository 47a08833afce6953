import { compare, fractionOf, times } from '../exact/index.ts'
import type { CheckFinding } from '../verdict/index.ts'
import { NO_DATE, type Open, openRule, type RuleContext } from './openRule.ts'

export interface PrincipalFacts {
  /** Standing entries of the watch list about the principal; null where it could not be read. */
  readonly watchEntries: readonly { readonly record: string; readonly status: string }[] | null
  /** Vacancies approved for it in all its job orders. */
  readonly approvedVacancies: number | null
  readonly headcount: number | null
  readonly businessAgeMonths: number | null
  readonly sites: number | null
}

/**
 * Check 10: whether the principal is listed (blocks), and whether its demand is plausible against
 * its size, age and sites (refers).
 *
 * @source operations, section 5, check 10
 */
export function principalWatch(
  facts: PrincipalFacts | null,
  context: RuleContext,
): readonly CheckFinding[] {
  return [listed(facts, context), plausible(facts, context)]
}

function listed(facts: PrincipalFacts | null, context: RuleContext): CheckFinding {
  const rule = openRule('principal_watch', context)
  const entries = facts?.watchEntries ?? null
  if (entries === null) {
    return rule.cannotTell({ code: 'principal_list_unread', params: {}, supplier: 'system' })
  }
  const [first] = entries
  if (first === undefined) return rule.yes('principal_good')
  const evidence = entries.map(({ record }) => ({
    ...{ what: 'watch_entry', value: record, source: 'watch list' },
  }))
  return rule.no('principal_listed', { status: first.status }, { evidence })
}

function plausible(facts: PrincipalFacts | null, context: RuleContext): CheckFinding {
  const rule = openRule('principal_watch', context)
  const said = { kind: 'refer' } as const
  if (rule.on === null) return rule.cannotTell(NO_DATE, said)
  const ratio = rule.ask('capacity_ratio')
  if (!ratio.known) return rule.cannotTell(ratio.open, said)
  const { vacanciesPerEmployee, leastAgeMonths, vacanciesPerSite } = ratio.value
  const { approvedVacancies: approved = null, headcount = null } = facts ?? {}
  const { businessAgeMonths: months = null, sites = null } = facts ?? {}
  if (approved !== null && headcount !== null) {
    const most = times(fractionOf(vacanciesPerEmployee), fractionOf(String(headcount)))
    if (compare(fractionOf(String(approved)), most) > 0) {
      return rule.no('principal_implausible', { approved, headcount }, said)
    }
  }
  if (leastAgeMonths !== null && months !== null && months < leastAgeMonths) {
    return rule.no('principal_young', { months, limit: leastAgeMonths }, said)
  }
  if (
    vacanciesPerSite !== null &&
    approved !== null &&
    sites !== null &&
    approved > vacanciesPerSite * sites
  ) {
    return rule.no('principal_sites', { approved, sites }, said)
  }
  const named = {
    ...{ approved_vacancies: approved, headcount },
    ...(leastAgeMonths === null ? {} : { business_age: months }),
    ...(vacanciesPerSite === null ? {} : { sites }),
  }
  const missing = Object.entries(named).find(([, value]) => value === null)
  if (missing !== undefined) {
    const open: Open = {
      code: 'principal_facts_missing',
      params: { what: missing[0] },
      supplier: missing[0] === 'approved_vacancies' ? 'system' : 'employer',
    }
    return rule.cannotTell(open, said)
  }
  return rule.yes('principal_plausible', { approved: approved!, headcount: headcount! }, said)
}
