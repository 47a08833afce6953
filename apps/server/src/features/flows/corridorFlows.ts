import type { CorridorFlow, corridorFlowsRoute } from '@corridor/contract'
import { type Corridor, formatPeriod, periodYears, type Sex } from '@corridor/kernel'
import type { z } from 'zod'
import type { CatalogueEntry, EvidenceStore } from '../../evidence/index.ts'
import { ENGINE } from '../../version.ts'
import { sourceReference } from '../releases/sourceReference.ts'
import { describeCoverage, type EstimateIntervals } from '../simulations/EstimateIntervals.ts'
import { boundsOrNull } from './boundsOrNull.ts'
import { type GridCell, missingCode } from './estimateGrid.ts'
import { explainMissingPair } from './explainAbsence.ts'
import { INTERVAL_NOTE } from './flowMethods.ts'
import { roundPersons, roundPersonsOrNull } from './roundPersons.ts'
import { movesByType, type StoredEstimate } from './StoredEstimate.ts'
import type { EstimateChoice } from './selectEstimate.ts'

type CorridorFlows = z.output<typeof corridorFlowsRoute.output>

/** One corridor in every estimate of a grid, there and back. */
export function corridorFlows(
  evidence: Pick<EvidenceStore, 'areaIndex'>,
  cells: readonly GridCell[],
  corridor: Corridor,
  sex: Sex,
  intervalsOf: IntervalsOf,
): CorridorFlows {
  const { origin, destination } = corridor
  const back = { origin: destination, destination: origin }
  return {
    origin,
    destination,
    unit: 'persons',
    sex,
    flows: [
      ...cells.map((cell) => describeFlow(evidence, cell, corridor, 'outbound', intervalsOf)),
      ...cells.map((cell) => describeFlow(evidence, cell, back, 'inbound', intervalsOf)),
    ],
    sources: sourcesOf(cells).map(sourceReference),
    intervalNote: noteOn(cells, intervalsOf),
    engine: ENGINE,
    notes: cells.flatMap((cell) => notesOn(cell, [origin, destination])),
  }
}

/** Releases of all estimates, each once. */
function sourcesOf(cells: readonly GridCell[]): readonly CatalogueEntry[] {
  const sources = cells.flatMap(({ choice }) => [choice.vintage.stocks, choice.vintage.demography])
  return [...new Map(sources.map((source) => [source.id, source])).values()]
}

function describeFlow(
  evidence: Pick<EvidenceStore, 'areaIndex'>,
  { choice, outcome }: GridCell,
  { origin, destination }: Corridor,
  direction: CorridorFlow['direction'],
  intervalsOf: IntervalsOf,
): CorridorFlow {
  const flow = { direction, origin, destination, ...describeChoice(choice) }
  if (outcome.kind === 'refused') {
    const { error } = outcome
    return { ...flow, ...NOTHING, missing: missingCode(error), missingDetail: error.message }
  }
  const { estimate } = outcome
  const absence = explainMissingPair(evidence, estimate, origin, destination)
  if (absence !== null) {
    return { ...flow, ...NOTHING, missing: absence.reason, missingDetail: absence.words }
  }
  const cell = cellOf(estimate, { origin, destination })
  const moves = movesByType(estimate, cell)
  const intervals = intervalsOf(estimate)
  return {
    ...flow,
    persons: roundPersons(estimate.persons[cell]!),
    missing: null,
    missingDetail: null,
    outward: roundPersonsOrNull(moves.outward),
    return: roundPersonsOrNull(moves.return),
    transit: roundPersonsOrNull(moves.transit),
    ...boundsOrNull(intervals?.ofCell(cell)),
    simulation: intervals?.id ?? null,
  }
}

/** The intervals of an estimate of the grid; null where none was simulated. */
export type IntervalsOf = (estimate: StoredEstimate) => EstimateIntervals | null

function noteOn(cells: readonly GridCell[], intervalsOf: IntervalsOf): string {
  const found = cells.flatMap(({ outcome }) =>
    outcome.kind === 'estimate' ? (intervalsOf(outcome.estimate) ?? []) : [],
  )
  if (found.length === 0) return INTERVAL_NOTE
  const [first] = found
  if (found.length === 1) return `One estimate has an interval. ${describeCoverage(first!)}`
  const own = found.find(({ header }) => !header.usualErrors)
  if (own !== undefined) {
    return `${found.length} estimates have an interval, one of them with errors chosen by a user: ${describeCoverage(own)}`
  }
  return `${found.length} estimates have a 90 % interval from simulated errors in the migrant stocks. They cover errors in the stocks only: not errors in births, deaths and population, not the choice of method, and not moves that stocks cannot show.`
}

const NOTHING = {
  persons: null,
  outward: null,
  return: null,
  transit: null,
  ...boundsOrNull(undefined),
  simulation: null,
}

/** What names an estimate in a series. */
export const describeChoice = ({ vintage, period, method }: EstimateChoice) => ({
  period: formatPeriod(period),
  periodYears: periodYears(period),
  method,
  stocks: vintage.stocks.id,
  demography: vintage.demography.id,
})

const cellOf = ({ positionOf, areas }: StoredEstimate, { origin, destination }: Corridor): number =>
  positionOf.get(origin)! * areas.length + positionOf.get(destination)!

/** What the engine did to the two areas on the way. */
function notesOn({ choice, outcome }: GridCell, areas: readonly string[]): CorridorFlows['notes'] {
  if (outcome.kind === 'refused') return []
  const { negativeNativeBorn, birthsAboveNativeBorn, balancing } = outcome.estimate.diagnostics
  const { period, method, stocks } = describeChoice(choice)
  const texts = [
    ...negativeNativeBorn
      .filter(({ area }) => areas.includes(area))
      .map(
        ({ area, table, persons }) =>
          `${area} has ${Math.round(-persons)} more foreign-born than people at the ${table}; its other birthplaces were reduced so that the population is kept.`,
      ),
    ...birthsAboveNativeBorn
      .filter(({ area }) => areas.includes(area))
      .map(
        ({ area, births, nativeBorn }) =>
          `${area} has ${Math.round(births)} births but only ${Math.round(nativeBorn)} native-born; births were taken from all birthplaces.`,
      ),
    ...balancing.flatMap(({ relaxed, table, blocks }) =>
      relaxed
        ? blocks
            .filter(
              ({ birthplaces, gapPersons }) =>
                gapPersons !== 0 && birthplaces.some((area) => areas.includes(area)),
            )
            .map(
              ({ gapPersons }) => `Balanced with a gap of ${gapPersons} persons at the ${table}.`,
            )
        : [],
    ),
  ]
  return texts.map((text) => ({ period, stocks, method, text }))
}
