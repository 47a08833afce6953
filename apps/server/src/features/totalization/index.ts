export { readInstruments } from './readInstruments.ts'
