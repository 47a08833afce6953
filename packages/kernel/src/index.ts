export { type AreaCode, type Corridor, formatCorridor, parseCorridor } from './areas.ts'
export { DomainError, type DomainErrorCode } from './DomainError.ts'
export {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  firstOfNextMonth,
  type IsoDate,
  isIsoDate,
  parseIsoDate,
  yearOf,
} from './dates.ts'
export { decodeUtf8, type EncodingFault } from './files/decodeUtf8.ts'
export {
  type FileProblem,
  inWords,
  type ProblemList,
  problemList,
  shown,
  stopOnProblems,
} from './files/FileProblem.ts'
export { type CsvRecord, type QuoteFault, RecordReader } from './files/RecordReader.ts'
export {
  type CurrencyCode,
  decimalsOf,
  type Money,
  moneyDecimal,
  parseMoney,
  sumMoney,
} from './money/Money.ts'
export { roundHalfEven } from './money/roundHalfEven.ts'
export { type MissingReason, missing, type Observed, present } from './observed.ts'
export { formatPeriod, type Period, parsePeriod, periodYears } from './periods.ts'
export { philox4x32, Rng, seedWords, unitInterval } from './Rng.ts'
export type { ReportBlock, ReportDocument } from './report/ReportDocument.ts'
export { renderHtml } from './report/renderHtml.ts'
export { SEXES, type Sex } from './sexes.ts'
export { foldText } from './text/foldText.ts'
export { isOneSlip } from './text/isOneSlip.ts'
