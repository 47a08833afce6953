export {
  agreedVersion,
  type CheckedAt,
  CONTRACT_STATUSES,
  type Contract,
  type ContractContent,
  type ContractFacts,
  type ContractStatus,
  type ContractText,
  type ContractVersion,
  destinationVersion,
  END_REASONS,
  type EndReason,
  type FeeEntry,
  offeredVersion,
  REFUSAL_REASONS,
  type VersionKind,
} from './Contract.ts'
export { compareVersions, type VersionComparison } from './compareVersions.ts'
export { type ContractCommand, contractActions, contractRecord } from './contractRecord.ts'
export { type FeeDifference, feeDifferences } from './feeDifferences.ts'
export { countWords, minimumReadingSeconds, SECONDS_PER_100_WORDS } from './readingTime.ts'
export {
  CONTACT_WAYS,
  WORKER_EVENTS,
  type Worker,
  type WorkerEvent,
  type WorkerFacts,
  type WorkerMovement,
  type WorkerParticulars,
  type WorkerStatus,
} from './Worker.ts'
export {
  type WorkerCommand,
  WorkerParticularsSchema,
  workerActions,
  workerRecord,
} from './workerRecord.ts'
