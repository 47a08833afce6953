import { canonicalJson } from '@corridor/ledger'
import { type Organisation, organisationRecord } from '@corridor/ledger/organisations'
import { followRecord } from '../../deadlines/followRecord.ts'
import type { RecordKind } from '../RecordKind.ts'

const COLUMNS = ['record', 'version', 'kind', 'country', 'name', 'registration', 'status', 'state']

const UPSERT = `
  insert into organisation (tenant, ${COLUMNS.join(', ')})
  select $1, o.* from unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::text[],
    $7::text[], $8::text[], $9::text[]) as o (${COLUMNS.join(', ')})
  on conflict (tenant, record) do update set
    ${COLUMNS.slice(1)
      .map((column) => `${column} = excluded.${column}`)
      .join(', ')}`

/** The register of organisations: its rules and its table. */
export const organisationKind: RecordKind<Organisation> = {
  definition: organisationRecord,
  async project(client, tenant, rows) {
    await client.query({
      name: 'organisation_upsert',
      text: UPSERT,
      values: [
        tenant,
        rows.map(({ record }) => record),
        rows.map(({ version }) => version),
        rows.map(({ state }) => state.kind),
        rows.map(({ state }) => state.country),
        rows.map(({ state }) => state.name),
        rows.map(({ state }) => state.registration),
        rows.map(({ state }) => state.status),
        rows.map(({ state }) => canonicalJson(state)),
      ],
    })
  },
  async clear(client, tenant) {
    await client.query('delete from organisation where tenant = $1', [tenant])
  },
  follow: followRecord<Organisation>({
    definition: organisationRecord,
    word: 'organisation',
    jurisdictionOf: ({ country }) => country,
    waitingOf: (record, { name, proposal, country }) =>
      proposal === null
        ? null
        : {
            permission: 'close.organisation',
            act: proposal.act,
            title: name,
            since: proposal.proposedAt,
            excluded: proposal.by,
            on: {
              kind: 'organisation',
              id: record,
              owner: null,
              organisations: [record],
              office: null,
              jurisdiction: country,
              assignees: [],
              mandateHolders: [],
              state: null,
            },
          },
  }),
}
