import type { countsRoute, instrumentsRoute } from '@corridor/contract'
import type { CsvTable } from '../../../http/csv.ts'
import type { Answer } from '../../../http/mount.ts'
import { yesNo } from './standingColumns.ts'

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
