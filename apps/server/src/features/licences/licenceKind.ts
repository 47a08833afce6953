import { canonicalJson, type JsonValue } from '@corridor/ledger'
import { agencyKeys, licenceNumberKey, phoneKeys } from '@corridor/recruitment/agencies'
import {
  CONFIRMED_BY,
  effectiveStatus,
  type Licence,
  type LicenceFacts,
  licenceRecord,
} from '@corridor/recruitment/licence'
import { clearAgencyNames, projectAgencyNames } from '../agencies/agencyNames.ts'
import type { Waiting } from '../deadlines/FollowedKind.ts'
import { followRecord } from '../deadlines/followRecord.ts'
import type { ReadModelRow, RecordKind } from '../ledger/RecordKind.ts'
import { readLicenceFacts } from './licenceFacts.ts'
import { protectedLicence } from './protectedLicence.ts'

type Row = ReadModelRow<Licence>

/** Columns of one value each, with their types and what they hold. */
const COLUMNS: Readonly<Record<string, readonly [type: string, of: (row: Row) => unknown]>> = {
  record: ['text', ({ record }) => record],
  version: ['integer', ({ version }) => version],
  organisation: ['text', ({ state }) => state.organisation],
  name: ['text', ({ state }) => state.application.name],
  number: ['text', ({ state }) => state.number],
  number_key: ['text', ({ state }) => keyOf(state.number)],
  status: ['text', ({ state }) => state.status],
  effective_status: ['text', ({ state }) => effectiveStatus(state)],
  valid_from: ['date', ({ state }) => state.term?.validFrom ?? null],
  valid_until: ['date', ({ state }) => state.term?.validUntil ?? null],
  planned_volume: ['integer', ({ state }) => state.application.plannedVolume],
  office: ['text', ({ state }) => state.office],
  jurisdiction: ['text', ({ state }) => state.jurisdiction],
  proposed: ['text', ({ state }) => state.proposal?.terms.act ?? null],
  proposed_number_key: ['text', ({ state }) => keyOf(proposedNumber(state))],
  folded: ['text', ({ state }) => agencyKeys(state.application.name).folded],
  state: ['text', ({ state }) => canonicalJson(state as unknown as JsonValue)],
}

/** Columns of several values: handed over as one text each, which PostgreSQL reads as an array. */
const LISTS: Readonly<Record<string, (row: Row) => readonly string[]>> = {
  destinations: ({ state }) => (state.term ?? state.application).destinations,
  sectors: ({ state }) => (state.term ?? state.application).sectors,
  phone_keys: ({ state }) => [...new Set(state.application.phones.flatMap(phoneKeys))],
  assignees: ({ state }) => assigneesOf(state),
}

const NAMES = [...Object.keys(COLUMNS), ...Object.keys(LISTS)]

const UPSERT = `
  insert into licence (tenant, ${NAMES.join(', ')})
  select $1, ${[...Object.keys(COLUMNS), ...Object.keys(LISTS).map((name) => `${name}::text[]`)]
    .map((name) => `l.${name}`)
    .join(', ')}
  from unnest(${NAMES.map((name, at) => `$${at + 2}::${COLUMNS[name]?.[0] ?? 'text'}[]`).join(', ')})
    as l (${NAMES.join(', ')})
  on conflict (tenant, record) do update set
    ${NAMES.slice(1)
      .map((name) => `${name} = excluded.${name}`)
      .join(', ')}`

const keyOf = (number: string | null): string | null =>
  number === null ? null : licenceNumberKey(number)

function proposedNumber({ proposal }: Licence): string | null {
  const terms = proposal?.terms
  return terms !== undefined && 'number' in terms ? terms.number : null
}

/** Who is to inspect, and who is to hear the appeal. */
export const assigneesOf = ({ inspector, appealBody }: Licence): readonly string[] =>
  [inspector, appealBody].filter((person) => person !== null)

/** `{"a","b"}`, as PostgreSQL writes an array of texts. */
const arrayText = (values: readonly string[]): string =>
  `{${values.map((value) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`

/** Licences: their rules and their tables. */
export const licenceKind: RecordKind<Licence, LicenceFacts> = {
  definition: licenceRecord,
  readFacts: readLicenceFacts,
  async project(client, tenant, rows) {
    await client.query({
      name: 'licence_upsert',
      text: UPSERT,
      values: [
        tenant,
        ...Object.values(COLUMNS).map(([, of]) => rows.map(of)),
        ...Object.values(LISTS).map((of) => rows.map((row) => arrayText(of(row)))),
      ],
    })
    // What is only applied for names nobody to the public.
    const granted = rows.filter(({ state }) => state.number !== null)
    await projectAgencyNames(
      client,
      tenant,
      'licence',
      granted.map(({ state }) => ({
        organisation: state.organisation,
        names: [state.application.name],
      })),
    )
  },
  async clear(client, tenant) {
    await client.query('delete from licence where tenant = $1', [tenant])
    await clearAgencyNames(client, tenant, 'licence')
  },
  follow: followRecord<Licence>({
    definition: licenceRecord,
    word: 'licence',
    jurisdictionOf: ({ jurisdiction }) => jurisdiction,
    waitingOf,
  }),
}

/** What a licence needs next, and from whom. */
function waitingOf(record: string, state: Licence): Waiting | null {
  const on = protectedLicence({ record, ...state, assignees: assigneesOf(state) })
  const title = state.number ?? state.application.name
  const waiting = (
    permission: Waiting['permission'],
    act: string,
    since: string,
    excluded: readonly string[] = [],
  ): Waiting => ({ permission, act, title, since, excluded, on })
  const { proposal, appealed, screenedBy, inspection } = state
  if (proposal !== null) {
    const { act } = proposal.terms
    const isApplication = act === 'grant' || act === 'refuse'
    const earlier = isApplication ? [...screenedBy, ...(inspection?.by ?? [])] : []
    return waiting(`${CONFIRMED_BY[act]}.licence`, `confirm_${act}`, proposal.proposedAt, [
      ...new Set([...proposal.by, ...earlier]),
    ])
  }
  if (appealed !== null) {
    return waiting('stay.licence', 'decide_appeal', appealed.since, state.decision?.by ?? [])
  }
  switch (state.status) {
    case 'submitted':
      return waiting('screen.licence', 'screen', state.since)
    case 'screened':
      return state.inspector === null
        ? waiting('assign.licence', 'assign', state.since)
        : waiting('inspect.licence', 'inspect', state.since, screenedBy)
    case 'inspected':
      return waiting('propose.licence', 'propose', state.since)
    case 'renewal_due':
      return state.renewal === null ? null : waiting('propose.licence', 'renew', state.since)
    default:
      return null
  }
}
