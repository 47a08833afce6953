import type { Ratification } from '../Ratification.ts'
import { NO_UNITS, RATIFICATION_COLUMNS } from './ratificationColumns.ts'

const COLUMNS = [
  'instrument',
  'state',
  'territory',
  'action',
  'registered',
  ...RATIFICATION_COLUMNS.optional.filter((name) => name !== 'territory' && name !== 'action'),
]

/**
 * Ratifications as CSV (UTF-8, comma, a header), in the order given; `readRatificationList` reads
 * the same ones back.
 *
 * @remarks O(ratifications).
 */
export const writeRatifications = (ratifications: readonly Ratification[]): string =>
  [COLUMNS, ...ratifications.map(fieldsOf)]
    .map((fields) => `${fields.map(quoted).join(',')}\n`)
    .join('')

function fieldsOf(entry: Ratification): string[] {
  const { end } = entry
  const fields: Readonly<Record<string, string | null>> = {
    instrument: entry.instrument,
    state: entry.state,
    territory: entry.territory,
    action: entry.action,
    registered: entry.registered,
    date_basis: entry.dateBasis,
    signed: entry.signed,
    stated_entry_into_force: entry.statedEntryIntoForce,
    denunciation_registered: end?.kind === 'denunciation' ? end.registered : null,
    automatic_denunciation: end?.kind === 'automatic-denunciation' ? end.effect : null,
    ended_by: end?.kind === 'automatic-denunciation' ? end.by : null,
    excluded: unitsText(entry.excluded),
    accepted: unitsText(entry.accepted),
    note: entry.note,
    verification: entry.verification,
    source: entry.source,
  }
  return COLUMNS.map((name) => fields[name] ?? '')
}

const unitsText = (units: readonly string[] | null): string | null =>
  units === null ? null : units.length === 0 ? NO_UNITS : units.join(' ')

const quoted = (field: string): string =>
  /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
