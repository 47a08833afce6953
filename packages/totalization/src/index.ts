export { BRANCHES, type Branch } from './Branch.ts'
export { type ComputeOptions, computeTotalization } from './compute/computeTotalization.ts'
export { FINDING_CODES, type Finding, type FindingCode } from './compute/Finding.ts'
export { type Selection, selectInstrument } from './compute/selectInstrument.ts'
export {
  type AmountText,
  BASES,
  type RatioText,
  type StateAnswer,
  type TimelineStretch,
  type TotalizationAnswer,
} from './compute/TotalizationAnswer.ts'
export type { TraceLine, TraceStep } from './compute/Trace.ts'
export {
  compare,
  type NumberText,
  parseRational,
  type Rational,
  type RationalText,
  rationalText,
} from './exact/Rational.ts'
export { decimalText, ROUNDING_MODES, type Rounding, roundTo } from './exact/rounding.ts'
export { explainFinding } from './explanation/explainFinding.ts'
export {
  EXPLANATION_LANGUAGES,
  type ExplanationContext,
  type ExplanationLanguage,
  explainLine,
  notCheckedWords,
} from './explanation/explainLine.ts'
export { fullYearsOfRisk } from './formulas/generic.ts'
export type {
  FormulaAnswer,
  FormulaFacts,
  FormulaProperties,
  NationalFormula,
} from './formulas/NationalFormula.ts'
export { NATIONAL_FORMULAS } from './formulas/nationalFormulas.ts'
export {
  australianCountedIncome,
  britishWeeks,
  newZealandFullMonths,
} from './formulas/residence.ts'
export { type RelativeEarnings, relativeEarnings } from './formulas/unitedStates.ts'
export { type GapLine, type PortabilityGap, portabilityGap } from './gap/portabilityGap.ts'
export { type CareerStay, type TypicalCareer, typicalCareer } from './gap/typicalCareer.ts'
export type {
  BranchCoverage,
  Clause,
  ClauseSettings,
  ClauseStep,
  Instrument,
  Party,
  Provenance,
} from './instruments/Instrument.ts'
export { readInstrument } from './instruments/readInstrument.ts'
export {
  type Activity,
  type ApplicableLegislation,
  applicableLegislation,
  type WorkSituation,
} from './legislation/applicableLegislation.ts'
export { workingLifeMonths } from './national/australia.ts'
export { type InsuranceTime, norwegianShare } from './national/norway.ts'
export { lettersOfState, PERIOD_TYPES, stateOfLetters } from './p5000/codes.ts'
export { exportP5000 } from './p5000/exportP5000.ts'
export { type ImportedPeriods, importP5000, type MergeOffer } from './p5000/importP5000.ts'
export type { P5000Record, P5000Row } from './p5000/P5000Record.ts'
export {
  changeUnit,
  DAY_REGIMES,
  daysOfYear,
  lengthIn,
  monthsAndDays,
  UNITS,
  type Unit,
} from './periods/convertLength.ts'
export { countPeriods } from './periods/countPeriods.ts'
export {
  type CertifiedLength,
  type DayRegime,
  type InsurancePeriod,
  PERIOD_KINDS,
  type PeriodKind,
  type StateCode,
} from './periods/InsurancePeriod.ts'
export type { CountedLengths, CountRequest, CountRules } from './periods/PeriodCount.ts'
export { readCase, TotalizationCaseSchema } from './readCase.ts'
export { agreementOfInstrument } from './register/agreementOfInstrument.ts'
export {
  AGREEMENT_STANDINGS,
  type AgreementStanding,
  agreementsBetween,
  type StandingAgreement,
} from './register/agreementsBetween.ts'
export {
  COVERAGE_CLASSES,
  type Coverage,
  type CoverageClass,
  coverageBetween,
  coverageOf,
  type PartnerCoverage,
} from './register/coverageOf.ts'
export { layOver, readAgreements } from './register/readAgreements.ts'
export {
  AGREEMENT_FEATURES,
  type AgreementFeature,
  type CoveredBranch,
  type FeatureStatement,
  type SocialSecurityAgreement,
} from './register/SocialSecurityAgreement.ts'
export { CareerModelSchema } from './simulation/readCareerModel.ts'
export {
  addSimulations,
  type CareerModel,
  drawCareer,
  type SimulatedCareers,
  simulateCareers,
} from './simulation/simulateCareers.ts'
export type { StatementWords } from './statement/StatementWords.ts'
export {
  readableNumber,
  type StatementContext,
  statementWords,
  writeStatement,
} from './statement/writeStatement.ts'
export type {
  InsuredPerson,
  NationalLegislation,
  TotalizationCase,
} from './TotalizationCase.ts'
export { isChecked, VERIFICATION_LEVELS, type Verification } from './Verification.ts'
