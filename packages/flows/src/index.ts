export { FLOW_METHODS, type FlowMethod, PSEUDO_BAYES_WEIGHT } from './methods.ts'
export type {
  AnnualDemography,
  AreaExclusion,
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
} from './types.ts'
