export type { Ban, BanFacts } from './ban/Ban.ts'
export { type BanCommand, banActions, banRecord } from './ban/banRecord.ts'
export type { Evidence } from './fields.ts'
export {
  OVERRIDE_REASONS,
  OVERRIDE_SUBJECTS,
  type Override,
  type OverrideFacts,
  type OverrideSubject,
  type StandingFinding,
} from './override/Override.ts'
export { type OverrideCommand, overrideActions, overrideRecord } from './override/overrideRecord.ts'
export type { Proposer } from './Proposer.ts'
export { affectedResults, restsOnUnverified } from './parameter/affectedResults.ts'
export type {
  ParameterFacts,
  ParameterFile,
  ParameterProposal,
  ParameterVersion,
} from './parameter/ParameterFile.ts'
export {
  type ParameterCommand,
  parameterActions,
  parameterRecord,
} from './parameter/parameterRecord.ts'
export { type ValueInForce, valuesInForce } from './parameter/valuesInForce.ts'
export {
  WATCH_GROUNDS,
  WATCHED_KINDS,
  type WatchEntry,
  type WatchFacts,
  type WatchGround,
} from './watch/WatchEntry.ts'
export { type WatchCommand, watchActions, watchRecord } from './watch/watchRecord.ts'
