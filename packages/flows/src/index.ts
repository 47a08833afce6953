export { accumulatePeriodDemography } from './accumulatePeriodDemography.ts'
export { aggregateFlows, type GroupedFlows } from './aggregateFlows.ts'
export { type BalancedAccounts, balanceAccounts } from './balanceAccounts.ts'
export { balanceFlowAccounts, type FlowAccounts } from './balanceFlowAccounts.ts'
export { COMPOSITE_AREAS, compositesFor } from './compositeAreas.ts'
export { type CorridorBreakdown, corridorByBirthplace } from './corridorByBirthplace.ts'
export { type AccountTables, describeAccounts } from './describeAccounts.ts'
export { differenceStocks } from './differenceStocks.ts'
export { type DistanceDecay, distanceOffset } from './distanceOffset.ts'
export { allocateFlows, estimateFlows } from './estimateFlows.ts'
export { distanceElasticity, meanDistance } from './indices/distance.ts'
export { type FlowTable, flowTable } from './indices/FlowTable.ts'
export {
  aggregatedCoefficientOfVariation,
  connectivityShare,
  type FlowGini,
  giniIndex,
  inequalityIndex,
} from './indices/inequality.ts'
export {
  aggregateNetMigrationRatePercent,
  courgeauK,
  crudeMigrationProbabilityPercent,
  migrationEffectivenessPercent,
  preferenceIndex,
  velocityIndex,
} from './indices/intensity.ts'
export { FLOW_METHODS, type FlowMethod, PSEUDO_BAYES_WEIGHT } from './methods.ts'
export { type NetAndGross, netAndGross } from './netAndGross.ts'
export { type AccountSources, prepareDemographicAccounts } from './prepareDemographicAccounts.ts'
export { estimateRogersRabenau } from './rateFlows.ts'
export { applyScenario } from './scenario/applyScenario.ts'
export type {
  AppliedChange,
  DestinationTable,
  FigureEdit,
  ScenarioChanges,
} from './scenario/Scenario.ts'
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
