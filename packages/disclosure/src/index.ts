export { auditCells, type FeasibleInterval, type PublishedCells } from './audit/auditCells.ts'
export type { Relation } from './cells/Relation.ts'
export { answerSum } from './differencing/answerSum.ts'
export {
  type DifferencingAnswer,
  differencingCheck,
  type SumQuery,
} from './differencing/differencingCheck.ts'
export { isDominated, isNearlyKnown } from './primary/concentration.ts'
export {
  type DisclosureRule,
  isSmallCount,
  leastProtection,
  USUAL_RULE,
} from './primary/DisclosureRule.ts'
export { type RoundedTable, roundTable } from './rounding/roundTable.ts'
export type { CountedCells } from './suppression/CountedCells.ts'
export { type CellPattern, suppressCells } from './suppression/suppressCells.ts'
export type { CountTable, TableCount, TableDimension } from './table/CountTable.ts'
export { type ProtectedCell, type ProtectedTable, protectTable } from './table/protectTable.ts'
