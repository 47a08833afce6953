export { countLog } from './countLog.ts'
export { draftRelease } from './draftRelease.ts'
export { publisherOf } from './statisticJobs.ts'
