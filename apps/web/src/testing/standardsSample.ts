import {
  compareStatesRoute,
  countsRoute,
  type InstrumentStatus,
  type InstrumentSummary,
  instrumentRoute,
  instrumentsRoute,
  reviewsRoute,
  type StandardsSources,
  type StatusKind,
  standardsMatrixRoute,
  supervisionRoute,
} from '@corridor/contract'

/** A few instruments and States, invented but for the codes; parsed by the contract's own schemas. */

const names = (en: string) => ({ en, fr: `${en} (fr)`, es: `${en} (es)`, ar: `${en} (ar)` })

const ON = '2014-05-28'

const summary = (
  id: string,
  kind: InstrumentSummary['kind'],
  adoptedYear: number,
  topics: InstrumentSummary['topics'],
): InstrumentSummary => ({
  id,
  kind,
  names: names(`Title of ${id}`),
  adoptedYear,
  category: null,
  topics,
  firstEntryIntoForce:
    kind === 'recommendation'
      ? null
      : { date: `${adoptedYear + 3}-01-22`, basis: 'by-rule', verification: 'recomputed' },
  completeThrough: kind === 'recommendation' ? null : id === 'C181' ? '2014-01-01' : '2023-07-31',
})

const INSTRUMENTS = [
  summary('C001', 'convention', 1919, []),
  summary('C097', 'convention', 1949, ['equality-of-treatment', 'wages-and-earnings']),
  summary('C181', 'convention', 1997, ['recruitment']),
  summary('R086', 'recommendation', 1949, ['contracts']),
]

const SOURCES: StandardsSources = {
  lists: INSTRUMENTS.filter(({ kind }) => kind !== 'recommendation').map(
    ({ id, completeThrough }) => ({
      instrument: id,
      publisher: 'Sample Register',
      source: `List of ${id}`,
      completeThrough: completeThrough!,
      licence: 'facts of a public register',
      note: null,
      origin: 'shipped',
      verification: 'secondary',
    }),
  ),
  citation: 'Corridor, sample of standards.',
}

export const statusSample = (
  instrument: string,
  state: string,
  kind: StatusKind,
  more: Partial<InstrumentStatus> = {},
): InstrumentStatus => ({
  instrument,
  state,
  on: ON,
  kind,
  counts: kind === 'in-force' || kind === 'registered',
  registered: kind === 'in-force' || kind === 'registered' ? '1951-01-22' : null,
  action: kind === 'in-force' || kind === 'registered' ? 'ratification' : null,
  entryIntoForce: kind === 'in-force' || kind === 'registered' ? '1952-01-22' : null,
  end: null,
  units: [],
  territories: [],
  note: null,
  caveats: [],
  completeThrough: '2023-07-31',
  verification: 'sourced',
  source: 'Sample Register',
  review: null,
  ...more,
})

export const INSTRUMENTS_SAMPLE = instrumentsRoute.output.parse({
  on: ON,
  instruments: INSTRUMENTS.map((instrument) => ({
    ...instrument,
    registered: instrument.kind === 'recommendation' ? null : 49,
    inForce: instrument.kind === 'recommendation' ? null : 42,
    isComplete: instrument.completeThrough !== null && instrument.completeThrough >= ON,
    provisions: instrument.topics.length,
    unverifiedProvisions: instrument.id === 'C181' ? 1 : 0,
  })),
  sources: SOURCES,
})

const provision = {
  topic: 'wages-and-earnings',
  subject: 'pay',
  dutyOf: 'destination',
  isRight: true,
  unit: null,
  reciprocity: 'none',
  review: null,
} as const

export const INSTRUMENT_SAMPLE = instrumentRoute.output.parse({
  ...INSTRUMENTS[1]!,
  on: ON,
  lifeCycle: {
    ratificationsNeeded: 2,
    delayMonths: 12,
    lockYears: 10,
    windowMonths: 12,
    effectMonths: 12,
    countsFrom: 'instrument',
    startsOn: 'same-day',
    verification: 'text-checked',
    source: 'C097 full text',
    review: null,
  },
  window: { opens: '2022-01-22', closes: '2023-01-22', isOpen: false },
  accompaniedBy: ['R086'],
  revises: ['C066'],
  denounces: [],
  units: {
    kind: 'annex',
    default: 'all',
    units: [{ id: 'I', names: names('Annex I') }],
    verification: 'text-checked',
  },
  provisions: [
    {
      ...provision,
      article: '6',
      requirement: names('Equal pay for equal work'),
      verification: 'unverified',
      source: null,
    },
    {
      ...provision,
      article: '9',
      requirement: names('Send earnings home'),
      verification: 'text-checked',
      source: 'C097 full text',
      review: {
        reviewer: 'Sample Reviewer',
        organisation: 'Sample Office',
        reviewed: '2026-01-15',
        textSeen: 'official print',
      },
    },
  ],
  parties: [
    statusSample('C097', 'QAT', 'in-force', { caveats: ['parts-not-recorded'] }),
    statusSample('C097', 'NPL', 'registered', { verification: 'unverified' }),
    statusSample('C097', 'IND', 'ended', {
      end: {
        kind: 'denunciation',
        takesEffect: '1990-01-01',
        registered: '1989-01-01',
        by: null,
      },
    }),
  ],
  series: [
    { date: '1951-01-22', registered: 2 },
    { date: '1990-01-01', registered: 1 },
    { date: '2010-01-01', registered: 2 },
  ],
  registered: 2,
  inForce: 1,
  isComplete: true,
  link: null,
  note: null,
  sources: SOURCES,
})

const cell = (kind: StatusKind, unverified = false) => ({
  kind,
  counts: kind === 'in-force' || kind === 'registered',
  registered: kind === 'in-force' || kind === 'registered' ? '1951-01-22' : null,
  entryIntoForce: kind === 'in-force' || kind === 'registered' ? '1952-01-22' : null,
  unverified,
  verification: unverified ? 'unverified' : 'sourced',
  source: 0,
})

export const MATRIX_SAMPLE = standardsMatrixRoute.output.parse({
  on: ON,
  instruments: INSTRUMENTS,
  states: ['IND', 'NPL', 'QAT'],
  cells: [
    [cell('in-force'), cell('ended'), cell('not-recorded'), cell('guidance')],
    [cell('not-ratified'), cell('registered', true), cell('in-force'), cell('guidance')],
    [
      cell('not-ratified'),
      { ...cell('not-ratified'), counts: true },
      cell('in-force'),
      cell('guidance'),
    ],
  ],
  sourceTexts: ['Sample Register'],
  sources: SOURCES,
})

export const COUNTS_SAMPLE = countsRoute.output.parse({
  on: ON,
  counts: ['C097', 'C181'].map((instrument) => ({
    instrument,
    registered: 2,
    inForce: 1,
    states: ['NPL', 'QAT'],
    isComplete: instrument === 'C097',
    dated: 2,
    verification: 'sourced',
  })),
  published: [
    {
      id: 'icrmw-one-or-both',
      label: names('Parties with one or both'),
      on: ON,
      published: 14,
      computed: 16,
      states: ['NPL'],
      discrepancy: names('The published figure counts the first convention alone.'),
      source: 'Sample report',
    },
  ],
  sources: SOURCES,
})

export const COMPARE_SAMPLE = compareStatesRoute.output.parse({
  a: 'NPL',
  b: 'QAT',
  on: ON,
  instruments: INSTRUMENTS,
  rows: [
    {
      instrument: 'C001',
      a: statusSample('C001', 'NPL', 'in-force'),
      b: statusSample('C001', 'QAT', 'in-force'),
    },
    {
      instrument: 'C097',
      a: statusSample('C097', 'NPL', 'not-ratified'),
      b: statusSample('C097', 'QAT', 'in-force'),
    },
    {
      instrument: 'C181',
      a: statusSample('C181', 'NPL', 'not-recorded', { completeThrough: '2014-01-01' }),
      b: statusSample('C181', 'QAT', 'in-force', {
        caveats: ['list-ends-before'],
        completeThrough: '2014-01-01',
      }),
    },
  ],
  sources: SOURCES,
})

export const REVIEWS_SAMPLE = reviewsRoute.output.parse({
  reviews: [
    {
      number: 1,
      subject: 'C097 Art. 6',
      fromLevel: 'unverified',
      toLevel: 'text-checked',
      reviewer: 'Sample Reviewer',
      organisation: 'Sample Office',
      textSeen: 'official print',
      note: null,
      reviewed: '2026-01-15',
      stands: false,
    },
  ],
})

export const SUPERVISION_SAMPLE = supervisionRoute.output.parse({
  records: [
    {
      id: 'sample-1',
      kind: 'direct-request',
      state: 'NPL',
      instrument: 'C097',
      articles: ['6', '9'],
      date: '2013-06-01',
      due: '2014-09-01',
      closed: null,
      status: 'open',
      title: 'Sample request on equal pay',
      link: null,
      verification: 'unverified',
      source: 'Sample import',
      review: null,
    },
  ],
  total: 1,
})
