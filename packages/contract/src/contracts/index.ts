import { contractChecksRoute } from './checks.ts'
import { CONTRACT_ACT_ROUTES } from './contractActs.ts'
import { contractRoute, contractsRoute } from './contracts.ts'
import { WORKER_ACT_ROUTES } from './workerActs.ts'
import { searchWorkersRoute, workerFileRoute, workerReadsRoute, workersRoute } from './workers.ts'

export { CHECK_VOCABULARY, ContractChecks, contractChecksRoute } from './checks.ts'
export * from './contractActs.ts'
export {
  ComparedTerm,
  ContractFile,
  ContractSummary,
  contractRoute,
  contractsRoute,
} from './contracts.ts'
export * from './workerActs.ts'
export {
  FileEvent,
  searchWorkersRoute,
  WorkerFile,
  WorkerSummary,
  workerFileRoute,
  workerReadsRoute,
  workersRoute,
} from './workers.ts'

export const CONTRACT_ROUTES = [
  workersRoute,
  searchWorkersRoute,
  workerFileRoute,
  workerReadsRoute,
  ...WORKER_ACT_ROUTES,
  contractsRoute,
  contractRoute,
  contractChecksRoute,
  ...CONTRACT_ACT_ROUTES,
] as const
