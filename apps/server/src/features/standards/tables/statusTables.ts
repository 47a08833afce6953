import type {
  compareStatesRoute,
  countryStandardsRoute,
  InstrumentStatus,
  instrumentRoute,
  standardsMatrixRoute,
} from '@corridor/contract'
import type { CsvTable } from '../../../http/csv.ts'
import type { Answer } from '../../../http/mount.ts'
import { STANDING, standing, yesNo } from './standingColumns.ts'

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
