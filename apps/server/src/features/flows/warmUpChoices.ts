import { EstimateSelection } from '@corridor/contract'
import type { CatalogueEntry } from '../../evidence/index.ts'
import { gridChoices } from './estimateGrid.ts'
import type { EstimateChoice } from './selectEstimate.ts'
import { listVintages } from './vintages.ts'

/** What to compute ahead, in the order in which it is likely to be asked for. */
export function warmUpChoices(entries: readonly CatalogueEntry[]): readonly EstimateChoice[] {
  const { method, period } = EstimateSelection.parse({})
  const [usual, ...others] = listVintages(entries).map((vintage) =>
    // Newest periods first; within each, the usual method first.
    gridChoices([vintage], { sex: 'both' }).toSorted(
      (a, b) =>
        b.period.to - a.period.to || Number(b.method === method) - Number(a.method === method),
    ),
  )
  const isShownFirst = (choice: EstimateChoice) =>
    choice.method === method && `${choice.period.from}-${choice.period.to}` === period
  return [...(usual ?? []), ...others.flat()].toSorted(
    (a, b) => Number(isShownFirst(b)) - Number(isShownFirst(a)),
  )
}
