import type { FlowEstimate } from '@corridor/flows'
import { formatPersons } from '../output/formatTable.ts'
import type { FlowInputs } from './FlowInputs.ts'

/** A balanced table is off by rounding only; below this a difference is not worth a sentence. */
const NOTABLE_PERSONS = 0.5
const NAMED = 8

/** What the engine noticed, in sentences for the reader of a table. */
export function describeDiagnostics(inputs: FlowInputs, estimate: FlowEstimate): string[] {
  return [
    ...inputs.notes,
    ...(estimate.diagnostics.options.netMigration === 'derived'
      ? ['Net migration was not given; computed as population change - births + deaths.']
      : []),
    ...describeAreas(inputs),
    ...describeStocks(estimate),
    ...describeBalancing(estimate),
    ...describeMargins(estimate),
  ]
}

function describeAreas({ excluded, composites }: FlowInputs): string[] {
  const sentences: string[] = []
  const without = excluded.filter(({ reason }) => reason === 'no_demography')
  const stockless = excluded.filter(({ reason }) => reason.startsWith('no_foreign_born'))
  const residual = excluded.filter(({ reason }) => reason === 'residual_origin')
  if (without.length > 0) {
    sentences.push(`Left out, without births, deaths and population: ${areasOf(without)}.`)
  }
  if (stockless.length > 0) {
    sentences.push(`Left out, without foreign-born at one of the dates: ${areasOf(stockless)}.`)
  }
  if (residual.length > 0) {
    const [start, end] = [total(residual, 'personsStart'), total(residual, 'personsEnd')]
    sentences.push(
      `Of unknown birthplace, counted with the native-born: ${persons(start)} persons at the ` +
        `start, ${persons(end)} at the end.`,
    )
  }
  for (const { code, members } of composites) {
    sentences.push(`${code} stands for ${members.join(' and ')}, which parted later.`)
  }
  return sentences
}

function describeStocks({ diagnostics }: FlowEstimate): string[] {
  const { negativeNativeBorn, birthsAboveNativeBorn, excludedAreas } = diagnostics
  const sentences = negativeNativeBorn.map(
    ({ area, table, persons: found }) =>
      `${area}: ${persons(found)} native-born at the ${table}; set to 0, the other birthplaces ` +
      'scaled so that the population stays.',
  )
  if (birthsAboveNativeBorn.length > 0) {
    sentences.push(
      `Births above the native-born, taken from everybody instead: ${areasOf(birthsAboveNativeBorn)}.`,
    )
  }
  if (excludedAreas.length > 0) {
    sentences.push(`Excluded because they have no common solution: ${areasOf(excludedAreas)}.`)
  }
  return sentences
}

function describeBalancing({ diagnostics }: FlowEstimate): string[] {
  return diagnostics.balancing.flatMap((report) => {
    if (!report.relaxed) return []
    const gaps = report.blocks
      .filter(({ gapPersons }) => Math.abs(gapPersons) >= NOTABLE_PERSONS)
      .map(({ residences, gapPersons }) => {
        const areas =
          residences.length > NAMED ? `${residences.length} areas` : residences.join(', ')
        return `${areas} ${signed(gapPersons)}`
      })
    return [
      `The table at the ${report.table} has no exact solution; balanced in ` +
        `${report.blocks.length} parts, birthplace totals off by: ${gaps.join('; ')} persons.`,
    ]
  })
}

function describeMargins({ diagnostics }: FlowEstimate): string[] {
  const { globalDifference, outside, largestNetMigrationDeviation } = diagnostics
  const sentences: string[] = []
  if (globalDifference !== null && Math.abs(globalDifference) >= NOTABLE_PERSONS) {
    sentences.push(
      `Births - deaths and the growth of the tables differ by ${signed(globalDifference)} ` +
        'persons; spread over the native-born.',
    )
  }
  if (outside !== null) {
    sentences.push(
      `Beside the flows, ${persons(outside.leavers)} persons left the system and ` +
        `${persons(outside.arrivals)} entered it.`,
    )
  }
  const deviation = largestNetMigrationDeviation
  if (deviation !== null && Math.abs(deviation.persons) >= NOTABLE_PERSONS) {
    sentences.push(
      `Net migration differs most from population change - births + deaths in ` +
        `${deviation.area}, by ${signed(deviation.persons)} persons.`,
    )
  }
  return sentences
}

const areasOf = (entries: readonly { readonly area: string }[]): string =>
  named(entries.map(({ area }) => area))

const named = (areas: readonly string[]): string =>
  areas.length <= NAMED
    ? areas.join(', ')
    : `${areas.slice(0, NAMED).join(', ')} and ${areas.length - NAMED} more areas`

const persons = (value: number): string => formatPersons([value])[0]!

const signed = (value: number): string => (value > 0 ? `+${persons(value)}` : persons(value))

const total = <Key extends string>(
  entries: readonly Readonly<Record<Key, number>>[],
  key: Key,
): number => entries.reduce((sum, entry) => sum + entry[key], 0)
