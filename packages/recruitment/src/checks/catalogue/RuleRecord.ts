import type { IsoDate } from '@corridor/kernel'
import type { LegalBasis, ParameterName } from '../parameters/index.ts'
import type { RuleId, RuleKind } from './ruleIds.ts'

/** One automatic check as the product knows it: what it asks, what it does and what it rests on. */
export interface RuleRecord {
  readonly id: RuleId
  /** Higher with each change of meaning; an override and a result name it. */
  readonly version: number
  readonly title: string
  /** What it does where it is not met, the first of them where nothing else is said. */
  readonly kinds: readonly [RuleKind, ...RuleKind[]]
  /** Whether two persons may set a result aside. */
  readonly overridable: 'yes' | 'unless_binding' | 'never' | 'unless_age' | 'unless_revoked'
  readonly inputs: readonly string[]
  readonly parameters: readonly ParameterName[]
  /** On which date its parameters are looked up. */
  readonly event: 'signature' | 'issue' | 'window_end'
  /** What is cited for it, with how that is known; a basis adopted in a place replaces it there. */
  readonly legalBasis: readonly LegalBasis[]
  readonly effectiveFrom: IsoDate | null
  readonly effectiveTo: IsoDate | null
  /** The labelled cases on which its precision is measured; null: precision unknown. */
  readonly labelledSet: string | null
}
