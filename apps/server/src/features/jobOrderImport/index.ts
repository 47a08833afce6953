export type { JobOrderCheck } from '@corridor/recruitment/jobOrderImport'
export { checkJobOrderFile } from './jobOrderImports.ts'
export { type RowFailure, writeJobOrders } from './writeJobOrders.ts'
