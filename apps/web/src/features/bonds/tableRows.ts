import type { RequirementBasis } from '@corridor/contract'
import { decimalsOf, moneyDecimal } from '@corridor/kernel'
import { amountIn, plainDigits } from './moneyOf.ts'

type Tier = Extract<RequirementBasis, { readonly kind: 'volume_tiers' }>['tiers'][number]
type Band = Extract<RequirementBasis, { readonly kind: 'case_schedule' }>['bands'][number]

/** Lines of numbers, a dash for a row without end. */
function linesOf(text: string): readonly (readonly string[])[] {
  return plainDigits(text)
    .split('\n')
    .map((line) => line.trim().split(/[;\s]+/))
    .filter(([first]) => first !== '')
}

const endOf = (text: string | undefined): number | null =>
  text === undefined || /^[-–—]$/.test(text) ? null : Number(text)

const isWhole = (end: number | null): boolean => end === null || Number.isInteger(end)

/**
 * Tiers as an officer types them, a line each: up to how many workers, cash, guarantee.
 *
 * @returns null where a line is none.
 * @example readTiers('3000 5000000 15000000\n- 20000000 40000000', 'NPR', 'verified')
 */
export function readTiers(
  text: string,
  currency: string,
  mark: Tier['mark'],
): readonly Tier[] | null {
  const lines = linesOf(text)
  const tiers = lines.flatMap(([end, cashText = '', guaranteeText = '']) => {
    const cash = amountIn(cashText, currency)
    const guarantee = amountIn(guaranteeText, currency)
    return cash === null || guarantee === null ? [] : [{ upTo: endOf(end), cash, guarantee, mark }]
  })
  const isFit = lines.every((line) => line.length === 3) && tiers.length === lines.length
  return isFit && tiers.length > 0 && tiers.every(({ upTo }) => isWhole(upTo)) ? tiers : null
}

/**
 * Bands of a case schedule, a line each: up to how many cases, the amount for each.
 *
 * @returns null where a line is none.
 * @example readBands('5 3000\n- 5000', 'USD')
 */
export function readBands(text: string, currency: string): readonly Band[] | null {
  const lines = linesOf(text)
  const bands = lines.flatMap(([end, text = '']) => {
    const perCase = amountIn(text, currency)
    return perCase === null ? [] : [{ upTo: endOf(end), perCase }]
  })
  const isFit = lines.every((line) => line.length === 2) && bands.length === lines.length
  return isFit && bands.length > 0 && bands.every(({ upTo }) => isWhole(upTo)) ? bands : null
}

const amount = (money: Tier['cash']): string =>
  moneyDecimal(money).replace(new RegExp(`\\.0{${decimalsOf(money.currency)}}$`), '')

/** What `readTiers` reads. */
export const writeTiers = (tiers: readonly Tier[]): string =>
  tiers
    .map(({ upTo, cash, guarantee }) => `${upTo ?? '-'} ${amount(cash)} ${amount(guarantee)}`)
    .join('\n')

/** What `readBands` reads. */
export const writeBands = (bands: readonly Band[]): string =>
  bands.map(({ upTo, perCase }) => `${upTo ?? '-'} ${amount(perCase)}`).join('\n')
