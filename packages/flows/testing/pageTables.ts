import type { Period } from '@corridor/kernel'
import {
  assessStockSources,
  balanceFlowAccounts,
  COMPOSITE_AREAS,
  compareEstimates,
  corridorInterval,
  cumulateFlows,
  type DifferenceReason,
  defaultErrorModel,
  estimateFlows,
  type FlowIntervals,
  type FlowMethod,
  type Interval,
  type KnownFlow,
  knownFlowRange,
  migrationRates,
  type PeriodFlows,
  type RatePopulation,
  revisionSpread,
  type StockDate,
  type StockErrorModel,
  simulateFlows,
  summariseDraws,
} from '../src/index.ts'
import { ABEL_2013_VITAL } from './publishedExamples.ts'
import { prepareWorld, type WorldData } from './readWorldData.ts'
import {
  meanRise,
  probabilityBelow,
  type StockErrors,
  solveIncreasing,
  twoAreas,
} from './twoAreas.ts'

/** Tables on the method pages about uncertainty, constraints and comparison, row by row. */

const QUANTILES = { quantiles: [0.05, 0.5, 0.95] }

const whole = (value: number): string => Math.round(value).toLocaleString('en')
const one = (value: number): string => (Math.round(value * 10) / 10 + 0).toFixed(1)
const two = (value: number): string => value.toFixed(2)
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const intervalCells = (
  { point, mean, bias, quantiles }: Interval,
  format: (value: number) => string,
): string[] => [point, mean, bias, ...quantiles].map(format)

const DATES: Readonly<Record<2020 | 2024, readonly number[]>> = {
  2020: [1990, 1995, 2000, 2005, 2010, 2015, 2020],
  2024: [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024],
}

const releaseOf = (world: WorldData, revision: 2020 | 2024): readonly StockDate[] =>
  DATES[revision].map((date) => ({ date, stocks: world.stocksOf(date) }))

/** Destinations and foreign-born by class, period by period. */
export function classRows(world: WorldData, revision: 2020 | 2024): readonly string[] {
  const release = releaseOf(world, revision)
  return DATES[revision].slice(1).map((to, at) => {
    const from = DATES[revision][at]!
    const assessed = assessStockSources(release, { from, to }, { residualOrigins: ['_OTH'] })
    const classOf = new Map(assessed.map(({ area, sourceClass }) => [area, sourceClass]))
    const stocks = world.stocksOf(to)
    const cells = (['own-figures', 'interpolated', 'carried-over', 'origins-unknown'] as const).map(
      (name) => {
        const count = assessed.filter(({ sourceClass }) => sourceClass === name).length
        let persons = 0
        stocks.destination.forEach((area, place) => {
          if (classOf.get(area) === name) persons += stocks.persons[place]!
        })
        return `${count} (${one(persons / 1e6)})`
      },
    )
    return row([`${from}-${to}`, String(revision), ...cells])
  })
}

/** What revision 2024 did to revision 2020, by class. */
export function revisionRows(
  worlds: Readonly<Record<2020 | 2024, WorldData>>,
  minimumPersons: number,
): readonly string[] {
  const release = releaseOf(worlds[2020], 2020)
  const pair = (world: WorldData, { from, to }: Period) => ({
    start: world.stocksOf(from),
    end: world.stocksOf(to),
  })
  const revisions = DATES[2020].slice(1).map((to, at) => {
    const period = { from: DATES[2020][at]!, to }
    return {
      before: pair(worlds[2020], period),
      after: pair(worlds[2024], period),
      classOf: defaultErrorModel(assessStockSources(release, period, {})).classOf,
    }
  })
  return revisionSpread(revisions, minimumPersons)
    .toSorted((a, b) =>
      a.sourceClass === 'own-figures' ? -1 : a.sourceClass < b.sourceClass ? 1 : -1,
    )
    .map(({ sourceClass, cells, unchanged, middleSpread, wideSpread, correlationBetweenDates }) =>
      row([
        sourceClass,
        whole(minimumPersons),
        whole(cells),
        `${Math.round(100 * unchanged)} %`,
        ...[middleSpread, wideSpread, correlationBetweenDates].map(two),
      ]),
    )
}

const modelOf = (areas: readonly string[], sigma: number, rho: number): StockErrorModel => ({
  relativeErrorByClass: { any: sigma },
  classOf: Object.fromEntries(areas.map((area) => [area, 'any'])),
  correlationBetweenDates: rho,
  correlationBetweenSexes: 0.9,
})

/** The two-area example in closed form and by 20,000 draws. */
export function twoAreaRows(): readonly string[] {
  const cases: readonly StockErrors[] = [
    { start: 100, end: 110, sigma: 0.1, rho: 0 },
    { start: 100, end: 110, sigma: 0.1, rho: 0.8 },
    { start: 100, end: 110, sigma: 0.2, rho: 0.8 },
    { start: 100, end: 90, sigma: 0.1, rho: 0.8 },
  ]
  return cases.flatMap((errors) => {
    const { start, end, sigma, rho } = errors
    const draws = simulateFlows(
      twoAreas(start, end),
      { method: 'drop-negative' },
      { model: modelOf(['A', 'B'], sigma, rho), draws: 20_000, seed: 20140528 },
    )!
    const flow = corridorInterval(summariseDraws([draws], QUANTILES), 'A', 'B')
    const below = (x: number): number => probabilityBelow(errors, (stock) => stock + x)
    const exact = [0.05, 0.5, 0.95].map((p) =>
      below(0) > p ? 0 : solveIncreasing(below, p, 0, 10 * end),
    )
    const inputs = [start, end]
      .map(String)
      .concat([sigma, rho].map(String), one(Math.max(end - start, 0)))
    return [
      row([...inputs, 'exact', ...[meanRise(errors), ...exact].map(two)]),
      row([...inputs, '20,000 draws', ...[flow.mean, ...flow.quantiles].map(two)]),
    ]
  })
}

/** The four-area example: every corridor, and the total. */
export function fourAreaRows(): readonly string[] {
  const { areas } = ABEL_2013_VITAL
  const draws = simulateFlows(
    ABEL_2013_VITAL,
    { method: 'closed-minimum' },
    { model: modelOf(areas, 0.1, 0.8), draws: 1000, seed: 2014 },
  )!
  const intervals = summariseDraws([draws], QUANTILES)
  const corridors = areas.flatMap((origin) =>
    areas.flatMap((destination) =>
      origin === destination
        ? []
        : [
            row([
              `${origin} to ${destination}`,
              ...intervalCells(corridorInterval(intervals, origin, destination), one),
            ]),
          ],
    ),
  )
  return [...corridors, row(['all', ...intervalCells(intervals.total, one)])]
}

const FIGURES_PERIOD = { from: 2010, to: 2015 }

function simulateWorld(
  world: WorldData,
  method: FlowMethod,
  change: (model: StockErrorModel) => StockErrorModel,
): FlowIntervals {
  const { input } = prepareWorld(world, FIGURES_PERIOD.from, FIGURES_PERIOD.to)
  const assessed = assessStockSources(releaseOf(world, 2020), FIGURES_PERIOD, {})
  const draws = simulateFlows(
    input,
    { method },
    {
      model: change(defaultErrorModel(assessed)),
      draws: 100,
      seed: 2014,
      dates: { start: FIGURES_PERIOD.from, end: FIGURES_PERIOD.to },
    },
  )!
  return summariseDraws([draws], QUANTILES)
}

/** The world with the default errors: totals and some corridors. */
export function worldRows(world: WorldData): readonly string[] {
  const intervals = simulateWorld(world, 'closed-minimum', (model) => model)
  const corridors = ['BGD-IND', 'MEX-USA', 'NPL-QAT', 'PHL-USA', 'ROU-DEU'].map((corridor) => {
    const [origin, destination] = corridor.split('-') as [string, string]
    return row([
      corridor,
      ...intervalCells(corridorInterval(intervals, origin, destination), whole),
    ])
  })
  const { outward, return: back, transit } = intervals.types!
  return [
    row(['all', ...intervalCells(intervals.total, whole)]),
    row(['outward', ...intervalCells(outward, whole)]),
    row(['return', ...intervalCells(back, whole)]),
    row(['transit', ...intervalCells(transit, whole)]),
    ...corridors,
  ]
}

/** The world total by open-minimum under other errors. */
export function sensitivityRows(world: WorldData): readonly string[] {
  const settings: readonly (readonly [number, number])[] = [
    [0.5, 0.8],
    [1, 0.95],
    [1, 0.8],
    [1, 0.5],
    [1, 0],
    [2, 0.8],
  ]
  return settings.map(([factor, correlationBetweenDates]) => {
    const { total } = simulateWorld(world, 'open-minimum', (model) => ({
      ...model,
      correlationBetweenDates,
      relativeErrorByClass: Object.fromEntries(
        Object.entries(model.relativeErrorByClass).map(([name, error]) => [name, factor * error]),
      ),
    }))
    return row([
      `${factor} x default`,
      String(correlationBetweenDates),
      ...intervalCells(total, (value) => one(value / 1e6)),
    ])
  })
}

/** The four-area example with one corridor fixed at several numbers. */
export function knownFlowRows(): readonly string[] {
  const options = { method: 'open-minimum' } as const
  const { least, leastNeeded, unconstrained, mostNeeded, most } = knownFlowRange(
    balanceFlowAccounts(ABEL_2013_VITAL, options),
    'C',
    'B',
  )
  const range = row([least, leastNeeded, unconstrained, mostNeeded, most].map(one))
  const rows = [null, 33, 36, 20, 60].map((persons) => {
    const knownFlows: readonly KnownFlow[] =
      persons === null ? [] : [{ origin: 'C', destination: 'B', persons }]
    const { persons: flows, total } = estimateFlows(ABEL_2013_VITAL, { ...options, knownFlows })
    const shown = [9, 8, 11, 1, 3, 13].map((cell) => one(flows[cell]!))
    return row([persons === null ? 'none' : String(persons), ...shown, one(total)])
  })
  return [range, ...rows]
}

/** Revisions 2020 and 2024 of 2005-2010: agreement, ranks, differences with reasons. */
export function comparisonRows(
  worlds: Readonly<Record<2020 | 2024, WorldData>>,
  method: FlowMethod,
): { agreement: string; ranks: readonly string[]; differences: readonly string[] } {
  const estimates = ([2020, 2024] as const).map((revision) => {
    const { input } = prepareWorld(worlds[revision], 2005, 2010)
    const vintage = `un-ims-${revision} + un-wpp-${revision === 2020 ? 2022 : 2024}`
    return { ...estimateFlows(input, { method }), vintage, input }
  })
  const comparison = compareEstimates(estimates[0]!, estimates[1]!, { top: 10 })
  const { common, first, second } = comparison
  const rank = (value: number | null): string => (value === null ? 'none' : String(value))
  return {
    agreement: row([
      method,
      whole(first.total),
      whole(second.total),
      whole(second.personsOnlyHere),
      common.correlation.toFixed(3),
      common.rankCorrelation.toFixed(3),
      whole(common.sumOfAbsoluteDifferences),
    ]),
    ranks: comparison.ranks
      .slice(0, 10)
      .map(({ origin, destination, first: before, second: after, firstPersons, secondPersons }) =>
        row([
          `${origin}-${destination}`,
          rank(before),
          rank(after),
          whole(firstPersons ?? 0),
          whole(secondPersons ?? 0),
        ]),
      ),
    differences: comparison.largestDifferences
      .slice(0, 6)
      .map(({ origin, destination, difference, reasons }) =>
        row([
          `${origin}-${destination}`,
          whole(difference),
          reasons.map(describeReason).join('; ') || 'none found',
        ]),
      ),
  }
}

/** Rates of the four-area example, by area and of two corridors. */
export function rateRows(): {
  areas: readonly string[]
  corridors: readonly string[]
  all: string
} {
  const { areas, persons } = estimateFlows(ABEL_2013_VITAL, { method: 'closed-minimum' })
  const population: RatePopulation = {
    areas,
    population: Float64Array.of(1180, 712.5, 860, 277.5),
    basis: 'average',
    vintage: 'example',
  }
  const rates = migrationRates(areas, persons, { population, years: 5 })
  const cell = (origin: number, destination: number): number => origin * 4 + destination
  return {
    areas: areas.map((area, place) =>
      row([
        area,
        one(population.population[place]!),
        ...[rates.emigration, rates.immigration, rates.net, rates.effectivenessPercent].map(
          (column) => one(column[place]!),
        ),
      ]),
    ),
    corridors: [['B', 'A', cell(1, 0)] as const, ['D', 'A', cell(3, 0)] as const].map(
      ([origin, destination, at]) =>
        row([
          `${origin} to ${destination}`,
          ...[persons, rates.perOrigin, rates.perDestination].map((column) => one(column[at]!)),
        ]),
    ),
    all: one(rates.systemEffectivenessPercent),
  }
}

/** Flows of all periods of revision 2024 added up, composites kept and merged. */
export function cumulationRows(world: WorldData): readonly string[] {
  const periods = DATES[2024].slice(1).map((to, at): PeriodFlows => {
    const period = { from: DATES[2024][at]!, to }
    const { input } = prepareWorld(world, period.from, period.to)
    const { areas, persons } = estimateFlows(input, { method: 'drop-negative' })
    return { period, method: 'drop-negative', vintage: '2024', areas, persons }
  })
  return (['keep', 'merge'] as const).map((compositeAreas) => {
    const sum = cumulateFlows(periods, { composites: COMPOSITE_AREAS, compositeAreas })
    const persons = (from: readonly string[], to: readonly string[]): number => {
      let total = 0
      for (const origin of from) {
        for (const destination of to) {
          const [i, j] = [sum.areas.indexOf(origin), sum.areas.indexOf(destination)]
          if (i >= 0 && j >= 0) total += sum.persons[i * sum.areas.length + j]!
        }
      }
      return total
    }
    return row([
      compositeAreas,
      String(sum.areas.length),
      whole(sum.total),
      ...sum.composites.map(({ personsInside }) => whole(personsInside)),
      ...['SCG', 'SRB', 'MNE'].map((area) => whole(persons([area], ['DEU']))),
    ])
  })
}

function describeReason(reason: DifferenceReason): string {
  switch (reason.kind) {
    case 'method':
      return `${reason.first} and ${reason.second}`
    case 'area_missing':
      return `${reason.area} missing`
    case 'stock_revised':
      return `stock of ${reason.birthplace}-born in ${reason.residence} (${whole(reason.effect)})`
    case 'net_migration_revised':
      return `net migration of ${reason.area} (${whole(reason.effect)})`
    case 'population_revised':
      return `growth of ${reason.area} (${whole(reason.effect)})`
  }
}
