import type { EstimateSelection, Simulation } from '@corridor/contract'

/** Which estimate is simulated. */
export type SimulatedEstimate = Pick<
  EstimateSelection,
  'period' | 'method' | 'sex' | 'whenInfeasible'
> & { readonly stocks: string; readonly demography: string }

/** Whether a simulation is of this estimate. */
export const isOfEstimate = (
  { selection }: Pick<Simulation, 'selection'>,
  wanted: SimulatedEstimate,
): boolean =>
  selection.period === wanted.period &&
  selection.method === wanted.method &&
  selection.stocks === wanted.stocks &&
  selection.demography === wanted.demography &&
  selection.sex === wanted.sex &&
  selection.whenInfeasible === wanted.whenInfeasible

/** Whether it may still change. */
export const isUnderWay = ({ state }: Pick<Simulation, 'state'>): boolean =>
  state === 'queued' || state === 'running'

/** Progress in steps of ten percent, so that it is announced now and then and not all the time. */
export const announcedProgress = ({ progress }: Pick<Simulation, 'progress'>): number =>
  Math.floor(progress * 10 + 1e-9) / 10

/**
 * Whether errors in the stocks push the method's figures up: a minimum of moves grows with every
 * difference between two tables, and errors make differences.
 */
export const isMinimumMethod = (method: string): boolean =>
  method === 'open-minimum' || method === 'closed-minimum' || method === 'pseudo-bayes'

/** What the form holds, as written by the reader. */
export interface ErrorFields {
  readonly draws: string
  readonly seed: string
  /** Percent, by class. */
  readonly ownFigures: string
  readonly interpolated: string
  readonly carriedOver: string
  readonly originsUnknown: string
  /** 0..1. */
  readonly correlation: string
}

/** The usual errors of the product. */
export const USUAL_FIELDS: ErrorFields = {
  draws: '500',
  seed: '1',
  ownFigures: '10',
  interpolated: '15',
  carriedOver: '20',
  originsUnknown: '30',
  correlation: '0.8',
}

/** Least and most of every field. */
export const FIELD_BOUNDS: Readonly<Record<keyof ErrorFields, readonly [number, number]>> = {
  draws: [100, 1000],
  seed: [0, Number.MAX_SAFE_INTEGER],
  ownFigures: [0, 300],
  interpolated: [0, 300],
  carriedOver: [0, 300],
  originsUnknown: [0, 300],
  correlation: [0, 1],
}

const WHOLE: readonly (keyof ErrorFields)[] = ['draws', 'seed']

/** Fields that do not hold a number within their bounds. */
export const wrongFields = (fields: ErrorFields): readonly (keyof ErrorFields)[] =>
  (Object.keys(FIELD_BOUNDS) as (keyof ErrorFields)[]).filter((name) => {
    const text = fields[name].trim()
    const value = Number(text)
    const [least, most] = FIELD_BOUNDS[name]
    return (
      text === '' ||
      !(value >= least && value <= most) ||
      (WHOLE.includes(name) && !Number.isInteger(value))
    )
  })

/** The request of a form without wrong fields. */
export function simulationRequest(fields: ErrorFields, selection: SimulatedEstimate) {
  const share = (text: string): number => Number(text) / 100
  return {
    selection: { ...selection },
    draws: Number(fields.draws),
    seed: Number(fields.seed),
    errors: {
      relativeErrorByClass: {
        'own-figures': share(fields.ownFigures),
        interpolated: share(fields.interpolated),
        'carried-over': share(fields.carriedOver),
        'origins-unknown': share(fields.originsUnknown),
      },
      correlationBetweenDates: Number(fields.correlation),
    },
  }
}
