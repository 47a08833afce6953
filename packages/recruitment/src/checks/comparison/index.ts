export { COMPARED, type Compared, compareTerms, type TermComparison } from './compareTerms.ts'
