export { type FileProblem, inWords } from '@corridor/kernel'
export type { AnnualDemography } from './AnnualDemography.ts'
export {
  Area,
  AreaCatalogue,
  type AreaIndex,
  CATALOGUE_LANGUAGES,
  type CatalogueLanguage,
  GROUPINGS,
  type GroupingId,
  groupOf,
  indexAreas,
  readAreaCatalogue,
} from './AreaCatalogue.ts'
export { checkDemography, type DemographyGap, type DemographyImbalance } from './checkDemography.ts'
export { importTidyDemography } from './importTidyDemography.ts'
export { importTidyStocks, type TidyImport, type TidyImportOptions } from './importTidyStocks.ts'
export { type KnownArea, knownAreasOf } from './knownAreas.ts'
export { layOverBase, type Overlay, type ReplacedColumn } from './layOverBase.ts'
export {
  isResidual,
  packRelease,
  type ReleaseTable,
  type Sha256,
  unpackRelease,
} from './packRelease.ts'
export { ReleaseDraft, ReleaseManifest } from './ReleaseManifest.ts'
export { REPORTED_COLUMNS, type ReportedObservation } from './ReportedTable.ts'
export { readDemography } from './readDemography.ts'
export { readStocks } from './readStocks.ts'
export {
  readStatistics,
  STATISTIC_COLUMNS,
  type StatisticObservation,
  writeStatistics,
} from './StatisticTable.ts'
export { type StockColumns, type StockTable, stockColumns } from './StockTable.ts'
export { type AreaSearchResult, searchAreas } from './searchAreas.ts'
export { type Named, type NamedResult, searchNamed } from './searchNamed.ts'
export { writeDemography } from './writeDemography.ts'
export { writeStocks } from './writeStocks.ts'
