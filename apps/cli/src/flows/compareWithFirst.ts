import {
  compareEstimates,
  type DifferenceReason,
  type EstimateComparison,
  type ExplainedReason,
  explainReason,
  type FlowEstimate,
  type SideNames,
} from '@corridor/flows'
import type { ComparedColumn } from './compareFlows.ts'
import type { FlowInputs } from './FlowInputs.ts'
import { readCorridor } from './requireAreas.ts'

/** One column held against the first. */
export interface ColumnComparison {
  readonly first: string
  readonly second: string
  readonly compared: EstimateComparison
  /** Figures and sentences behind a difference. */
  readonly explain: (reasons: readonly DifferenceReason[]) => readonly ExplainedReason[]
}

type TitledColumn = ComparedColumn & { readonly title: string }

/**
 * Totals, agreement, places and largest differences of every column that has an answer, against
 * the first; none when the first has no answer.
 *
 * @param top how many places and differences; all with Infinity.
 */
export function compareWithFirst(
  columns: readonly TitledColumn[],
  { corridor, top }: { readonly corridor?: string | undefined; readonly top: number },
): readonly ColumnComparison[] {
  const [first, ...others] = columns
  if (first === undefined || first.estimate === null) return []
  const { areas } = first.estimate
  return others.flatMap((other): ColumnComparison[] => {
    if (other.estimate === null) return []
    const pair =
      corridor === undefined ? null : readCorridor(corridor, [...areas, ...other.estimate.areas])
    const names = {
      period: first.inputs.period,
      first: namesOf(first.inputs, first.estimate),
      second: namesOf(other.inputs, other.estimate),
    }
    const compared = compareEstimates(
      sideOf(first.inputs, first.estimate),
      sideOf(other.inputs, other.estimate),
      {
        top: Math.min(top, (areas.length + other.estimate.areas.length) ** 2),
        ...(pair !== null && {
          within: (origin: string, destination: string) =>
            origin === pair.origin && destination === pair.destination,
        }),
      },
    )
    return [
      {
        first: first.title,
        second: other.title,
        compared,
        explain: (reasons) => reasons.flatMap((reason) => explainReason(reason, names)),
      },
    ]
  })
}

/** The engine may have left areas out, so that the input is given with areas of its own. */
const sideOf = ({ vintage, input }: FlowInputs, { method, areas, persons }: FlowEstimate) => ({
  method,
  vintage,
  areas,
  persons,
  input,
})

function namesOf(
  { stocks, demography, vintage, excluded }: FlowInputs,
  { method, diagnostics }: FlowEstimate,
): SideNames {
  const reasonOf = (area: string): string | undefined =>
    [...excluded, ...diagnostics.excludedAreas].find((one) => one.area === area)?.reason
  return {
    title: [method, ...(stocks === null ? [vintage] : [stocks, demography])].join(),
    stocks: stocks ?? vintage,
    demography: demography ?? vintage,
    absenceOf: (area) => reasonOf(area)?.replaceAll('_', ' ') ?? null,
  }
}
