export { bindingAnswer } from './answers/bindingAnswer.ts'
export { compareAnswer, oneStatusAnswer } from './answers/compareAnswers.ts'
export { countsAnswer } from './answers/countsAnswer.ts'
export { dueAnswer } from './answers/dueAnswers.ts'
export { instrumentAnswer, instrumentsAnswer } from './answers/instrumentAnswers.ts'
export { reviewsAnswer, supervisionAnswer } from './answers/supervisionAnswers.ts'
export { holdingsOf } from './holdingsOf.ts'
export { readShippedStandards } from './readShippedStandards.ts'
export type { StandardsHoldings } from './StandardsHoldings.ts'
export {
  type ImportedFile,
  NO_ADDITIONS,
  type StandardsAdditions,
  type StandardsStore,
  standardsStore,
} from './standardsStore.ts'
