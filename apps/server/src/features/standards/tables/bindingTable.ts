import type { bindingRoute } from '@corridor/contract'
import type { CsvTable } from '../../../http/csv.ts'
import type { Answer } from '../../../http/mount.ts'
import { STANDING, standing } from './standingColumns.ts'

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
