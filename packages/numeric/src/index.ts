export { type BalancedTable, type BalanceRequest, balanceTable } from './balanceTable.ts'
export { correlation } from './correlation.ts'
export { exponential } from './exponential.ts'
export {
  findFeasibilityBlocks,
  isFeasible,
  marginTolerance,
  type TableBlock,
} from './findFeasibilityBlocks.ts'
export type { TablePart } from './findStrongParts.ts'
export { fitNetOnly, type NetFit } from './fitNetOnly.ts'
export { fitTwoWay, type TwoWayFit } from './fitTwoWay.ts'
export { logarithm } from './logarithm.ts'
export { columnSums, largestDifference, rowSums, sum } from './margins.ts'
export { maximumTransport, type Transport } from './maximumTransport.ts'
export { normalQuantile } from './normalQuantile.ts'
export { compressTable, type SparseTable, selectPart } from './SparseTable.ts'
export { solveLinear } from './solveLinear.ts'
export { sortedQuantiles } from './sortedQuantiles.ts'
