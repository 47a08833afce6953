export {
  AGENCY_COLUMNS,
  type AgencyColumn,
  type AgencyRow,
  type ImportCheck,
  type ProblemLevel,
  type RawTable,
  type RowProblem,
} from './AgencyRow.ts'
export { checkAgencies, type KnownAgencies, nameKey, numberKey } from './checkAgencies.ts'
export { readDelimited } from './readDelimited.ts'
export { readSheet } from './readSheet.ts'
