export {
  COMPARED,
  COMPARED_TERMS,
  type Compared,
  compareTerms,
  type TermComparison,
} from './compareTerms.ts'
