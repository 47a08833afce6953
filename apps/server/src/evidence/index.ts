export { type CatalogueEntry, type CatalogueStore, catalogueStore } from './catalogueStore.ts'
export { type EvidenceOptions, type EvidenceStore, evidenceStore } from './evidenceStore.ts'
export {
  enterRelease,
  type ImportPlace,
  type ImportReport,
  importRelease,
  tidyImports,
} from './importRelease.ts'
export { loadAreas } from './loadAreas.ts'
export {
  type ImportRequest,
  type PreparedImport,
  prepareImport,
  sameRelease,
} from './prepareImport.ts'
export { type ImportFile, readImportFile } from './readImportFile.ts'
export { readManifest, readReleaseFolder } from './readReleaseFolder.ts'
export { sha256 } from './sha256.ts'
export { syncShippedReleases } from './syncShippedReleases.ts'
