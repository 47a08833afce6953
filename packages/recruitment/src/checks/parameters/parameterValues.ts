import { z } from 'zod'
import { RULE_IDS, type RuleId } from '../catalogue/ruleIds.ts'
import { FeeCategorySchema } from '../fees/index.ts'
import {
  CLAUSE_CODES,
  DaySchema,
  DecimalSchema,
  LanguageSchema,
  MoneySchema,
} from '../terms/index.ts'

const CurrencySchema = z.string().regex(/^[A-Z]{3}$/)
const Days = z.strictObject({ days: z.int().min(0).max(10_000) })
const Hours = z.strictObject({ hours: z.int().min(0).max(100_000) })
const Years = z.strictObject({ years: z.int().min(0).max(100) })
const Decimal = z.strictObject({ value: DecimalSchema })

/** A least wage, or that there is none by law, which is not the same as not knowing it. */
const WageFloorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('floor'),
    monthly: MoneySchema,
    /** Hours a week for which the monthly figure is set: gives the floor an hour. */
    hoursWeek: DecimalSchema,
    /** Provisions and allowances by name that count towards it besides basic pay. */
    allowancesThatCount: z.array(z.string().max(60)).readonly(),
  }),
])

const FeeCeilingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount'), amount: MoneySchema }),
  z.strictObject({ kind: z.literal('months_of_wage'), months: DecimalSchema }),
])

const FeeExceptionsSchema = z.strictObject({
  /** Of group B alone; others are never excepted. */
  categories: z.array(FeeCategorySchema).readonly(),
  consultedOn: DaySchema,
  /** Where the reasons were reported; null while they were not. */
  reportedOn: DaySchema.nullable(),
})

const HoursLimitSchema = z.strictObject({
  hoursDay: DecimalSchema.nullable(),
  hoursWeek: DecimalSchema,
  /** With overtime; null where no such limit is set. */
  hoursWeekWithOvertime: DecimalSchema.nullable(),
  restDaysWeek: DecimalSchema,
})

const CapacityRatioSchema = z.strictObject({
  /** Most approved vacancies for each person the principal employs. */
  vacanciesPerEmployee: DecimalSchema,
  /** Least age of the principal's business; null where that is not asked. */
  leastAgeMonths: z.int().min(0).nullable(),
  /** Most approved vacancies for each site; null where that is not asked. */
  vacanciesPerSite: z.int().min(1).nullable(),
})

const DocumentTypeSchema = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

const DocumentListSchema = z.strictObject({
  required: z.array(DocumentTypeSchema).readonly(),
  /** Those of them whose last day must be known. */
  expiring: z.array(DocumentTypeSchema).readonly(),
})

const ContractContentsSchema = z.strictObject({
  /** Lists of minimum contents by name, as `poea_2016_s135`. */
  lists: z.array(z.enum(['poea_2016_s135', 'c189_art7'])).readonly(),
  /** Clauses that a union's set or a bilateral agreement adds. */
  further: z.array(z.enum(CLAUSE_CODES)).readonly(),
})

const BondTiersSchema = z.strictObject({
  tiers: z
    .array(
      z.strictObject({
        /** Planned workers a year up to and with this; null: no limit. */
        upTo: z.int().min(1).nullable(),
        cash: MoneySchema,
        guarantee: MoneySchema,
      }),
    )
    .readonly(),
})

const CaseScheduleSchema = z.strictObject({
  base: MoneySchema,
  additionalCap: MoneySchema,
  bands: z
    .array(
      z.strictObject({ from: z.int().min(1), to: z.int().min(1).nullable(), perCase: MoneySchema }),
    )
    .readonly(),
})

const ExchangeRatesSchema = z.strictObject({
  /** One unit of `from` is `rate` units of `to`. */
  rates: z
    .array(
      z.strictObject({
        from: CurrencySchema,
        to: CurrencySchema,
        rate: DecimalSchema,
        source: z.string().max(300),
      }),
    )
    .readonly(),
})

/** A rule's legal basis in this place, named by a reviewer; the basis itself stands in the parameter. */
const RuleBasisSchema = z.strictObject({ adopted: z.literal(true) })

/** The parameters that rules ask for, with the form of each value. A closed list. */
const OWN_VALUES = {
  monthly_floor: WageFloorSchema,
  referral_wage: WageFloorSchema,
  origin_floor: WageFloorSchema,
  /** Floors that must exist here besides that of the destination. */
  floors_expected: z.strictObject({
    floors: z.array(z.enum(['monthly_floor', 'referral_wage', 'origin_floor'])).readonly(),
  }),
  overtime_rate_min: Decimal,
  worker_fee_ceiling: FeeCeilingSchema,
  fee_exceptions: FeeExceptionsSchema,
  hours_limit: HoursLimitSchema,
  destination_registration_days: Days,
  licence_snapshot_hours: Hours,
  bond_tiers: BondTiersSchema,
  case_schedule: CaseScheduleSchema,
  case_schedule_reading: z.strictObject({ reading: z.enum(['whole_count', 'marginal']) }),
  replenish_days: Days,
  linked_parties_look_back: Years,
  linked_parties_similarity: Decimal,
  capacity_ratio: CapacityRatioSchema,
  documents_at_licence: DocumentListSchema,
  documents_at_accreditation: DocumentListSchema,
  documents_at_job_order: DocumentListSchema,
  documents_at_signature: DocumentListSchema,
  documents_at_clearance: DocumentListSchema,
  minimum_age: Years,
  contract_contents: ContractContentsSchema,
  contract_languages: z.strictObject({ languages: z.array(LanguageSchema).min(1).readonly() }),
  reading_seconds_per_100_words: z.strictObject({ seconds: z.int().min(1).max(1_000) }),
  anomaly_peers: z.strictObject({
    leastContracts: z.int().min(1),
    leastMonths: z.int().min(1),
    z: DecimalSchema,
  }),
  exchange_rates: ExchangeRatesSchema,
  appeal_days: Days,
  renewal_window_days: Days,
  preventive_suspension_days: Days,
  provisional_days: Days,
  lock_tail_days: Days,
  bond_tail_days: Days,
  override_hours: Hours,
  confirmation_days: Days,
  parameter_confirmation_days: Days,
  urgent_triage_hours: Hours,
  revocation_list_amber_hours: Hours,
  revocation_list_red_hours: Hours,
  /** Counts of people below it are not published. */
  disclosure_threshold: z.strictObject({ threshold: z.int().min(3).max(100) }),
} as const

export type RuleBasisName = `basis_${RuleId}`

const BASES = Object.fromEntries(
  RULE_IDS.map((rule) => [`basis_${rule}`, RuleBasisSchema]),
) as Readonly<Record<RuleBasisName, typeof RuleBasisSchema>>

/** Whose law a parameter is where its key names a jurisdiction; all others are of the origin. */
const OF_DESTINATION: ReadonlySet<ParameterName> = new Set<ParameterName>([
  'monthly_floor',
  'hours_limit',
  'overtime_rate_min',
])

export const endOf = (name: ParameterName): 'origin' | 'destination' =>
  OF_DESTINATION.has(name) ? 'destination' : 'origin'

export const PARAMETER_VALUES = { ...OWN_VALUES, ...BASES } as const

export type ParameterName = keyof typeof PARAMETER_VALUES
export const PARAMETER_NAMES = Object.keys(PARAMETER_VALUES) as readonly ParameterName[]
export const ParameterNameSchema = z.enum(
  PARAMETER_NAMES as readonly [ParameterName, ...ParameterName[]],
)
export type ParameterValue<Name extends ParameterName = ParameterName> = z.infer<
  (typeof PARAMETER_VALUES)[Name]
>
