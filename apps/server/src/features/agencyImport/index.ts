export { checkAgencyFile } from './agencyImports.ts'
export { type RowFailure, writeAgencies } from './writeAgencies.ts'
