export { RULE_IDS, RULE_KINDS, type RuleId, type RuleKind } from './ruleIds.ts'
