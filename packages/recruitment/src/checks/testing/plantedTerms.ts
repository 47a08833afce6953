import type { RuleId } from '../catalogue/index.ts'
import type { ContractCase } from '../rules/index.ts'
import type { ContractTerms } from '../terms/index.ts'
import type { PlantedCase } from './plantedCases.ts'
import { SAMPLE_CASE, TERMS, xts } from './sampleCase.ts'

type Row = readonly [
  name: string,
  terms: Partial<ContractTerms>,
  bad: readonly RuleId[],
  unknown?: readonly RuleId[],
]

const withTerms = (terms: Partial<ContractTerms>): ContractCase => ({
  ...SAMPLE_CASE,
  terms: { ...TERMS, ...terms },
})

const none = { level: 'none', allowance: null } as const

const SIGNED: readonly Row[] = [
  ['all is well', {}, []],
  ['floor reached to the cent', { basicMonthly: xts(100_000), food: none }, []],
  ['one cent below the floor', { basicMonthly: xts(99_999), food: none }, ['wage_floor']],
  ['food allowance lifts it to the floor', { basicMonthly: xts(70_000) }, []],
  ['one cent missing with food', { basicMonthly: xts(69_999) }, ['wage_floor']],
  [
    'housing allowance does not count',
    {
      ...{ basicMonthly: xts(90_000), food: none },
      housing: { level: 'allowance', allowance: xts(50_000) },
    },
    ['wage_floor'],
  ],
  [
    'pay in kind does not count',
    { basicMonthly: xts(80_000), food: { level: 'provided', allowance: null } },
    ['wage_floor'],
  ],
  ['half the floor', { basicMonthly: xts(50_000), food: none }, ['wage_floor']],
  [
    'monthly pay above, hourly below',
    { basicMonthly: xts(100_000), food: none, hoursWeek: '49' },
    ['wage_floor', 'hours_limit'],
  ],
  [
    'long hours eat the rise',
    { basicMonthly: xts(120_000), food: none, hoursWeek: '60' },
    ['wage_floor', 'hours_limit'],
  ],
  [
    'no pay stated',
    { basicMonthly: null, clauses: [...TERMS.clauses!, 'pay_mode'] },
    ['clauses_language'],
    ['wage_floor'],
  ],
  [
    'another currency without a rate',
    { basicMonthly: { minorUnits: 140_000, currency: 'USD' } },
    [],
    ['wage_floor'],
  ],
  [
    'food allowance without a sum decides',
    { basicMonthly: xts(90_000), food: { level: 'allowance', allowance: null } },
    [],
    ['wage_floor'],
  ],
  ['occupation not stated, none needed', { occupation: null }, []],
  ['48 hours', { hoursWeek: '48' }, []],
  ['48.5 hours', { hoursWeek: '48.5', basicMonthly: xts(200_000) }, ['hours_limit']],
  ['56 hours', { hoursWeek: '56' }, ['hours_limit']],
  ['72 hours', { hoursWeek: '72', basicMonthly: xts(200_000) }, ['hours_limit']],
  ['ten hours a day', { hoursDay: '10' }, []],
  ['eleven hours a day', { hoursDay: '11' }, ['hours_limit']],
  ['no day of rest', { restDaysWeek: '0' }, ['hours_limit']],
  ['half a day of rest', { restDaysWeek: '0.5' }, ['hours_limit']],
  ['two days of rest', { restDaysWeek: '2' }, []],
  ['overtime to 60', { overtimeHoursWeek: '12' }, []],
  ['overtime to 61', { overtimeHoursWeek: '13' }, ['hours_limit']],
  ['overtime unpaid', { overtimeRate: '0' }, ['hours_limit']],
  ['overtime at the plain rate', { overtimeRate: '1' }, ['hours_limit']],
  ['overtime at 1.5', { overtimeRate: '1.5' }, []],
  [
    'hours as required',
    { hoursWeek: null, hoursAsRequired: true },
    ['clauses_language'],
    ['hours_limit', 'wage_floor'],
  ],
  ['hours not stated', { hoursWeek: null }, ['clauses_language'], ['hours_limit', 'wage_floor']],
  ['rest not stated', { restDaysWeek: null }, ['clauses_language'], ['hours_limit']],
  ['overtime hours not stated', { overtimeHoursWeek: null }, [], ['hours_limit']],
  ['no cause for ending', { clauses: without('termination_causes') }, ['clauses_language']],
  ['no settlement of disputes', { clauses: without('dispute_settlement') }, ['clauses_language']],
  [
    'no repatriation in danger',
    { clauses: without('repatriation_in_danger') },
    ['clauses_language'],
  ],
  [
    'no repatriation of remains',
    { clauses: without('repatriation_of_remains') },
    ['clauses_language'],
  ],
  ['worker not named', { clauses: without('worker_identity') }, ['clauses_language']],
  ['leave by figures alone', { clauses: without('leave') }, []],
  [
    'neither figures nor clause on leave',
    { clauses: without('leave'), sickLeaveDays: null, annualLeaveDays: null },
    ['clauses_language'],
  ],
  ['no start', { startsOn: null }, ['clauses_language']],
  ['mode of payment missing', { payMode: null }, ['clauses_language']],
  ['text not read', { clauses: null }, [], ['clauses_language']],
  ['in a language she does not read', { language: 'ar' }, ['clauses_language']],
  ['in English', { language: 'en-GB' }, ['clauses_language']],
  ['regional form of her language', { language: 'ne-NP' }, []],
  ['language not stated', { language: null }, [], ['clauses_language']],
]

function without(clause: string): ContractTerms['clauses'] {
  return TERMS.clauses!.filter((one) => one !== clause)
}

/** Registered at destination ten days after arrival. */
const registered = (terms: Partial<ContractTerms>): ContractCase => ({
  ...SAMPLE_CASE,
  atDestination: {
    destination: { ...TERMS, ...terms },
    ...{ arrived: '2030-05-01', today: '2030-05-11', shortWageMonths: 0 },
  },
})

const SUBSTITUTION = ['contract_substitution'] as const

const REGISTERED: readonly Row[] = [
  ['same at destination', {}, []],
  ['better pay', { basicMonthly: xts(150_000) }, []],
  ['lower pay', { basicMonthly: xts(100_000) }, SUBSTITUTION],
  ['higher pay for longer hours', { basicMonthly: xts(160_000), hoursWeek: '60' }, SUBSTITUTION],
  ['one day of leave less', { annualLeaveDays: '29' }, SUBSTITUTION],
  ['sick leave dropped to zero', { sickLeaveDays: '0' }, SUBSTITUTION],
  ['no day of rest', { restDaysWeek: '0' }, SUBSTITUTION],
  ['overtime at the plain rate', { overtimeRate: '1.00' }, SUBSTITUTION],
  ['longer probation', { probationMonths: '6' }, SUBSTITUTION],
  ['longer notice', { noticeDaysWorker: 60 }, SUBSTITUTION],
  ['deduction appears', { deductionsMonthly: xts(7_500) }, SUBSTITUTION],
  ['penalty appears', { penalties: xts(300_000) }, SUBSTITUTION],
  ['food dropped', { food: none }, SUBSTITUTION],
  ['less for food', { food: { level: 'allowance', allowance: xts(29_999) } }, SUBSTITUTION],
  ['more for food', { food: { level: 'allowance', allowance: xts(31_000) } }, []],
  ['housing dropped', { housing: none }, SUBSTITUTION],
  ['worker pays the way home', { repatriationPayer: 'worker' }, SUBSTITUTION],
  ['worker pays the visa', { visaPayer: 'worker' }, SUBSTITUTION],
  ['labourer instead of bricklayer', { occupation: '9313' }, SUBSTITUTION],
  ['another employer', { employer: 'other-build' }, SUBSTITUTION],
  ['another site', { site: 'Plant B' }, SUBSTITUTION],
  ['the site in other letters', { site: 'PLANT  A' }, []],
  ['a longer term', { termMonths: 36 }, SUBSTITUTION],
  ['less insurance', { insuranceSum: xts(1_000_000) }, SUBSTITUTION],
  [
    'food in kind instead of money',
    { food: { level: 'provided', allowance: null } },
    [],
    SUBSTITUTION,
  ],
  ['hours left out', { hoursWeek: null }, [], SUBSTITUTION],
  ['pay left out', { basicMonthly: null }, [], SUBSTITUTION],
]

const SHORT_WAGES: ContractCase = {
  ...SAMPLE_CASE,
  atDestination: { ...registered({}).atDestination, shortWageMonths: 5 },
}
const NOT_RECEIVED: ContractCase = {
  ...SAMPLE_CASE,
  atDestination: {
    ...{ destination: null, arrived: '2030-05-01', today: '2030-05-16' },
    shortWageMonths: 'not_connected',
  },
}

export const PLANTED_TERMS: readonly PlantedCase[] = [
  ...SIGNED.map(([name, terms, bad, unknown = []]) => ({
    ...{ name, facts: withTerms(terms), bad, unknown },
  })),
  ...REGISTERED.map(([name, terms, bad, unknown = []]) => ({
    ...{ name: `at destination: ${name}`, facts: registered(terms), bad, unknown },
  })),
  { name: 'paid less for five months', facts: SHORT_WAGES, bad: SUBSTITUTION, unknown: [] },
  { name: 'not received', facts: NOT_RECEIVED, bad: [], unknown: SUBSTITUTION },
]
