import type { Money } from '@corridor/kernel'
import { RULE_IDS } from '../catalogue/index.ts'
import type { FeeLine } from '../fees/index.ts'
import { indexParties, type Party } from '../linkedParties/index.ts'
import {
  type LegalBasis,
  type Parameter,
  type ParameterName,
  type ParameterValue,
  parameterBook,
} from '../parameters/index.ts'
import { type Ban, type ContractCase, indexBarred } from '../rules/index.ts'
import { CLAUSE_CODES, type ContractTerms } from '../terms/index.ts'

/** Synthetic throughout: corridor, currency, persons and figures are invented for the tests. */

export const xts = (minorUnits: number): Money => ({ minorUnits, currency: 'XTS' })

const BINDING: LegalBasis = {
  instrument: 'Example Act',
  provision: 's. 1',
  jurisdiction: 'XAA',
  force: 'binding',
  from: '2029-01-01',
  to: null,
  source: 'official',
  textDigest: null,
  verifiedBy: 'Example Reviewer',
  verifiedAt: '2029-01-01',
}

/** A parameter of a name, verified and for every case unless said otherwise. */
export function parameter<Name extends ParameterName>(
  name: Name,
  value: ParameterValue<Name>,
  more: Partial<Omit<Parameter, 'name' | 'value'>> = {},
): Parameter {
  return {
    ...{ record: `p-${name}`, version: 1, key: {}, validFrom: '2029-01-01', validUntil: null },
    ...{ legalBasis: [BINDING], verifiedBy: 'Example Reviewer', verifiedAt: '2029-01-01' },
    ...more,
    ...{ name, value },
  } as Parameter
}

export const monthlyFloor = (
  minorUnits: number,
  more: Partial<Omit<Parameter, 'name' | 'value'>> = {},
): Parameter =>
  parameter(
    'monthly_floor',
    {
      ...{ kind: 'floor', monthly: xts(minorUnits), hoursWeek: '48' },
      allowancesThatCount: ['food'],
    },
    { key: { jurisdiction: 'XBB', sector: 'construction' }, ...more },
  )

export const PARAMETERS: readonly Parameter[] = [
  ...RULE_IDS.map((rule) => parameter(`basis_${rule}`, { adopted: true })),
  monthlyFloor(100_000),
  parameter('floors_expected', { floors: ['monthly_floor'] }),
  parameter('overtime_rate_min', { value: '1.25' }),
  parameter('worker_fee_ceiling', { kind: 'amount', amount: xts(0) }),
  parameter('hours_limit', {
    ...{ hoursDay: '10', hoursWeek: '48', hoursWeekWithOvertime: '60', restDaysWeek: '1' },
  }),
  parameter('destination_registration_days', { days: 14 }),
  parameter('licence_snapshot_hours', { hours: 24 }),
  parameter('linked_parties_look_back', { years: 10 }),
  parameter('linked_parties_similarity', { value: '0.55' }),
  parameter('capacity_ratio', {
    ...{ vacanciesPerEmployee: '0.5', leastAgeMonths: 12, vacanciesPerSite: 200 },
  }),
  parameter('documents_at_clearance', {
    required: ['passport', 'medical', 'contract'],
    expiring: ['passport'],
  }),
  parameter('minimum_age', { years: 18 }),
  parameter('contract_contents', { lists: ['poea_2016_s135', 'c189_art7'], further: [] }),
  parameter('reading_seconds_per_100_words', { seconds: 30 }),
  parameter('anomaly_peers', { leastContracts: 30, leastMonths: 6, z: '3' }),
]

export const TERMS: ContractTerms = {
  employer: 'castel-build',
  employerAddress: '1 Example Street, Example City',
  site: 'Plant A',
  position: 'Bricklayer',
  occupation: '7112',
  sector: 'construction',
  startsOn: '2030-05-01',
  termMonths: 24,
  basicMonthly: xts(140_000),
  allowances: [],
  payMode: 'bank',
  payPeriod: 'month',
  overtimeRate: '1.25',
  hoursDay: '8',
  hoursWeek: '48',
  overtimeHoursWeek: '6',
  hoursAsRequired: false,
  restDaysWeek: '1',
  annualLeaveDays: '30',
  sickLeaveDays: '15',
  insuranceSum: xts(2_000_000),
  probationMonths: '3',
  noticeDaysWorker: 30,
  noticeDaysEmployer: 30,
  deductionsMonthly: xts(0),
  penalties: xts(0),
  housing: { level: 'provided', allowance: null },
  food: { level: 'allowance', allowance: xts(30_000) },
  transport: { level: 'provided', allowance: null },
  medical: { level: 'provided', allowance: null },
  repatriationPayer: 'employer',
  visaPayer: 'employer',
  medicalExamPayer: 'employer',
  passagePayer: 'employer',
  clauses: CLAUSE_CODES.filter((clause) => clause !== 'keeps_passport'),
  language: 'ne',
}

export const feeLine = (more: Partial<FeeLine> = {}): FeeLine => ({
  category: 'B1',
  label: 'Medical examination',
  labelLanguage: 'en',
  payer: 'employer',
  payee: 'Example Clinic',
  amount: xts(5_000),
  paidAt: '2030-03-01',
  receipt: null,
  basis: null,
  agreedBefore: true,
  recoveredFromWages: false,
  source: 'agency',
  ...more,
})

export const party = (id: string, name: string, more: Partial<Party> = {}): Party => ({
  ...{ id, role: 'director', name, birthDate: null },
  ...{ identityNumbers: [], bankAccounts: [], phones: [], addresses: [] },
  source: `register of ${id}`,
  ...more,
})

const AMINA = party('k-amina', 'Amina Example', {
  role: 'worker',
  birthDate: '2004-05-01',
  identityNumbers: [{ kind: 'passport', country: 'XAA', number: 'P100200' }],
})

export const OWN_PARTIES: readonly Party[] = [
  party('bravo', 'Bravo Agency Pvt. Ltd.', { role: 'organisation', phones: ['+00 1 555 0100'] }),
  party('bravo-1', 'Ram Bahadur Thapa', { birthDate: '1970-02-03' }),
]

const BARRED_PARTIES: readonly Party[] = [
  party('delta', 'Delta Manpower Ltd.', { role: 'organisation', phones: ['+00 1 555 0199'] }),
  party('delta-1', 'Maria Dela Cruz', { birthDate: '1965-11-20' }),
]

export const BAN: Ban = {
  record: 'n-1',
  destination: 'XCC',
  sector: null,
  site: null,
  validFrom: '2029-01-01',
  validUntil: null,
}

/** Bravo Agency sends Amina to Castel Build; every check says yes. */
export const SAMPLE_CASE: ContractCase = {
  parameters: parameterBook(PARAMETERS),
  origin: 'XAA',
  destination: 'XBB',
  sector: 'construction',
  signedOn: '2030-04-10',
  issuedOn: '2030-04-20',
  step: 'clearance',
  terms: TERMS,
  fees: [feeLine()],
  atDestination: {
    destination: null,
    arrived: 'not_yet',
    today: '2030-04-20',
    shortWageMonths: 'not_connected',
  },
  licence: {
    route: 'agency',
    register: { kind: 'live' },
    licence: {
      number: 'LIC-0001',
      effectiveStatus: 'active',
      isFrozen: false,
      validFrom: '2030-02-01',
      validUntil: '2033-01-31',
      destinations: ['XBB'],
      sectors: ['construction'],
    },
  },
  bond: {
    cover: xts(2_000_000),
    unconfirmed: xts(0),
    required: xts(2_000_000),
    requiredUnknown: null,
    isDefaulted: false,
  },
  linked: {
    own: OWN_PARTIES,
    isComplete: true,
    isCleared: false,
    barred: indexBarred([
      { organisation: 'delta', status: 'revoked', on: '2027-06-30', parties: BARRED_PARTIES },
    ]),
  },
  bans: { bans: [BAN], site: 'Plant A', siteAreas: ['Example City'] },
  principal: {
    watchEntries: [],
    approvedVacancies: 20,
    headcount: 100,
    businessAgeMonths: 60,
    sites: 2,
  },
  jobOrder: {
    number: 'JO-9',
    status: 'approved',
    isFrozen: false,
    validUntil: '2030-12-31',
    vacanciesLeft: 1,
    isReserved: true,
    isDisputed: false,
    reusedIn: 0,
  },
  documents: [
    ...(['passport', 'medical', 'contract'] as const).map((type) => ({
      ...{ type, record: `d-${type}`, isReadable: true, isReused: false },
      expiresOn: type === 'passport' ? '2034-01-01' : null,
    })),
  ],
  identity: {
    worker: AMINA,
    isBirthDateReliable: true,
    others: indexParties([
      party('k-basil', 'Basil Sample', { role: 'worker', birthDate: '2001-02-02' }),
    ]),
    medical: 'self',
    orientation: 'self',
  },
  reading: { workerLanguages: ['ne'], textWords: 1_200, openSeconds: 600 },
}
