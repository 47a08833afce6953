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
export {
  isResidual,
  packRelease,
  type ReleaseTable,
  type Sha256,
  unpackRelease,
} from './packRelease.ts'
export { ReleaseDraft, ReleaseManifest } from './ReleaseManifest.ts'
export { readDemography } from './readDemography.ts'
export { readStocks } from './readStocks.ts'
export { type StockColumns, type StockTable, stockColumns } from './StockTable.ts'
export { writeDemography } from './writeDemography.ts'
export { writeStocks } from './writeStocks.ts'
