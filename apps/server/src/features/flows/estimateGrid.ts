import { FLOW_METHODS, type FlowMethod, PSEUDO_BAYES_WEIGHT } from '@corridor/flows'
import { DomainError, formatPeriod, type Period, parsePeriod, type Sex } from '@corridor/kernel'
import type { EvidenceStore } from '../../evidence/index.ts'
import type { Ask } from '../../http/mount.ts'
import type { Estimator, Outcome } from './estimator.ts'
import { checkSex, type EstimateChoice } from './selectEstimate.ts'
import { covers, listVintages, periodsOf, refusePeriod, type Vintage } from './vintages.ts'

/** Parts of a grid; what is left out is not restricted. */
export interface GridSelection {
  readonly stocks?: string | undefined
  readonly period?: string | undefined
  readonly method?: FlowMethod | undefined
  readonly sex: Sex
}

export interface GridCell {
  readonly choice: EstimateChoice
  readonly outcome: Outcome
}

/**
 * Estimates of every vintage, period and method that fit, in that order. What the engine or the
 * sex refuses is a cell with the reason.
 *
 * @throws {DomainError} `unknown_release`, `period_not_covered` when nothing fits at all.
 * @remarks Takes as long as the missing estimates take; nothing once they are in memory.
 */
export async function estimateGrid(
  evidence: EvidenceStore,
  estimator: Estimator,
  selection: GridSelection,
  ask?: Ask,
): Promise<readonly GridCell[]> {
  const choices = gridChoices(await fittingVintages(evidence, selection.stocks), selection)
  const refusals = choices.map((choice) => refusalOfSex(choice))
  const asked = choices.filter((_, place) => refusals[place] === null)
  const outcomes = [...(await estimator.outcomes(asked, ask))]
  return choices.map((choice, place) => {
    const error = refusals[place]
    return { choice, outcome: error ? { kind: 'refused', error } : outcomes.shift()! }
  })
}

async function fittingVintages(
  evidence: EvidenceStore,
  stocks: string | undefined,
): Promise<readonly Vintage[]> {
  if (stocks === undefined) return listVintages(await evidence.list())
  const release = await evidence.find(stocks)
  const vintages = listVintages(await evidence.list())
  const fitting = vintages.filter((vintage) => vintage.stocks.id === stocks)
  if (fitting.length > 0) return fitting
  throw new DomainError(
    'unknown_release',
    release.kind === 'migrant-stocks'
      ? `No release has the births, deaths and population that belong with ${stocks}`
      : `${stocks} has no migrant stocks; there are ${[...new Set(vintages.map((one) => one.stocks.id))].join(', ')}`,
    { release: stocks },
  )
}

/** Every vintage, period and method that fits. @throws {DomainError} `period_not_covered` */
export function gridChoices(
  vintages: readonly Vintage[],
  { period, method, sex }: GridSelection,
): readonly EstimateChoice[] {
  const wanted = period === undefined ? null : parsePeriod(period)
  const choices = vintages.flatMap((vintage) =>
    periodsFor(vintage, wanted).flatMap((one) =>
      FLOW_METHODS.filter((candidate) => method === undefined || candidate === method).map(
        (candidate): EstimateChoice => ({
          vintage,
          period: one,
          method: candidate,
          sex,
          weight: PSEUDO_BAYES_WEIGHT,
          whenInfeasible: 'stop',
        }),
      ),
    ),
  )
  if (choices.length === 0 && wanted !== null) refusePeriod(wanted, vintages)
  return choices
}

const periodsFor = (vintage: Vintage, wanted: Period | null): readonly Period[] => {
  if (wanted === null) return periodsOf(vintage)
  return covers(vintage, wanted) ? [wanted] : []
}

function refusalOfSex({ vintage, method, sex }: EstimateChoice): DomainError | null {
  try {
    checkSex(vintage, method, sex)
    return null
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
}

/** Names one column of a grid: the estimates that share accounts. */
export const accountsKey = ({ vintage, period }: EstimateChoice): string =>
  `${vintage.stocks.id} ${vintage.demography.id} ${formatPeriod(period)}`

/** The code that stands in answers for a refused estimate. */
export const missingCode = ({ code }: DomainError): 'not_covered' | 'no_solution' =>
  code === 'sex_not_covered' || code === 'period_not_covered' ? 'not_covered' : 'no_solution'
