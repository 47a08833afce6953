import type { areasRoute, flowOptionsRoute, regionalMatrixRoute } from '@corridor/contract'
import type { RouteOutput } from '../app/fetchRoute.ts'

/** Invented figures of three regions for tests; nothing of this is shipped. */
const source = {
  release: 'sample-stocks',
  title: 'Sample stocks',
  publisher: 'Sample publisher',
  revision: '1',
  vintage: 2020,
  licence: { name: 'CC BY 4.0', status: 'verified' as const },
  citation: 'Sample publisher (2020). Sample stocks.',
  checksum: 'a'.repeat(64),
}

const demography = { ...source, release: 'sample-demography', title: 'Sample demography' }

const names = (en: string) => ({ en, fr: `${en} (fr)`, es: `${en} (es)`, ar: `${en} (ar)` })

export const sampleAreas: RouteOutput<typeof areasRoute> = {
  areas: [
    ['NPL', '524', 'ASI-S', 'Nepal'],
    ['IND', '356', 'ASI-S', 'India'],
    ['QAT', '634', 'ASI-W', 'Qatar'],
    ['FRA', '250', 'EUR', 'France'],
  ].map(([code, m49, region, name]) => ({
    code: code!,
    iso2: null,
    m49: m49!,
    names: names(name!),
    regions: { 'science-2014': region!, 'm49-region': '142', 'm49-subregion': '034' },
    members: [],
  })),
  groupings: {
    'science-2014': [
      { code: 'EUR', names: names('Europe') },
      { code: 'ASI-W', names: names('West Asia') },
      { code: 'ASI-S', names: names('South Asia') },
    ],
    'm49-region': [],
    'm49-subregion': [],
  },
  source: 'Sample list',
  disclaimer: 'Sample disclaimer.',
}

export const sampleOptions: RouteOutput<typeof flowOptionsRoute> = {
  methods: [
    {
      method: 'closed-minimum',
      publishedAs: 'da_min_closed',
      sexes: ['both'],
      knowsMoveTypes: true,
    },
    {
      method: 'drop-negative',
      publishedAs: 'sd_drop_neg',
      sexes: ['both', 'female', 'male'],
      knowsMoveTypes: false,
    },
  ],
  vintages: [
    {
      stocks: 'sample-stocks',
      demography: 'sample-demography',
      label: 'sample-stocks + sample-demography',
      origin: 'shipped',
      periods: [
        { period: '2010-2015', years: 5 },
        { period: '2015-2020', years: 5 },
      ],
    },
  ],
  defaults: {
    period: '2015-2020',
    method: 'closed-minimum',
    stocks: 'sample-stocks',
    demography: 'sample-demography',
    grouping: 'science-2014',
    threshold: 140_000,
  },
}

/** Persons from row to column: Europe, West Asia, South Asia. */
export const SAMPLE_PERSONS = [
  [2_400_000, 90_000, 30_000],
  [110_000, 800_000, 260_000],
  [1_200_000, 4_902_000, 1_500_000],
] as const

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

export const sampleRegions: RouteOutput<typeof regionalMatrixRoute> = {
  estimate: {
    method: 'closed-minimum',
    publishedAs: 'da_min_closed',
    weight: null,
    period: '2015-2020',
    periodYears: 5,
    sex: 'both',
    unit: 'persons',
    vintage: 'sample-stocks + sample-demography',
    sources: [source, demography],
    total: sum(SAMPLE_PERSONS.flat()),
    areas: 4,
    interval: null,
    intervalNote: 'None.',
    status: 'estimated',
    engine: '@corridor/flows test',
    diagnostics: {
      excluded: [{ area: 'FRA', reason: 'no_demography', personsStart: 10, personsEnd: 20 }],
      composites: [],
      globalDifference: -164_352,
      negativeNativeBorn: [],
      birthsAboveNativeBorn: [],
      balancing: [
        { table: 'start', blocks: [], iterations: 6, largestErrorPersons: 1e-7, relaxed: false },
      ],
      largestNetMigrationDeviation: null,
      outside: null,
      notes: [],
    },
  },
  grouping: 'science-2014',
  open: null,
  nodes: ['EUR', 'ASI-W', 'ASI-S'].map((code, index) => ({
    code,
    kind: 'region' as const,
    region: code,
    inflow: sum(SAMPLE_PERSONS.map((row) => row[index]!)) - SAMPLE_PERSONS[index]![index]!,
    outflow: sum(SAMPLE_PERSONS[index]!) - SAMPLE_PERSONS[index]![index]!,
    within: SAMPLE_PERSONS[index]![index]!,
  })),
  persons: SAMPLE_PERSONS.map((row) => [...row]),
}
