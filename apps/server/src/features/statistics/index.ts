export { countLog } from './countLog.ts'
export { draftRelease } from './draftRelease.ts'
export { isDemonstration, publisherOf } from './statisticJobs.ts'
