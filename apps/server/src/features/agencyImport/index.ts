export type { ImportCheck } from '@corridor/recruitment/agencyImport'
export { checkAgencyFile } from './agencyImports.ts'
export { type RowFailure, writeAgencies } from './writeAgencies.ts'
