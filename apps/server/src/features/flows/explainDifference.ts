import type { DifferenceReason as ToldReason } from '@corridor/contract'
import { type DifferenceReason, explainReason, type SideNames } from '@corridor/flows'
import type { ComparisonSide } from './compareEstimates.ts'
import { roundPersonsOrNull } from './roundPersons.ts'

/** The reasons that the engine found for one pair, as figures and sentences. */
export const explainDifference = (
  a: ComparisonSide,
  b: ComparisonSide,
  reasons: readonly DifferenceReason[],
): ToldReason[] =>
  reasons.flatMap((reason) =>
    explainReason(reason, {
      period: a.estimate.choice.period,
      first: namesOf(a),
      second: namesOf(b),
    }).map(({ kind, area, first, second, text }) => ({
      kind,
      area,
      a: roundPersonsOrNull(first),
      b: roundPersonsOrNull(second),
      text,
    })),
  )

const namesOf = ({ selection, estimate }: ComparisonSide): SideNames => ({
  title: selection,
  stocks: estimate.choice.vintage.stocks.id,
  demography: estimate.choice.vintage.demography.id,
  absenceOf: (area) =>
    estimate.excluded.find((one) => one.area === area)?.reason.replaceAll('_', ' ') ?? null,
})
