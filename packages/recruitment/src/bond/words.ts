import { isIsoDate } from '@corridor/kernel'
import { actionsOf, finding } from '@corridor/ledger'
import { z } from 'zod'
import type { Bond, BondFacts } from './Bond.ts'
import { MARKS } from './requirement.ts'

/** `defineAction` for bonds. */
export const defineAction = actionsOf<Bond, BondFacts>()

/** Statuses of a bond that can still move. */
export const OPEN = ['lodged', 'charged', 'short', 'replenish_due'] as const

export const Day = z.string().refine(isIsoDate, 'a date like 2030-01-31')
export const Reason = z.string().trim().min(1).max(2000)
export const Words = z.string().trim().min(1).max(300)

/** An award, a determination, a number on a receipt. */
export const Reference = z.string().trim().min(1).max(100)

const MOST = 10 ** 15

export const Amount = z.strictObject({
  minorUnits: z.number().int().min(0).max(MOST),
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency code such as USD'),
})

/** More than nothing. */
export const Positive = Amount.refine(({ minorUnits }) => minorUnits > 0, 'more than 0')

const UpTo = z.number().int().min(1).max(10_000_000).nullable()

const isAscending = (rows: readonly { readonly upTo: number | null }[]): boolean =>
  rows.every(({ upTo }, at) => {
    const before = at === 0 ? 0 : rows[at - 1]!.upTo
    return before !== null && (upTo === null || upTo > before)
  })

const ASCENDING = 'rows from the smallest upwards, only the last without an end'

export const Basis = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('volume_tiers'),
    plannedWorkers: z.number().int().min(0).max(10_000_000),
    tiers: z
      .array(z.strictObject({ upTo: UpTo, cash: Amount, guarantee: Amount, mark: z.enum(MARKS) }))
      .min(1)
      .max(20)
      .refine(isAscending, ASCENDING),
    source: Words,
  }),
  z.strictObject({
    kind: z.literal('case_schedule'),
    pendingCases: z.number().int().min(0).max(1_000_000),
    base: Amount,
    mostAdditional: Amount,
    bands: z
      .array(z.strictObject({ upTo: UpTo, perCase: Amount }))
      .min(1)
      .max(20)
      .refine(isAscending, ASCENDING),
    mark: z.enum(MARKS),
    source: Words,
  }),
  z.strictObject({ kind: z.literal('order'), amount: Amount, source: Words }),
])

export const inCurrency = ({ currency }: Bond, given: { readonly currency: string }) =>
  finding(
    'bond.currency',
    given.currency === currency,
    `the bond is kept in ${currency}, not in ${given.currency}`,
  )

/** Persons behind an act: the actor, and the one on whose behalf. */
export const personsOf = ({
  actor,
  onBehalfOf,
}: {
  readonly actor: string
  readonly onBehalfOf: string | null
}): readonly string[] => (onBehalfOf === null ? [actor] : [actor, onBehalfOf])

export const notAfterToday = (day: string, { today }: BondFacts) =>
  finding('bond.day_past', day <= today, `${day} is still to come`)

/** That no guarantee counts whose day is over: its end is recorded first. */
export const guaranteesCurrent = ({ instruments }: Bond, { today }: BondFacts) => {
  const over = instruments.find(
    ({ state, validUntil }) => state === 'held' && validUntil !== null && validUntil < today,
  )
  return finding(
    'bond.guarantees_current',
    over === undefined,
    `the guarantee ${over?.reference} ended on ${over?.validUntil}; that is recorded within minutes`,
  )
}
