export { type BalancedAccounts, balanceAccounts } from './balanceAccounts.ts'
export { differenceStocks } from './differenceStocks.ts'
export { estimateFlows } from './estimateFlows.ts'
export { FLOW_METHODS, type FlowMethod, PSEUDO_BAYES_WEIGHT } from './methods.ts'
export { estimateRogersRabenau } from './rateFlows.ts'
export type {
  AnnualDemography,
  AreaExclusion,
  BalancingDuals,
  BalancingReport,
  CompositeArea,
  FeasibilityBlock,
  FlowDiagnostics,
  FlowEstimate,
  FlowInput,
  FlowOptions,
  MoveType,
  PeriodDemography,
  PreparedAccounts,
  StockColumns,
  StockTableName,
  UsedOptions,
} from './types.ts'
