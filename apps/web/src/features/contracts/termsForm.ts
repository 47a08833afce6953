import type { ContractFile } from '@corridor/contract'
import { type Money, moneyDecimal } from '@corridor/kernel'
import { moneyOf, plainDigits } from '../bonds/moneyOf.ts'

type ContractTerms = NonNullable<ContractFile['versions'][number]['content']>['terms']

/** What is typed, by field; empty is not stated. */
export type TypedTerms = Readonly<Record<string, string>>

export const TEXT_TERMS = ['position', 'occupation', 'site', 'sector'] as const
export const MONEY_TERMS = [
  'basicMonthly',
  'deductionsMonthly',
  'insuranceSum',
  'penalties',
] as const
export const DECIMAL_TERMS = [
  'hoursDay',
  'hoursWeek',
  'overtimeRate',
  'restDaysWeek',
  'annualLeaveDays',
  'sickLeaveDays',
  'probationMonths',
] as const
export const COUNT_TERMS = ['termMonths', 'noticeDaysWorker', 'noticeDaysEmployer'] as const
export const PROVISION_TERMS = ['housing', 'food', 'transport', 'medical'] as const
export const PAYER_TERMS = [
  'passagePayer',
  'visaPayer',
  'medicalExamPayer',
  'repatriationPayer',
] as const
export const LEVELS = ['none', 'allowance', 'provided'] as const
export const PAYERS = ['worker', 'employer', 'agency', 'authority', 'other'] as const

const NOTHING: ContractTerms = {
  employer: null,
  employerAddress: null,
  site: null,
  position: null,
  occupation: null,
  sector: null,
  startsOn: null,
  termMonths: null,
  basicMonthly: null,
  allowances: null,
  payMode: null,
  payPeriod: null,
  overtimeRate: null,
  hoursDay: null,
  hoursWeek: null,
  overtimeHoursWeek: null,
  hoursAsRequired: false,
  restDaysWeek: null,
  annualLeaveDays: null,
  sickLeaveDays: null,
  insuranceSum: null,
  probationMonths: null,
  noticeDaysWorker: null,
  noticeDaysEmployer: null,
  deductionsMonthly: null,
  penalties: null,
  housing: null,
  food: null,
  transport: null,
  medical: null,
  repatriationPayer: null,
  visaPayer: null,
  medicalExamPayer: null,
  passagePayer: null,
  clauses: null,
  language: null,
}

/** The fields as they stand for terms that are there. */
export function typedOf(terms: ContractTerms | null): TypedTerms {
  const currency =
    MONEY_TERMS.map((name) => terms?.[name]?.currency).find((one) => one !== undefined) ?? ''
  if (terms === null) return { currency }
  const money = (value: Money | null): string => (value === null ? '' : moneyDecimal(value))
  const typed: Record<string, string> = { currency, startsOn: terms.startsOn ?? '' }
  for (const name of [...TEXT_TERMS, ...DECIMAL_TERMS, ...PAYER_TERMS]) {
    typed[name] = terms[name] ?? ''
  }
  for (const name of COUNT_TERMS) typed[name] = terms[name] === null ? '' : String(terms[name])
  for (const name of MONEY_TERMS) typed[name] = money(terms[name])
  for (const name of PROVISION_TERMS) {
    typed[name] = terms[name]?.level ?? ''
    typed[`${name}Allowance`] = money(terms[name]?.allowance ?? null)
  }
  return typed
}

/**
 * The terms that were typed; what is left empty is not stated, and what the form does not ask for
 * stays as it was.
 */
export function termsOf(
  typed: TypedTerms,
  employer: string,
  before: ContractTerms | null,
): ContractTerms {
  const currency = (typed.currency ?? '').trim().toUpperCase()
  const said = (name: string): string | null => {
    const text = (typed[name] ?? '').trim()
    return text === '' ? null : text
  }
  const number = (name: string): string | null => {
    const text = said(name)
    return text === null ? null : plainDigits(text).replace(/[,٫]/, '.')
  }
  const count = (name: string): number | null => {
    const text = number(name)
    return text === null ? null : Number(text)
  }
  const money = (name: string): Money | null => {
    const text = said(name)
    return text === null ? null : moneyOf(text, currency)
  }
  const fields = <Name extends string, Value>(
    names: readonly Name[],
    read: (name: string) => Value,
  ) => Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, Value>
  type Level = (typeof LEVELS)[number]
  const provision = (name: string) => {
    const level = said(name) as Level | null
    if (level === null) return null
    return { level, allowance: level === 'allowance' ? money(`${name}Allowance`) : null }
  }
  return {
    ...(before ?? NOTHING),
    employer,
    startsOn: said('startsOn'),
    ...fields(TEXT_TERMS, said),
    ...fields(MONEY_TERMS, money),
    ...fields(DECIMAL_TERMS, number),
    ...fields(COUNT_TERMS, count),
    ...fields(PROVISION_TERMS, provision),
    ...(fields(PAYER_TERMS, said) as Pick<ContractTerms, (typeof PAYER_TERMS)[number]>),
  }
}
