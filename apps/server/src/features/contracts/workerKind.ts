import { type Command, canonicalJson, type JsonValue } from '@corridor/ledger'
import { type Worker, type WorkerFacts, workerRecord } from '@corridor/recruitment/contracts'
import type { ReadModelRow, RecordKind } from '../ledger/RecordKind.ts'
import { searchable } from '../organisations/searchable.ts'
import { areOpenOffices, isActive } from './registerFacts.ts'

const UPSERT = `
  insert into worker (tenant, record, version, person, status, registered_by, registered_at, open_to,
    office, jurisdiction, search, state)
  select $1, w.record, w.version, w.person, w.status, w.registered_by, w.registered_at,
    array(select jsonb_array_elements_text(w.open_to::jsonb)), w.office, w.jurisdiction, w.search,
    w.state
  from unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::text[], $11::text[], $12::text[]) as w (record, version, person, status,
    registered_by, registered_at, open_to, office, jurisdiction, search, state)
  on conflict (tenant, record) do update set
    version = excluded.version, person = excluded.person, status = excluded.status,
    registered_by = excluded.registered_by, registered_at = excluded.registered_at,
    open_to = excluded.open_to, office = excluded.office, jurisdiction = excluded.jurisdiction,
    search = excluded.search, state = excluded.state`

/** Workers' files: their rules and their table. */
export const workerKind: RecordKind<Worker, WorkerFacts> = {
  definition: workerRecord,
  async readFacts(client, tenant, _record, _place, command) {
    const office = named(command, 'office')
    const agency = named(command, 'agency')
    return {
      officeOpen: office === null ? null : await areOpenOffices(client, tenant, [office]),
      agencyActive: agency === null ? null : await isActive(client, tenant, agency, 'agency'),
    }
  },
  async project(client, tenant, rows) {
    const states = rows.map(({ state }) => state)
    await client.query({
      name: 'worker_upsert',
      text: UPSERT,
      values: [
        tenant,
        rows.map(({ record }) => record),
        rows.map(({ version }) => version),
        states.map(({ person }) => person),
        states.map(({ status }) => status),
        states.map(({ registeredBy }) => registeredBy),
        states.map(({ registeredAt }) => registeredAt),
        states.map(({ openTo }) => JSON.stringify(openTo)),
        states.map(({ office }) => office),
        states.map(({ jurisdiction }) => jurisdiction),
        rows.map(searchOf),
        states.map((state) => canonicalJson(state as unknown as JsonValue)),
      ],
    })
  },
  async clear(client, tenant) {
    await client.query('delete from worker where tenant = $1', [tenant])
  },
}

/** What of the file can be searched by whoever may search by name. */
function searchOf({ state: { particulars } }: ReadModelRow<Worker>): string {
  if (particulars === null) return ''
  const { givenNames, familyName, ownScript, identityDocument } = particulars
  return searchable(
    [`${givenNames} ${familyName}`, ownScript ?? '', identityDocument?.number ?? ''].join('\n'),
  )
}

function named({ payload }: Command, field: string): string | null {
  const value = (payload as Readonly<Record<string, unknown>> | null)?.[field]
  return typeof value === 'string' ? value : null
}
