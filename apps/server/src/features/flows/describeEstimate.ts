import type { Diagnostics, EstimateHeader } from '@corridor/contract'
import type { FeasibilityBlock } from '@corridor/flows'
import { formatPeriod, periodYears } from '@corridor/kernel'
import { ENGINE } from '../../version.ts'
import { sourceReference } from '../releases/sourceReference.ts'
import { describeCoverage, type EstimateIntervals } from '../simulations/EstimateIntervals.ts'
import { INTERVAL_NOTE, PUBLISHED_AS } from './flowMethods.ts'
import { roundPersons, roundPersonsOrNull } from './roundPersons.ts'
import type { StoredEstimate } from './StoredEstimate.ts'
import { vintageLabel } from './vintages.ts'

/** What stands above every answer: how the figures were made and from what. */
export function describeEstimate(
  estimate: StoredEstimate,
  intervals: EstimateIntervals | null = null,
): EstimateHeader {
  const { vintage, period, method, sex, weight } = estimate.choice
  return {
    method,
    publishedAs: PUBLISHED_AS[method],
    weight: method === 'pseudo-bayes' ? weight : null,
    period: formatPeriod(period),
    periodYears: periodYears(period),
    sex,
    unit: 'persons',
    vintage: vintageLabel(vintage),
    sources: [vintage.stocks, vintage.demography].map(sourceReference),
    total: roundPersons(estimate.total),
    areas: estimate.areas.length,
    interval: intervals?.header ?? null,
    intervalNote: intervals === null ? INTERVAL_NOTE : describeCoverage(intervals),
    status: 'estimated',
    engine: ENGINE,
    diagnostics: describeDiagnostics(estimate),
  }
}

function describeDiagnostics(estimate: StoredEstimate): Diagnostics {
  const { diagnostics } = estimate
  const { largestNetMigrationDeviation: deviation, outside } = diagnostics
  return {
    excluded: estimate.excluded.map(({ area, reason, personsStart, personsEnd }) => ({
      area,
      reason,
      personsStart: roundPersons(personsStart),
      personsEnd: roundPersons(personsEnd),
    })),
    composites: estimate.composites.map(({ code, members }) => ({ code, members: [...members] })),
    globalDifference: roundPersonsOrNull(diagnostics.globalDifference),
    negativeNativeBorn: diagnostics.negativeNativeBorn.map(({ area, table, persons }) => ({
      area,
      table,
      persons: roundPersons(persons),
    })),
    birthsAboveNativeBorn: diagnostics.birthsAboveNativeBorn.map(
      ({ area, births, nativeBorn }) => ({
        area,
        births: roundPersons(births),
        nativeBorn: roundPersons(nativeBorn),
      }),
    ),
    balancing: diagnostics.balancing.map((report) => ({
      table: report.table,
      blocks: report.blocks.map(describeBlock),
      iterations: report.iterations,
      largestErrorPersons: report.largestErrorPersons,
      relaxed: report.relaxed,
    })),
    largestNetMigrationDeviation:
      deviation === null
        ? null
        : { area: deviation.area, persons: roundPersons(deviation.persons) },
    outside:
      outside === null
        ? null
        : {
            leavers: roundPersons(outside.leavers),
            arrivals: roundPersons(outside.arrivals),
          },
    notes: notesOn(estimate),
  }
}

const describeBlock = ({ birthplaces, residences, ratio, gapPersons }: FeasibilityBlock) => ({
  areas: [...new Set([...birthplaces, ...residences])].sort(),
  ratio,
  gapPersons: roundPersons(gapPersons),
})

const isResidualOrigin = ({ reason }: StoredEstimate['excluded'][number]): boolean =>
  reason === 'residual_origin'

/** What a reader should know, in words. */
function notesOn(estimate: StoredEstimate): string[] {
  const { diagnostics, composites, excluded, choice } = estimate
  const { period, sex, vintage } = choice
  const notes: string[] = []
  const years = periodYears(period)
  if (years !== 5) {
    notes.push(
      `The period is ${years} years long. Do not compare it with five-year periods without saying so; nothing was converted.`,
    )
  }
  for (const { code, members } of composites) {
    notes.push(
      `${code} stands for ${members.join(' and ')} together, because the period begins before they parted; moves between them are not counted.`,
    )
  }
  for (const { area, personsStart, personsEnd } of excluded.filter(isResidualOrigin)) {
    notes.push(
      `${Math.round(personsStart)} persons at the start and ${Math.round(personsEnd)} at the end were born where the source does not say (${area}); they count with the native-born of where they live.`,
    )
  }
  const leftOut = excluded.filter(
    (one) => one.reason !== 'part_of_composite' && !isResidualOrigin(one),
  )
  if (leftOut.length > 0) {
    notes.push(
      `${leftOut.map(({ area }) => area).join(', ')} left out: without births, deaths and population in ${vintage.demography.id}, or without foreign-born in ${vintage.stocks.id} at one of the dates. People born there count with the native-born of where they live.`,
    )
  }
  if (sex !== 'both') {
    notes.push('Estimated from the stocks of one sex, over the areas kept for both sexes.')
  }
  const { globalDifference, negativeNativeBorn } = diagnostics
  if (globalDifference !== null && Math.abs(globalDifference) >= 1) {
    notes.push(
      `Births, deaths and the growth of the tables differ by ${Math.round(globalDifference)} persons in the world; the difference was spread over the native-born of both tables.`,
    )
  }
  if (negativeNativeBorn.length > 0) {
    notes.push(
      `More foreign-born than people in ${[...new Set(negativeNativeBorn.map(({ area }) => area))].join(', ')}; the other birthplaces were reduced so that the population is kept.`,
    )
  }
  if (diagnostics.balancing.some(({ relaxed }) => relaxed)) {
    notes.push(
      'The tables have no common solution: totals by birthplace were given up by the gaps in "balancing".',
    )
  }
  return notes
}
