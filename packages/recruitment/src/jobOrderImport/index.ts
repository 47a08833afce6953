export { checkJobOrders, knownReference } from './checkJobOrders.ts'
export {
  JOB_ORDER_COLUMNS,
  type JobOrderCheck,
  type JobOrderRow,
  type KnownDemand,
} from './JobOrderRow.ts'
