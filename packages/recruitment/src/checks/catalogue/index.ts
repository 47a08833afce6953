export { MEASURED_RULES } from './measured.ts'
export type { RuleRecord } from './RuleRecord.ts'
export { RULE_IDS, RULE_KINDS, type RuleId, type RuleKind } from './ruleIds.ts'
export { RULES } from './rules.ts'
