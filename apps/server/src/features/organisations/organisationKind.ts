import { type Command, canonicalJson } from '@corridor/ledger'
import {
  type Organisation,
  type OrganisationFacts,
  officeId,
  organisationRecord,
} from '@corridor/ledger/organisations'
import { clearAgencyNames, projectAgencyNames } from '../agencies/agencyNames.ts'
import { followRecord } from '../deadlines/followRecord.ts'
import { HOME, type Queryable } from '../ledger/LedgerPlace.ts'
import type { ReadModelRow, RecordKind } from '../ledger/RecordKind.ts'
import { isOpenOffice } from './isOpenOffice.ts'
import { protectedOrganisation } from './protectedOrganisation.ts'
import { searchable } from './searchable.ts'

const COLUMNS = [
  'record',
  'version',
  'kind',
  'country',
  'name',
  'registration',
  'status',
  'office',
  'jurisdiction',
  'proposed',
  'sort_name',
  'search',
  'state',
]

const UPSERT = `
  insert into organisation (tenant, ${COLUMNS.join(', ')})
  select $1, o.* from unnest(
    ${COLUMNS.map((column, at) => `$${at + 2}::${column === 'version' ? 'integer' : 'text'}[]`).join(', ')}
  ) as o (${COLUMNS.join(', ')})
  on conflict (tenant, record) do update set
    ${COLUMNS.slice(1)
      .map((column) => `${column} = excluded.${column}`)
      .join(', ')}`

const UPSERT_OFFICES = `
  insert into organisation_office
    (tenant, organisation, office, name, jurisdiction, opened_on, closed_on)
  select $1, f.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[])
    as f (organisation, office, name, jurisdiction, opened_on, closed_on)
  on conflict (tenant, organisation, office) do update set
    name = excluded.name, jurisdiction = excluded.jurisdiction,
    opened_on = excluded.opened_on, closed_on = excluded.closed_on`

/** The register of organisations: its rules and its tables. */
export const organisationKind: RecordKind<Organisation, OrganisationFacts> = {
  definition: organisationRecord,
  async readFacts(client, tenant, record, _place, command) {
    const keeper = officeNamed(command)
    const closing = officeClosed(command)
    return {
      isHome: record === HOME,
      officeOpen: keeper === null ? null : await isOpenOffice(client, tenant, keeper),
      keepsFiles:
        closing === null ? null : await keepsFiles(client, tenant, officeId(record, closing)),
    }
  },
  async project(client, tenant, rows) {
    await client.query({
      name: 'organisation_upsert',
      text: UPSERT,
      values: [tenant, ...COLUMNS.map((column) => rows.map((row) => columnOf(row, column)))],
    })
    await projectOffices(client, tenant, rows)
    await projectAgencyNames(
      client,
      tenant,
      'register',
      rows
        .filter(({ state }) => state.kind === 'agency')
        .map(({ record, state }) => ({
          organisation: record,
          names: [state.name, ...state.earlierNames.map(({ name }) => name)],
        })),
    )
  },
  async clear(client, tenant) {
    await client.query('delete from organisation_office where tenant = $1', [tenant])
    await client.query('delete from organisation where tenant = $1', [tenant])
    await clearAgencyNames(client, tenant, 'register')
  },
  follow: followRecord<Organisation>({
    definition: organisationRecord,
    word: 'organisation',
    jurisdictionOf: ({ jurisdiction, country }) => jurisdiction ?? country,
    waitingOf: (record, state) =>
      state.proposal === null
        ? null
        : {
            permission: 'close.organisation',
            act: state.proposal.act,
            title: state.name,
            since: state.proposal.proposedAt,
            excluded: state.proposal.by,
            on: protectedOrganisation({ record, ...state }),
          },
  }),
}

function columnOf({ record, version, state }: ReadModelRow<Organisation>, column: string) {
  switch (column) {
    case 'record':
      return record
    case 'version':
      return version
    case 'proposed':
      return state.proposal?.act ?? null
    case 'sort_name':
      return searchable(state.name)
    case 'search':
      return searchable(
        [state.name, ...state.earlierNames.map(({ name }) => name), state.registration ?? ''].join(
          '\n',
        ),
      )
    case 'state':
      return canonicalJson(state)
    default:
      return state[column as 'kind' | 'country' | 'name' | 'registration' | 'status' | 'office']
  }
}

/** An office is never taken out of its organisation, only closed: nothing is to be deleted. */
async function projectOffices(
  client: Queryable,
  tenant: string,
  rows: readonly ReadModelRow<Organisation>[],
): Promise<void> {
  const offices = rows.flatMap(({ record, state }) =>
    state.offices.map((office) => ({ record, ...office })),
  )
  if (offices.length === 0) return
  await client.query({
    name: 'organisation_office_upsert',
    text: UPSERT_OFFICES,
    values: [
      tenant,
      offices.map(({ record }) => record),
      offices.map(({ office }) => office),
      offices.map(({ name }) => name),
      offices.map(({ jurisdiction }) => jurisdiction),
      offices.map(({ openedOn }) => openedOn),
      offices.map(({ closedOn }) => closedOn),
    ],
  })
}

/** The office that is to keep the file, where the command says one. */
const officeNamed = ({ type, payload }: Command): string | null =>
  type === 'organisation.create' || type === 'organisation.assign' ? officeIn(payload) : null

/** The office that the command closes, by its name within the organisation. */
const officeClosed = ({ type, payload }: Command): string | null =>
  type === 'organisation.closeOffice' ? officeIn(payload) : null

function officeIn(payload: unknown): string | null {
  const office = (payload as { readonly office?: unknown } | null)?.office
  return typeof office === 'string' ? office : null
}

async function keepsFiles(client: Queryable, tenant: string, id: string): Promise<boolean> {
  const { rows } = await client.query({
    name: 'organisation_files_kept',
    text: `select from organisation
           where tenant = $1 and office = $2 and status <> 'closed' limit 1`,
    values: [tenant, id],
  })
  return rows.length > 0
}
