export { findAgencies } from '../agencies/findAgencies.ts'
export { licenceKind } from './licenceKind.ts'
