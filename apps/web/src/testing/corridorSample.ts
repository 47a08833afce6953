import type {
  CorridorFlow,
  CountryFlow,
  corridorFlowsRoute,
  countryFlowsRoute,
  cumulativeRoute,
  FlowMethodName,
  Release,
  ratesRoute,
  releasesRoute,
  StockObservation,
  simulationsRoute,
  stocksRoute,
  throughWhomRoute,
  topCorridorsRoute,
} from '@corridor/contract'
import type { RouteOutput } from '../app/fetchRoute.ts'
import { sampleAreas, sampleOptions, sampleRegions } from './regionalSample.ts'

/** Invented figures of one corridor and one country for tests; nothing of this is shipped. */
const { sources } = sampleRegions.estimate
const PERIODS = ['2010-2015', '2015-2020'] as const
const METHODS: readonly FlowMethodName[] = ['closed-minimum', 'drop-negative']

/** Persons by method and period, there and back. */
export const CORRIDOR_PERSONS: Readonly<
  Record<string, Readonly<Record<string, readonly [number, number]>>>
> = {
  'closed-minimum': { '2010-2015': [164_196.4, 120], '2015-2020': [79_768.25, 0] },
  'drop-negative': { '2010-2015': [123_528, 0], '2015-2020': [61_509, 40] },
}

function corridorFlow(
  direction: CorridorFlow['direction'],
  method: FlowMethodName,
  period: string,
): CorridorFlow {
  const outbound = direction === 'outbound'
  const persons = CORRIDOR_PERSONS[method]![period]![outbound ? 0 : 1]
  const knowsTypes = method === 'closed-minimum'
  return {
    direction,
    origin: outbound ? 'NPL' : 'QAT',
    destination: outbound ? 'QAT' : 'NPL',
    period,
    periodYears: 5,
    method,
    stocks: 'sample-stocks',
    demography: 'sample-demography',
    persons,
    missing: null,
    missingDetail: null,
    outward: knowsTypes ? persons * 0.75 : null,
    return: knowsTypes ? persons * 0.25 : null,
    transit: knowsTypes ? 0 : null,
  }
}

export const sampleCorridor: RouteOutput<typeof corridorFlowsRoute> = {
  origin: 'NPL',
  destination: 'QAT',
  unit: 'persons',
  sex: 'both',
  flows: (['outbound', 'inbound'] as const).flatMap((direction) =>
    METHODS.flatMap((method) => PERIODS.map((period) => corridorFlow(direction, method, period))),
  ),
  sources,
  intervalNote: 'None.',
  engine: '@corridor/flows test',
  notes: [
    {
      period: '2010-2015',
      stocks: 'sample-stocks',
      method: 'closed-minimum',
      text: 'QAT has more foreign-born than people.',
    },
  ],
}

const stock = (
  ends: Pick<StockObservation, 'origin' | 'destination'>,
  year: number,
  sex: StockObservation['sex'],
  persons: number,
): StockObservation => ({ release: 'sample-stocks', year, sex, ...ends, persons })

/** Stocks of 2010 and 2020; there is no entry for 2015. */
export const sampleStocks = (
  ends: Pick<StockObservation, 'origin' | 'destination'>,
): RouteOutput<typeof stocksRoute> => ({
  unit: 'persons',
  observations: [
    stock(ends, 2010, 'both', 63_862),
    stock(ends, 2010, 'female', 13_850),
    stock(ends, 2010, 'male', 50_012),
    stock(ends, 2020, 'both', 248_899),
    stock(ends, 2020, 'female', 60_083),
    stock(ends, 2020, 'male', 188_816),
  ],
  sources: sources.slice(0, 1),
  notes: [],
})

const release = (id: string, kind: Release['kind'], matching: string): Release => ({
  ...sources[0]!,
  release: id,
  title: `Sample ${kind}`,
  licence: { name: 'CC BY 4.0', status: kind === 'migrant-stocks' ? 'unverified' : 'verified' },
  kind,
  origin: kind === 'migrant-stocks' ? 'imported' : 'shipped',
  published: null,
  source: 'Made for tests.',
  unit: 'persons',
  years: kind === 'migrant-stocks' ? [2010, 2015, 2020] : [2009, 2010, 2011],
  sexes: ['both', 'female', 'male'],
  areas: 4,
  rows: 6,
  matching: [matching],
  base: null,
  synthetic: true,
  notes: ['Invented.'],
  catalogued: '2026-11-21T00:00:00.000Z',
})

export const sampleReleases: RouteOutput<typeof releasesRoute> = {
  releases: [
    release('sample-stocks', 'migrant-stocks', 'sample-demography'),
    release('sample-demography', 'annual-demography', 'sample-stocks'),
  ],
}

const countryFlow = (method: FlowMethodName, period: string): CountryFlow => ({
  period,
  periodYears: 5,
  method,
  stocks: 'sample-stocks',
  demography: 'sample-demography',
  inflow: method === 'closed-minimum' ? 843 : 500,
  outflow: method === 'closed-minimum' ? 854_137 : 400_000,
  net: method === 'closed-minimum' ? -853_294 : -399_500,
  netMigrationOfSource: -852_944.5,
  missing: null,
})

export const sampleCountry: RouteOutput<typeof countryFlowsRoute> = {
  area: 'NPL',
  estimate: sampleRegions.estimate,
  series: METHODS.flatMap((method) => PERIODS.map((period) => countryFlow(method, period))),
  origins: [{ area: 'IND', persons: 843 }],
  destinations: [{ area: 'QAT', persons: 79_768.25 }],
  inflow: 843,
  outflow: 854_137,
  missing: null,
}

export const sampleTop: RouteOutput<typeof topCorridorsRoute> = {
  estimate: sampleRegions.estimate,
  corridors: [
    ['QAT', 79_768.25],
    ['IND', 20_000],
  ].map(([destination, persons], index) => ({
    rank: index + 1,
    origin: 'NPL',
    destination: String(destination),
    persons: Number(persons),
    reverse: 0,
    net: Number(persons),
    outward: null,
    return: null,
    transit: null,
  })),
  count: 40,
  persons: 199_536.5,
  shownShare: 0.5,
}

const sampleRates: RouteOutput<typeof ratesRoute> = {
  estimate: sampleRegions.estimate,
  denominator: { text: 'Mean of two mid-years.', release: 'sample-demography' },
  areas: [
    {
      area: 'NPL',
      inflow: 843,
      outflow: 854_137,
      net: -853_294,
      population: 28_000_000,
      immigrationPer1000: 0.03,
      emigrationPer1000: 30.5,
      netPer1000: -30.47,
      effectivenessPercent: 99.8,
    },
  ],
  corridors: [
    {
      origin: 'NPL',
      destination: 'QAT',
      persons: 79_768.25,
      per1000OfOrigin: 2.85,
      per1000OfDestination: 29.5,
      effectivenessPercent: 100,
    },
  ],
  world: { population: 7.6e9, movesPer1000: 7.2, effectivenessPercent: 61 },
}

const sampleCumulative: RouteOutput<typeof cumulativeRoute> = {
  method: 'closed-minimum',
  vintage: 'sample-stocks + sample-demography',
  stocks: 'sample-stocks',
  demography: 'sample-demography',
  sex: 'both',
  unit: 'persons',
  span: '2010-2020',
  periods: [
    { period: '2010-2015', years: 5, persons: 164_196.4, cumulative: 164_196.4, missing: null },
    { period: '2015-2020', years: 5, persons: 79_768.25, cumulative: 243_964.65, missing: null },
  ],
  corridors: [],
  notes: [],
  engine: '@corridor/flows test',
}

const sampleSimulations: RouteOutput<typeof simulationsRoute> = {
  simulations: [],
  limits: { draws: { fewest: 100, most: 1000 }, waitingPerAddress: 2, waiting: 8 },
}

/** One agency, no register of job orders, two months of which one cannot be shown. */
export const sampleRecruitment: RouteOutput<typeof throughWhomRoute> = {
  ...{ origin: 'NPL', destination: 'QAT', asOf: '2030-04-10', agencies: 1, jobOrders: null },
  release: {
    ...sources[0]!,
    release: 'recruitment-2030-01-to-2030-02',
    title: 'Recruitment, 2030-01 to 2030-02',
    revision: 'As recorded until 2030-03-05T09:00:00.000Z',
    ...{ from: '2030-01', to: '2030-02', synthetic: true },
  },
  events: [
    {
      ...{ event: 'cleared', total: 1_249 },
      months: [
        { month: '2030-01', persons: 612 },
        { month: '2030-02', persons: 637 },
      ],
    },
    {
      ...{ event: 'departed', total: 903 },
      months: [
        { month: '2030-01', persons: 903 },
        { month: '2030-02', persons: null },
      ],
    },
    { event: 'returned', total: null, months: [] },
  ],
}

/** Everything the corridor and country pages ask for. */
export const SAMPLE_ANSWERS: Readonly<Record<string, unknown>> = {
  '/areas': sampleAreas,
  '/corridors/NPL-QAT/recruitment': sampleRecruitment,
  '/flows': sampleOptions,
  '/flows/corridors/NPL-QAT': sampleCorridor,
  '/flows/countries/NPL': sampleCountry,
  '/flows/cumulative': sampleCumulative,
  '/flows/rates': sampleRates,
  '/flows/regions': sampleRegions,
  '/flows/simulations': sampleSimulations,
  '/flows/top': sampleTop,
  '/releases': sampleReleases,
  '/releases/sample-stocks': sampleReleases.releases[0],
  '/stocks?origin=NPL&destination=QAT': sampleStocks({ origin: 'NPL', destination: 'QAT' }),
  '/stocks?origin=QAT&destination=NPL': {
    ...sampleStocks({ origin: 'QAT', destination: 'NPL' }),
    observations: [],
  },
  '/stocks?origin=NPL&detail': sampleStocks({ origin: 'NPL', destination: null }),
  '/stocks?destination=NPL&detail': sampleStocks({ origin: null, destination: 'NPL' }),
}
