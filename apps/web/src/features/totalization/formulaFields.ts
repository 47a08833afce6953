import { UNITS } from '@corridor/totalization'

/** One parameter of a form that the laws of several States share. */
export interface FormField {
  readonly name: string
  readonly begin: string | null
  readonly nullable?: boolean
  readonly choices?: readonly string[]
}

/** The forms that have fields of their own; formulas of single States are written as JSON. */
export const FORMULA_FIELDS: ReadonlyMap<string, readonly FormField[]> = new Map<
  string,
  readonly FormField[]
>([
  [
    'stated',
    [
      { name: 'independent', begin: null, nullable: true },
      { name: 'theoretical', begin: null, nullable: true },
    ],
  ],
  [
    'accrual',
    [
      { name: 'amountPerUnit', begin: '1' },
      { name: 'unit', begin: 'months', choices: UNITS },
    ],
  ],
  [
    'base-and-accrual',
    [
      { name: 'base', begin: '0' },
      { name: 'amountPerUnit', begin: '1' },
      { name: 'unit', begin: 'months', choices: UNITS },
    ],
  ],
  ['flat', [{ name: 'amount', begin: '0' }]],
  [
    'full-benefit',
    [
      { name: 'fullBenefit', begin: '0' },
      { name: 'fullYears', begin: '30' },
    ],
  ],
])

/** Whether a formula is one of the forms with fields, or none at all. */
export const isForm = (id: string): boolean => id === 'none' || FORMULA_FIELDS.has(id)
