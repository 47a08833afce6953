import type { ComparedTerm, ContractFile } from '@corridor/contract'
import { type Money, moneyDecimal } from '@corridor/kernel'

type ContractTerms = NonNullable<ContractFile['versions'][number]['content']>['terms']

type Translate = (id: string, values?: Record<string, unknown>) => string

/** An amount in the reader's own way of writing. */
export const moneyWords = (money: Money, locale: string): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'code',
  }).format(moneyDecimal(money) as unknown as number)

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'minorUnits' in value

/** Terms whose values are words of a closed list. */
const CHOSEN: Readonly<Record<string, string>> = {
  payMode: 'terms.mode-',
  payPeriod: 'terms.period-',
  repatriationPayer: 'terms.payer-',
  visaPayer: 'terms.payer-',
  medicalExamPayer: 'terms.payer-',
  passagePayer: 'terms.payer-',
  housing: 'terms.level-',
  food: 'terms.level-',
  transport: 'terms.level-',
  medical: 'terms.level-',
}

const LEVELS: readonly string[] = ['none', 'allowance', 'provided']

/** The value of a term as text; null stands for what is not stated. */
function valueWords(term: string, value: unknown, t: Translate, locale: string): string {
  if (value === null || value === undefined) return t('terms.not-stated')
  if (isMoney(value)) return moneyWords(value, locale)
  if (Array.isArray(value)) {
    if (value.length === 0) return t('terms.none')
    return value
      .map(
        (one: { readonly name: string; readonly monthly: Money }) =>
          `${one.name}: ${moneyWords(one.monthly, locale)}`,
      )
      .join('; ')
  }
  if (typeof value === 'object') {
    const { level, allowance } = value as { level: string; allowance: Money | null }
    return allowance === null
      ? t(`terms.level-${level}`)
      : `${t(`terms.level-${level}`)}: ${moneyWords(allowance, locale)}`
  }
  const prefix = CHOSEN[term]
  const text = String(value)
  if (prefix === 'terms.level-' && !LEVELS.includes(text)) return text
  if (prefix !== undefined) return t(`${prefix}${text.replaceAll('_', '-')}`)
  if (/^\d+(\.\d+)?$/.test(text) && term !== 'occupation') {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(Number(text))
  }
  return text
}

/** What a term is called. */
const termName = (term: string, t: Translate): string =>
  term.startsWith('allowance:')
    ? t('terms.allowance', { name: term.slice('allowance:'.length) })
    : t(`terms.${term}`)

/** The terms that are shown, in the order in which people ask for them. */
const SHOWN = [
  'position',
  'occupation',
  'site',
  'basicMonthly',
  'allowances',
  'payPeriod',
  'payMode',
  'deductionsMonthly',
  'hoursDay',
  'hoursWeek',
  'overtimeRate',
  'restDaysWeek',
  'annualLeaveDays',
  'sickLeaveDays',
  'housing',
  'food',
  'transport',
  'medical',
  'insuranceSum',
  'startsOn',
  'termMonths',
  'probationMonths',
  'noticeDaysWorker',
  'noticeDaysEmployer',
  'penalties',
  'passagePayer',
  'visaPayer',
  'medicalExamPayer',
  'repatriationPayer',
] as const satisfies readonly (keyof ContractTerms)[]

export interface TermLine {
  readonly term: string
  readonly name: string
  readonly value: string
  readonly isStated: boolean
}

/** The terms of a version as lines to read; hours "as required" are said so. */
export const termLines = (
  terms: ContractTerms,
  t: Translate,
  locale: string,
): readonly TermLine[] =>
  SHOWN.map((term) => {
    const value = terms[term]
    const isAsRequired = terms.hoursAsRequired && term === 'hoursWeek'
    return {
      term,
      name: termName(term, t),
      value: isAsRequired ? t('terms.as-required') : valueWords(term, value, t, locale),
      isStated: value !== null || isAsRequired,
    }
  })

/** One line of a comparison as text. */
export const comparedWords = (
  { term, origin, destination, outcome }: ComparedTerm,
  t: Translate,
  locale: string,
) => ({
  name: termName(term, t),
  before: valueWords(term, origin, t, locale),
  after: valueWords(term, destination, t, locale),
  outcome: t(`terms.outcome-${outcome.replaceAll('_', '-')}`),
})
