export { countLog } from './countLog.ts'
export { disclosureRule } from './disclosureRule.ts'
export { draftRelease } from './draftRelease.ts'
export { isDemonstration, publisherOf } from './statisticJobs.ts'
