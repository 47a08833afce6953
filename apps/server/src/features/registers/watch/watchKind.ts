import { type Command, canonicalJson, type JsonValue } from '@corridor/ledger'
import type { OrganisationKind } from '@corridor/ledger/organisations'
import type { ProtectedRecord } from '@corridor/permissions'
import { type WatchEntry, type WatchFacts, watchRecord } from '@corridor/recruitment/registers'
import { followRecord } from '../../deadlines/followRecord.ts'
import type { Queryable } from '../../ledger/LedgerPlace.ts'
import type { RecordKind } from '../../ledger/RecordKind.ts'
import { isOpenOffice } from '../../organisations/isOpenOffice.ts'
import { unowned } from '../unowned.ts'
import { type Columns, upsertRecords } from '../upsertRecords.ts'

/** A declared interest in the organisation bars from acting on its entry (SD7). */
export const protectedWatchEntry = ({
  record,
  organisation,
  office,
  jurisdiction,
  status,
}: {
  readonly record: string
  readonly organisation: string
  readonly office: string
  readonly jurisdiction: string
  readonly status: string
}): ProtectedRecord => ({
  ...unowned,
  kind: 'watch-entry',
  id: record,
  organisations: [organisation],
  office,
  jurisdiction,
  state: status,
})

const COLUMNS: Columns = {
  ...{ record: 'text', version: 'integer', organisation: 'text', ground: 'text', status: 'text' },
  ...{ proposed: 'text', office: 'text', jurisdiction: 'text', state: 'text' },
}

/** The watch list: its record, its table, and what waits for whom. */
export const watchKind: RecordKind<WatchEntry, WatchFacts> = {
  definition: watchRecord,
  readFacts: (client, tenant, record, _place, command) =>
    readWatchFacts(client, tenant, record, command),
  project: (client, tenant, rows) =>
    upsertRecords(
      client,
      tenant,
      'watch_entry',
      COLUMNS,
      rows.map(({ record, version, state }) => ({
        ...state,
        ...{ record, version, proposed: state.proposal?.act ?? null },
        state: canonicalJson(state as unknown as JsonValue),
      })),
    ),
  async clear(client, tenant) {
    await client.query('delete from watch_entry where tenant = $1', [tenant])
  },
  follow: followRecord<WatchEntry>({
    definition: watchRecord,
    word: 'watch',
    jurisdictionOf: ({ jurisdiction }) => jurisdiction,
    waitingOf: (record, state) =>
      state.proposal === null
        ? null
        : {
            permission: 'confirm.watch-entry',
            act: state.proposal.act,
            title: state.organisation,
            since: state.proposal.proposedAt,
            excluded: state.proposal.by,
            on: protectedWatchEntry({ record, ...state }),
          },
  }),
}

async function readWatchFacts(
  client: Queryable,
  tenant: string,
  record: string,
  { type, payload }: Command,
): Promise<WatchFacts> {
  const { organisation, ground, office } = textsIn(payload, 'organisation', 'ground', 'office')
  const isNew = type === 'watch.propose'
  return {
    organisationKind: isNew ? await kindOf(client, tenant, organisation) : null,
    officeOpen: isNew && office !== null ? await isOpenOffice(client, tenant, office) : null,
    alreadyListed:
      ground !== null && (await isListed(client, tenant, { record, organisation, ground })),
  }
}

function textsIn<Name extends string>(payload: unknown, ...names: readonly Name[]) {
  const given = (payload ?? {}) as Readonly<Record<string, unknown>>
  const texts = names.map((name) => {
    const value = given[name]
    return [name, typeof value === 'string' ? value : null] as const
  })
  return Object.fromEntries(texts) as Record<Name, string | null>
}

async function kindOf(
  client: Queryable,
  tenant: string,
  organisation: string | null,
): Promise<OrganisationKind | null> {
  const { rows } = await client.query<{ kind: OrganisationKind }>({
    name: 'watch_organisation_kind',
    text: 'select kind from organisation where tenant = $1 and record = $2',
    values: [tenant, organisation],
  })
  return rows[0]?.kind ?? null
}

/** For a change the organisation is that of the entry. */
async function isListed(
  client: Queryable,
  tenant: string,
  {
    record,
    organisation,
    ground,
  }: { readonly record: string; readonly organisation: string | null; readonly ground: string },
): Promise<boolean> {
  const { rows } = await client.query({
    name: 'watch_listed',
    text: `select from watch_entry
           where tenant = $1 and record <> $2 and ground = $3 and status in ('proposed', 'listed')
             and organisation = coalesce($4, (select organisation from watch_entry
               where tenant = $1 and record = $2))
           limit 1`,
    values: [tenant, record, ground, organisation],
  })
  return rows.length > 0
}
