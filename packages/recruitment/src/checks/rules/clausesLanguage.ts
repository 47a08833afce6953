import type { ParameterValue } from '../parameters/index.ts'
import type { ClauseCode, ContractTerms } from '../terms/index.ts'
import type { CheckFinding } from '../verdict/index.ts'
import { CONTRACT_CONTENTS, type ContentItem } from './contractContents.ts'
import { notStated, type Open, openRule, type RuleContext } from './openRule.ts'

export interface ReadingFacts {
  readonly terms: ContractTerms | null
  /** Languages the worker reads; null where not asked. */
  readonly workerLanguages: readonly string[] | null
  readonly textWords: number | null
  /** How long the text was open before it was signed; null where not measured. */
  readonly openSeconds: number | null
}

/**
 * Check 14: every term and clause of the minimum contents (blocks), in a language the worker reads
 * (blocks), and open long enough to be read before it was signed (flags).
 *
 * @source operations, section 5, check 14; operations-money, section 2
 */
export function clausesLanguage(
  facts: ReadingFacts,
  context: RuleContext,
): readonly CheckFinding[] {
  return [contents(facts, context), language(facts, context), readingTime(facts, context)]
}

function contents({ terms }: ReadingFacts, context: RuleContext): CheckFinding {
  const rule = openRule('clauses_language', context)
  const asked = rule.ask('contract_contents')
  if (!asked.known) return rule.cannotTell(asked.open)
  if (terms === null) return rule.cannotTell(notStated('terms', 'employer'))
  const items = itemsOf(asked.value)
  const missing = items.filter((item) => !isSettled(item, terms, terms.clauses ?? []))
  if (missing.length === 0) return rule.yes('clauses_complete')
  // Nobody read the text for its clauses: what only they can settle is not known to be missing.
  const surely = missing.filter(({ clauses }) => terms.clauses !== null || clauses.length === 0)
  if (surely.length === 0) {
    return rule.cannotTell({ code: 'clauses_unread', params: {}, supplier: 'agency' })
  }
  const clauses = surely.map(({ item }) => item).join(', ')
  return rule.no('clause_missing', { count: surely.length, clauses })
}

function itemsOf({ lists, further }: ParameterValue<'contract_contents'>): readonly ContentItem[] {
  const added = further.map((clause) => ({ item: clause, terms: [], clauses: [clause] }))
  const all = [...lists.flatMap((list) => CONTRACT_CONTENTS[list]), ...added]
  return [...new Map(all.map((item) => [item.item, item])).values()]
}

/** By a clause on it, or by stating every term of it. */
const isSettled = (
  { terms: names, clauses }: ContentItem,
  terms: ContractTerms,
  has: readonly ClauseCode[],
): boolean =>
  clauses.some((clause) => has.includes(clause)) ||
  (names.length > 0 && names.every((name) => terms[name] !== null))

function language({ terms, workerLanguages }: ReadingFacts, context: RuleContext): CheckFinding {
  const rule = openRule('clauses_language', context)
  const accepted = rule.ask('contract_languages')
  const own = terms?.language ?? null
  if (rule.on === null || own === null || workerLanguages === null) {
    return rule.cannotTell({ code: 'language_unknown', params: {}, supplier: 'worker' })
  }
  const reads = workerLanguages.map(primary).includes(primary(own))
  if (!reads) {
    const languages = workerLanguages.join(', ')
    return rule.no('language_other', { language: own, languages })
  }
  if (accepted.known && !accepted.value.languages.map(primary).includes(primary(own))) {
    const languages = accepted.value.languages.join(', ')
    return rule.no('language_not_accepted', { language: own, languages })
  }
  return accepted.known || accepted.isMissing
    ? rule.yes('language_fits', { language: own })
    : rule.cannotTell(accepted.open)
}

const primary = (tag: string): string => tag.split('-')[0]!.toLowerCase()

function readingTime(facts: ReadingFacts, context: RuleContext): CheckFinding {
  const rule = openRule('clauses_language', context)
  const said = { kind: 'flag' } as const
  const asked = rule.ask('reading_seconds_per_100_words')
  if (!asked.known) return rule.cannotTell(asked.open, said)
  const { textWords, openSeconds } = facts
  if (textWords === null || openSeconds === null) {
    const open: Open = { code: 'dwell_unknown', params: {}, supplier: 'system' }
    return rule.cannotTell(open, said)
  }
  const limit = Math.ceil((textWords * asked.value.seconds) / 100)
  const params = { seconds: openSeconds, limit }
  return openSeconds < limit
    ? rule.no('dwell_short', params, said)
    : rule.yes('dwell_plausible', params, said)
}
