export { type Emergency, JUDGEMENTS, type Judgement } from './Emergency.ts'
export { type EmergencyCommand, emergencyRecord } from './emergencyRecord.ts'
