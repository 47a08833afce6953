import { z } from 'zod'
import { CLAUSE_CODES } from './clauses.ts'
import {
  DaySchema,
  DecimalSchema,
  IdSchema,
  LanguageSchema,
  MoneySchema,
  OccupationSchema,
  SectorSchema,
} from './fields.ts'

/** Who bears a cost. */
export const PAYERS = ['worker', 'employer', 'agency', 'authority', 'other'] as const
export const PayerSchema = z.enum(PAYERS)
export type Payer = z.infer<typeof PayerSchema>

/** What of housing, food, transport or medical care the employer gives, in rising order. */
export const PROVISION_LEVELS = ['none', 'allowance', 'provided'] as const

export const ProvisionSchema = z.strictObject({
  level: z.enum(PROVISION_LEVELS),
  /** A month, where it is an allowance and stated; null otherwise. */
  allowance: MoneySchema.nullable(),
})
export type Provision = z.infer<typeof ProvisionSchema>

/** A guaranteed cash allowance a month besides those of housing, food, transport and medical care. */
export const AllowanceSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  monthly: MoneySchema,
})

const Count = z.int().min(0).max(100_000)
const Words = z.string().trim().min(1).max(300)

/**
 * The terms of one version of a contract, each null where the text does not say it: a term that is
 * missing is never taken for zero, and an empty list says that there is none.
 *
 * @source operations, section 5 (direction table); operations-money, section 2 (minimum contents)
 */
export const ContractTermsSchema = z.strictObject({
  /** Employer's organisation; who is named in the text. */
  employer: IdSchema.nullable(),
  employerAddress: Words.nullable(),
  site: Words.nullable(),
  position: Words.nullable(),
  /** Four digits of ISCO-08, fewer where only the group is known. */
  occupation: OccupationSchema.nullable(),
  sector: SectorSchema.nullable(),
  startsOn: DaySchema.nullable(),
  termMonths: Count.nullable(),
  /** Pay a month before allowances. */
  basicMonthly: MoneySchema.nullable(),
  allowances: z.array(AllowanceSchema).max(30).readonly().nullable(),
  payMode: z.enum(['bank', 'cash', 'cheque', 'other']).nullable(),
  payPeriod: z.enum(['month', 'half_month', 'week', 'day']).nullable(),
  /** Multiple of the hourly pay, such as 1.25. */
  overtimeRate: DecimalSchema.nullable(),
  hoursDay: DecimalSchema.nullable(),
  hoursWeek: DecimalSchema.nullable(),
  overtimeHoursWeek: DecimalSchema.nullable(),
  /** The text says "as required" or the like instead of hours. */
  hoursAsRequired: z.boolean(),
  restDaysWeek: DecimalSchema.nullable(),
  annualLeaveDays: DecimalSchema.nullable(),
  sickLeaveDays: DecimalSchema.nullable(),
  insuranceSum: MoneySchema.nullable(),
  probationMonths: DecimalSchema.nullable(),
  noticeDaysWorker: Count.nullable(),
  noticeDaysEmployer: Count.nullable(),
  deductionsMonthly: MoneySchema.nullable(),
  /** The most the text makes the worker pay for leaving early or for a fault. */
  penalties: MoneySchema.nullable(),
  housing: ProvisionSchema.nullable(),
  food: ProvisionSchema.nullable(),
  transport: ProvisionSchema.nullable(),
  medical: ProvisionSchema.nullable(),
  repatriationPayer: PayerSchema.nullable(),
  visaPayer: PayerSchema.nullable(),
  medicalExamPayer: PayerSchema.nullable(),
  passagePayer: PayerSchema.nullable(),
  /** Null where nobody has read the text for its clauses. */
  clauses: z.array(z.enum(CLAUSE_CODES)).readonly().nullable(),
  /** Language of the text that the worker signs. */
  language: LanguageSchema.nullable(),
})

export type ContractTerms = z.infer<typeof ContractTermsSchema>
export type TermName = keyof ContractTerms

/** Terms of which nothing is known, to begin from. */
export const NO_TERMS: ContractTerms = Object.freeze({
  ...(Object.fromEntries(
    Object.keys(ContractTermsSchema.shape).map((name) => [name, null]),
  ) as unknown as ContractTerms),
  hoursAsRequired: false,
})
