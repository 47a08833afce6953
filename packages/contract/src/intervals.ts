import { z } from 'zod'

export const SimulationId = z
  .string()
  .regex(/^[0-9a-f]{32}$/, '32 digits and letters a to f')
  .describe('Identifier of a simulation; the same selection and parameters have the same one')

/** 90 % interval: 5 %, 50 % and 95 % of the draws. Persons. */
export const IntervalBounds = z.object({
  lower: z.number(),
  median: z.number(),
  upper: z.number(),
})
export type IntervalBounds = z.infer<typeof IntervalBounds>

/** The same beside a row's figure: null or absent without a simulation. */
export const RowBounds = {
  lower: z.number().nullable().optional(),
  median: z.number().nullable().optional(),
  upper: z.number().nullable().optional(),
}

/** What the release's own figures show of the source of a destination's stocks, best first. */
export const STOCK_SOURCE_CLASS_NAMES = [
  'own-figures',
  'interpolated',
  'carried-over',
  'origins-unknown',
] as const

export const StockSourceClassName = z.enum(STOCK_SOURCE_CLASS_NAMES)
export type StockSourceClassName = z.infer<typeof StockSourceClassName>

/** Errors assumed in the stocks. What is left out is as usual; docs/methods/uncertainty.md. */
export const StockErrors = z.object({
  /** Standard deviation of the logarithm of a stock, by class of the destination's source. */
  relativeErrorByClass: z
    .object({
      'own-figures': z.number().min(0).max(3).default(0.1),
      interpolated: z.number().min(0).max(3).default(0.15),
      'carried-over': z.number().min(0).max(3).default(0.2),
      'origins-unknown': z.number().min(0).max(3).default(0.3),
    })
    .prefault({}),
  /** Of the errors of one stock at the two dates, 0..1. */
  correlationBetweenDates: z.number().min(0).max(1).default(0.8),
  /** Destinations put into another class than their figures suggest. */
  classOverrides: z
    .record(z.string().regex(/^[A-Z]{3}$/), StockSourceClassName)
    .refine((classes) => Object.keys(classes).length <= 300, 'at most 300 areas')
    .default({}),
})
export type StockErrors = z.infer<typeof StockErrors>

/** Interval of a total and how it came about. Persons. */
export const IntervalHeader = IntervalBounds.extend({
  level: z.literal(0.9),
  mean: z.number(),
  /** Mean of the draws minus the estimate: how far errors in the stocks alone push it. */
  bias: z.number(),
  draws: z.number(),
  /** Draws that had a solution. */
  usedDraws: z.number(),
  seed: z.number(),
  simulation: z.string(),
  errors: StockErrors,
  /** Whether the errors are the usual ones of the product. */
  usualErrors: z.boolean(),
})
export type IntervalHeader = z.infer<typeof IntervalHeader>
