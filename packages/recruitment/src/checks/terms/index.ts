export {
  AllowanceSchema,
  type ContractTerms,
  ContractTermsSchema,
  NO_TERMS,
  PAYERS,
  type Payer,
  PayerSchema,
  PROVISION_LEVELS,
  type Provision,
  ProvisionSchema,
  type TermName,
} from './ContractTerms.ts'
export { CLAUSE_CODES, type ClauseCode } from './clauses.ts'
export {
  DaySchema,
  DecimalSchema,
  IdSchema,
  JurisdictionSchema,
  LanguageSchema,
  MoneySchema,
  OccupationSchema,
  SectorSchema,
} from './fields.ts'
