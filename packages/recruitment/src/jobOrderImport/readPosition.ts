import { DomainError, type Money, parseMoney } from '@corridor/kernel'
import type { ProblemLevel } from '../agencyImport/index.ts'
import { type FieldOf, plainText } from '../agencyImport/readFields.ts'
import { NO_TERMS } from '../checks/index.ts'
import type { JobOrderColumn, JobOrderRow } from './JobOrderRow.ts'

export type Note = (
  column: JobOrderColumn | null,
  level: ProblemLevel,
  code: string,
  problem: string,
  fix: string,
) => void

type Field = FieldOf<JobOrderColumn>
type Position = Omit<JobOrderRow['positions'][number], 'position'>

/** One sort of vacancy; null where what it cannot do without is missing or unfit. */
export function readPosition(
  field: Field,
  note: Note,
  { sector, site }: { readonly sector: string | null; readonly site: string | null },
): Position | null {
  const title = plainText('title', field, note)
  if (title === null) {
    note('title', 'wrong', 'no_title', 'it is not said what the work is', 'Write the work')
  }
  const occupation = plainText('occupation', field, note)
  const isOccupation = occupation !== null && /^\d{4}$/.test(occupation)
  if (!isOccupation) {
    note(
      'occupation',
      'wrong',
      'no_occupation',
      'it is no code of an occupation',
      'Write four digits of ISCO-08, such as 7112',
    )
  }
  const quantity = wholeNumber(field, note)
  const basicMonthly = payOf(field, note)
  const hoursWeek = decimal('hours_week', field, note)
  const restDaysWeek = decimal('rest_days_week', field, note)
  if (title === null || !isOccupation || quantity === null) return null
  return {
    ...{ title: title.slice(0, 200), occupation, quantity },
    terms: {
      ...NO_TERMS,
      ...{ position: title, occupation, sector, site, basicMonthly, hoursWeek, restDaysWeek },
    },
  }
}

function wholeNumber(field: Field, note: Note): number | null {
  const text = plainText('quantity', field, note)
  const count = Number(text?.replaceAll(/[ ,]/g, '') ?? Number.NaN)
  if (Number.isInteger(count) && count >= 1 && count <= 100_000) return count
  note(
    'quantity',
    'wrong',
    'no_quantity',
    'it is no number of vacancies from 1 to 100,000',
    'Write a whole number',
  )
  return null
}

/** Not stated is not zero: checks then cannot tell. */
function payOf(field: Field, note: Note): Money | null {
  const amount = plainText('basic_pay', field, note)
  const currency = plainText('currency', field, note)?.toUpperCase() ?? null
  if (amount === null) {
    if (field('basic_pay') !== null) {
      note(
        'basic_pay',
        'question',
        'no_pay',
        'the pay a month is not stated, so that no check can tell whether it is enough',
        'Write the basic pay a month, such as 1400.00',
      )
    }
    return null
  }
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) {
    note('currency', 'wrong', 'no_currency', 'it is no currency', 'Write its code, such as QAR')
    return null
  }
  try {
    return parseMoney(amount, currency)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    note(
      'basic_pay',
      'wrong',
      'no_amount',
      `it is no amount of ${currency}`,
      'Write digits with a point before the smaller unit, such as 1400.00',
    )
    return null
  }
}

function decimal(column: 'hours_week' | 'rest_days_week', field: Field, note: Note): string | null {
  const text = plainText(column, field, note)
  if (text === null || /^\d{1,3}(\.\d{1,2})?$/.test(text)) return text
  note(
    column,
    'wrong',
    'no_decimal',
    'it is no number such as 48 or 1.5',
    'Write digits with a point, or leave it empty',
  )
  return null
}
