export { type AgreementStore, agreementStore } from './agreementStore.ts'
export { readInstruments } from './readInstruments.ts'
export { readShippedAgreements } from './readShippedAgreements.ts'
