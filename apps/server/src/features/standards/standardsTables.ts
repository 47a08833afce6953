import type {
  bindingRoute,
  compareStatesRoute,
  countryStandardsRoute,
  countsRoute,
  dueRoute,
  InstrumentStatus,
  instrumentRoute,
  instrumentsRoute,
  reviewsRoute,
  Standing,
  standardsMatrixRoute,
  supervisionRoute,
} from '@corridor/contract'
import type { CsvTable } from '../../http/csv.ts'
import type { Answer } from '../../http/mount.ts'

/** How the row is known; at the end of every table of facts. */
const STANDING = ['verification', 'source', 'signed_by', 'signed'] as const

const standing = ({ verification, source, review }: Answer<Standing>) => [
  verification,
  source,
  review === null ? null : `${review.reviewer}, ${review.organisation}`,
  review?.reviewed ?? null,
]

const STATUS = [
  'state',
  'instrument',
  'on',
  'status',
  'counts',
  'registered',
  'action',
  'entry_into_force',
  'end',
  'end_kind',
  'ended_by',
  'parts',
  'territories',
  'caveats',
  'note',
  'list_complete_through',
  ...STANDING,
] as const

const yesNo = (value: boolean): string => (value ? 'yes' : 'no')

const statusRow = (status: Answer<InstrumentStatus>) => [
  status.state,
  status.instrument,
  status.on,
  status.kind,
  yesNo(status.counts),
  status.registered,
  status.action,
  status.entryIntoForce,
  status.end?.takesEffect ?? null,
  status.end?.kind ?? null,
  status.end?.by ?? null,
  status.units.map(({ unit, kind }) => `${unit} ${kind}`).join('; '),
  status.territories.map(({ name, kind }) => `${name} ${kind}`).join('; '),
  status.caveats.join('; '),
  status.note,
  status.completeThrough,
  ...standing(status),
]

export const countryTable = ({
  state,
  on,
  statuses,
}: Answer<typeof countryStandardsRoute.output>): CsvTable => ({
  columns: STATUS,
  rows: statuses.map(statusRow),
  fileName: `corridor-standards-${state}-${on}`,
})

export const compareTable = ({
  a,
  b,
  on,
  rows,
}: Answer<typeof compareStatesRoute.output>): CsvTable => ({
  columns: STATUS,
  rows: rows.flatMap((row) => [statusRow(row.a), statusRow(row.b)]),
  fileName: `corridor-standards-${a}-${b}-${on}`,
})

export const matrixTable = ({
  on,
  instruments,
  states,
  cells,
  sourceTexts,
}: Answer<typeof standardsMatrixRoute.output>): CsvTable => ({
  columns: [
    'state',
    'instrument',
    'on',
    'status',
    'counts',
    'registered',
    'entry_into_force',
    'verification',
    'source',
  ],
  rows: states.flatMap((state, row) =>
    instruments.map(({ id }, column) => {
      const cell = cells[row]![column]!
      return [
        state,
        id,
        on,
        cell.kind,
        yesNo(cell.counts),
        cell.registered,
        cell.entryIntoForce,
        cell.verification,
        cell.source === null ? null : sourceTexts[cell.source]!,
      ]
    }),
  ),
  fileName: `corridor-standards-matrix-${on}`,
})

export const instrumentsTable = ({
  on,
  instruments,
  sources,
}: Answer<typeof instrumentsRoute.output>): CsvTable => {
  const lists = new Map(sources.lists.map((list) => [list.instrument, list]))
  return {
    columns: [
      'instrument',
      'kind',
      'name',
      'adopted',
      'category',
      'entry_into_force',
      'entry_into_force_basis',
      'entry_into_force_verification',
      'on',
      'registered',
      'in_force',
      'is_complete',
      'provisions',
      'unverified_provisions',
      'list_complete_through',
      'verification',
      'source',
    ],
    rows: instruments.map((instrument) => [
      instrument.id,
      instrument.kind,
      instrument.names.en,
      instrument.adoptedYear,
      instrument.category,
      instrument.firstEntryIntoForce?.date ?? null,
      instrument.firstEntryIntoForce?.basis ?? null,
      instrument.firstEntryIntoForce?.verification ?? null,
      on,
      instrument.registered,
      instrument.inForce,
      yesNo(instrument.isComplete),
      instrument.provisions,
      instrument.unverifiedProvisions,
      instrument.completeThrough,
      lists.get(instrument.id)?.verification ?? null,
      lists.get(instrument.id)?.source ?? null,
    ]),
    fileName: `corridor-instruments-${on}`,
  }
}

/** The parties; the articles are in the JSON. */
export const instrumentTable = ({
  id,
  on,
  parties,
}: Answer<typeof instrumentRoute.output>): CsvTable => ({
  columns: STATUS,
  rows: parties.map(statusRow),
  fileName: `corridor-${id}-${on}`,
})

export const countsTable = ({
  on,
  counts,
  published,
  sources,
}: Answer<typeof countsRoute.output>): CsvTable => {
  const lists = new Map(sources.lists.map((list) => [list.instrument, list]))
  return {
    columns: [
      'figure',
      'on',
      'registered',
      'in_force',
      'published',
      'is_complete',
      'dated',
      'states',
      'note',
      'verification',
      'source',
    ],
    rows: [
      ...counts.map((count) => [
        count.instrument,
        on,
        count.registered,
        count.inForce,
        null,
        yesNo(count.isComplete),
        count.dated,
        count.states.join(' '),
        null,
        count.verification,
        lists.get(count.instrument)?.source ?? null,
      ]),
      ...published.map((figure) => [
        figure.id,
        figure.on,
        figure.computed,
        null,
        figure.published,
        null,
        null,
        figure.states.join(' '),
        figure.discrepancy?.en ?? null,
        'recomputed',
        figure.source,
      ]),
    ],
    fileName: `corridor-ratifications-${on}`,
  }
}

/** One row for each right, with the standing of both ends. */
export const bindingTable = ({
  corridor,
  on,
  bindings,
  topics,
}: Answer<typeof bindingRoute.output>): CsvTable => {
  const byInstrument = new Map(bindings.map((binding) => [binding.instrument, binding]))
  const ends = (instrument: string) => {
    const { pattern, origin, destination } = byInstrument.get(instrument)!
    return [
      pattern,
      ...[origin, destination].flatMap((end) => [
        end.kind,
        end.registered,
        end.entryIntoForce,
        end.caveats.join('; '),
        end.verification,
        end.source,
      ]),
    ]
  }
  const ofEnd = (end: string) =>
    ['status', 'registered', 'entry_into_force', 'caveats', 'verification', 'source'].map(
      (column) => `${end}_${column}`,
    )
  const described = new Set(topics.flatMap(({ rights }) => rights.map((right) => right.instrument)))
  return {
    columns: [
      'corridor',
      'on',
      'topic',
      'instrument',
      'article',
      'requirement',
      'right',
      'owed_by',
      'needed_of',
      'pattern',
      ...ofEnd('origin'),
      ...ofEnd('destination'),
      ...STANDING,
    ],
    rows: [
      ...topics.flatMap(({ topic, rights }) =>
        rights.map(({ instrument, provision, state, owedBy, neededOf }) => [
          corridor,
          on,
          topic,
          instrument,
          provision.article,
          provision.requirement.en,
          state,
          owedBy.join(' '),
          neededOf.join(' '),
          ...ends(instrument),
          ...standing(provision),
        ]),
      ),
      // Instruments whose articles are not described here stand without a right.
      ...bindings
        .filter(({ instrument }) => !described.has(instrument))
        .map(({ instrument }) => [
          corridor,
          on,
          null,
          instrument,
          ...[null, null, null, null, null],
          ...ends(instrument),
          ...[null, null, null, null],
        ]),
    ],
    fileName: `corridor-standards-${corridor}-${on}`,
  }
}

export const supervisionTable = ({
  records,
}: Answer<typeof supervisionRoute.output>): CsvTable => ({
  columns: [
    'id',
    'kind',
    'state',
    'instrument',
    'articles',
    'date',
    'due',
    'closed',
    'status',
    'title',
    'link',
    ...STANDING,
  ],
  rows: records.map((record) => [
    record.id,
    record.kind,
    record.state,
    record.instrument,
    record.articles.join('; '),
    record.date,
    record.due,
    record.closed,
    record.status,
    record.title,
    record.link,
    ...standing(record),
  ]),
  fileName: 'corridor-supervision',
})

export const dueTable = ({
  state,
  from,
  until,
  items,
}: Answer<typeof dueRoute.output>): CsvTable => ({
  columns: ['state', 'kind', 'date', 'year', 'instrument', 'record', 'rule', 'text', ...STANDING],
  rows: items.map((item) => [
    state,
    item.kind,
    item.date,
    item.year,
    item.instrument,
    item.record,
    item.rule,
    item.text,
    ...standing(item),
  ]),
  fileName: `corridor-due-${state}-${from}-${until}`,
})

export const reviewsTable = ({ reviews }: Answer<typeof reviewsRoute.output>): CsvTable => ({
  columns: [
    'number',
    'subject',
    'from_level',
    'to_level',
    'reviewer',
    'organisation',
    'text_seen',
    'note',
    'reviewed',
    'stands',
  ],
  rows: reviews.map((review) => [
    review.number,
    review.subject,
    review.fromLevel,
    review.toLevel,
    review.reviewer,
    review.organisation,
    review.textSeen,
    review.note,
    review.reviewed,
    yesNo(review.stands),
  ]),
  fileName: 'corridor-reviews',
})
