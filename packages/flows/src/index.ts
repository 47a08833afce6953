export { accumulatePeriodDemography } from './accumulatePeriodDemography.ts'
export { aggregateFlows, type GroupedFlows } from './aggregateFlows.ts'
export { type BalancedAccounts, balanceAccounts } from './balanceAccounts.ts'
export { balanceFlowAccounts, type FlowAccounts } from './balanceFlowAccounts.ts'
export {
  compareSexFlows,
  compareSexInputs,
  type SexBalance,
  type SexDifference,
  type SexFigure,
  type SexTolerance,
} from './compareSexes.ts'
export type {
  ComparedEstimate,
  DifferenceReason,
  RevisedFigure,
} from './comparison/ComparedEstimate.ts'
export {
  type ComparedSide,
  type ComparisonOptions,
  type CorridorDifference,
  compareEstimates,
  type EstimateComparison,
  type RankChange,
} from './comparison/compareEstimates.ts'
export {
  type ExplainedReason,
  explainReason,
  type ReasonNames,
  type SideNames,
} from './comparison/explainReason.ts'
export { COMPOSITE_AREAS, compositesFor } from './compositeAreas.ts'
export { type CorridorBreakdown, corridorByBirthplace } from './corridorByBirthplace.ts'
export { type AccountTables, describeAccounts } from './describeAccounts.ts'
export { differenceStocks } from './differenceStocks.ts'
export { type DistanceDecay, distanceOffset } from './distanceOffset.ts'
export { ENGINE_VERSION } from './engineVersion.ts'
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
export type { KnownFlow, KnownFlowReport } from './KnownFlow.ts'
export { type KnownFlowRange, knownFlowRange } from './knownFlowRange.ts'
export { FLOW_METHODS, type FlowMethod, PSEUDO_BAYES_WEIGHT } from './methods.ts'
export { type NetAndGross, netAndGross } from './netAndGross.ts'
export { type AccountSources, prepareDemographicAccounts } from './prepareDemographicAccounts.ts'
export { estimateRogersRabenau } from './rateFlows.ts'
export {
  type CumulatedComposite,
  type CumulatedFlows,
  type CumulationOptions,
  cumulateFlows,
  type PeriodFlows,
} from './rates/cumulateFlows.ts'
export { type MigrationRates, migrationRates, type RateOptions } from './rates/migrationRates.ts'
export {
  midPeriodPopulation,
  type RateBasis,
  type RatePopulation,
  ratePopulation,
  stockPopulation,
} from './rates/ratePopulation.ts'
export { canonicalJson, type JsonValue } from './record/canonicalJson.ts'
export {
  checksumBytes,
  flowsChecksum,
  type Hash,
  inputChecksum,
  intervalsChecksum,
} from './record/checksums.ts'
export {
  type EstimateRecord,
  RECORD_FORMAT,
  RECORD_FORMAT_VERSION,
  type RecordedFigures,
  type RecordedInput,
  type RecordedOptions,
  type RecordedResult,
  type RecordedSimulation,
  type RecordedSource,
  type RecordedSubject,
} from './record/EstimateRecord.ts'
export { type NamedHash, type RecordRequest, recordEstimate } from './record/recordEstimate.ts'
export {
  type RecordDifference,
  readFigures,
  recordedOptions,
  recordedSimulation,
  type Verification,
  type VerificationInput,
  verifyRecord,
} from './record/verifyRecord.ts'
export { applyScenario } from './scenario/applyScenario.ts'
export { type KnownStayers, knownStayersRange, type StayersRange } from './scenario/knownStayers.ts'
export {
  type PreparedScenario,
  prepareScenario,
  type ScenarioRequirements,
} from './scenario/prepareScenario.ts'
export type {
  AppliedChange,
  DestinationTable,
  FigureEdit,
  ScenarioChanges,
} from './scenario/Scenario.ts'
export {
  distanceChoice,
  type ScenarioDecay,
  type ScenarioDistances,
} from './scenario/scenarioDistances.ts'
export type {
  AnnualDemography,
  AreaExclusion,
  BalancingDuals,
  BalancingReport,
  CompositeArea,
  DistanceChoice,
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
export { addDraws } from './uncertainty/addDraws.ts'
export {
  type AssessmentOptions,
  assessStockSources,
  STOCK_SOURCE_CLASSES,
  type StockDate,
  type StockSourceAssessment,
  type StockSourceClass,
} from './uncertainty/assessStockSources.ts'
export { type DrawnStocks, type DrawSettings, drawStocks } from './uncertainty/drawStocks.ts'
export {
  type FailedDraw,
  type FlooredCell,
  type FlowDraws,
  type FlowGrouping,
  type GroupDraws,
  type PointEstimate,
  transferablesOf,
} from './uncertainty/FlowDraws.ts'
export { FlowSimulator, type Simulation } from './uncertainty/FlowSimulator.ts'
export { type Interval, type IntervalColumns, intervalAt } from './uncertainty/IntervalColumns.ts'
export {
  type RevisedStocks,
  type RevisionSpread,
  revisionSpread,
} from './uncertainty/revisionSpread.ts'
export {
  DEFAULT_CORRELATION_BETWEEN_DATES,
  DEFAULT_CORRELATION_BETWEEN_SEXES,
  DEFAULT_RELATIVE_ERRORS,
  defaultErrorModel,
  type StockErrorModel,
} from './uncertainty/StockErrorModel.ts'
export { type SimulationControl, simulateFlows } from './uncertainty/simulateFlows.ts'
export {
  corridorInterval,
  type FlowIntervals,
  type GroupIntervals,
  summariseDraws,
} from './uncertainty/summariseDraws.ts'
