import { JobOrderPosition } from '@corridor/contract'
import { type Money, moneyDecimal } from '@corridor/kernel'
import { amountIn, plainDigits } from '../bonds/moneyOf.ts'

type Terms = NonNullable<JobOrderPosition['terms']>

/** A position as it is typed. */
export interface TypedPosition {
  readonly key: string
  readonly title: string
  readonly occupation: string
  readonly quantity: string
  readonly pay: string
  readonly currency: string
  readonly hoursWeek: string
  readonly restDays: string
  readonly leaveDays: string
  readonly termMonths: string
  readonly housing: '' | 'none' | 'allowance' | 'provided'
  readonly food: '' | 'none' | 'allowance' | 'provided'
  readonly passagePayer: '' | 'worker' | 'employer' | 'agency'
  /** Terms stated elsewhere, which this form leaves as they are. */
  readonly kept: Terms | null
}

export const emptyPosition = (key: string): TypedPosition => ({
  key,
  title: '',
  occupation: '',
  quantity: '1',
  pay: '',
  currency: '',
  hoursWeek: '',
  restDays: '',
  leaveDays: '',
  termMonths: '',
  housing: '',
  food: '',
  passagePayer: '',
  kept: null,
})

/** Terms of which nothing is known: what a text does not say is not zero. */
function noTerms(): Terms {
  const shape = JobOrderPosition.shape.terms.unwrap().shape
  const all = Object.fromEntries(Object.keys(shape).map((name) => [name, null]))
  return { ...(all as unknown as Terms), hoursAsRequired: false }
}

const text = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim())
const number = (typed: string): string | null =>
  text(plainDigits(typed))?.replace(/[,٫]/, '.') ?? null
const count = (typed: string): number | null => {
  const plain = number(typed)
  return plain === null ? null : Number(plain)
}

/** Pay that was typed; one that is no amount is not sent (`amountProblem`). */
function payOf({ pay, currency }: TypedPosition): Money | null {
  return pay.trim() === '' ? null : amountIn(pay, currency.trim().toUpperCase())
}

/** What is sent for a typed position. */
export function positionOf(typed: TypedPosition, sector: string) {
  const provision = (level: TypedPosition['housing']) =>
    level === '' ? null : { level, allowance: null }
  const terms: Terms = {
    ...(typed.kept ?? noTerms()),
    position: text(typed.title),
    occupation: text(typed.occupation),
    sector: text(sector),
    basicMonthly: payOf(typed),
    payPeriod: typed.pay.trim() === '' ? null : 'month',
    hoursWeek: number(typed.hoursWeek),
    restDaysWeek: number(typed.restDays),
    annualLeaveDays: number(typed.leaveDays),
    termMonths: count(typed.termMonths),
    housing: provision(typed.housing),
    food: provision(typed.food),
    passagePayer: typed.passagePayer === '' ? null : typed.passagePayer,
  }
  return {
    position: typed.key,
    title: typed.title.trim(),
    occupation: typed.occupation.trim(),
    quantity: Number(typed.quantity),
    terms,
  }
}

/** A position that was sent, to be typed on. */
export function typedOf({
  position,
  title,
  occupation,
  quantity,
  terms,
}: JobOrderPosition): TypedPosition {
  const pay = terms?.basicMonthly ?? null
  const payer = terms?.passagePayer ?? ''
  return {
    key: position,
    title,
    occupation,
    quantity: String(quantity),
    pay: pay === null ? '' : moneyDecimal(pay),
    currency: pay?.currency ?? '',
    hoursWeek: terms?.hoursWeek ?? '',
    restDays: terms?.restDaysWeek ?? '',
    leaveDays: terms?.annualLeaveDays ?? '',
    termMonths: terms?.termMonths == null ? '' : String(terms.termMonths),
    housing: terms?.housing?.level ?? '',
    food: terms?.food?.level ?? '',
    passagePayer: payer === 'authority' || payer === 'other' ? '' : payer,
    kept: terms,
  }
}
