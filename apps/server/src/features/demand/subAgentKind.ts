import { type Command, canonicalJson } from '@corridor/ledger'
import {
  publicNumber,
  type SubAgent,
  type SubAgentFacts,
  subAgentRecord,
} from '@corridor/recruitment/demand'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import type { ReadModelRow, RecordKind } from '../ledger/RecordKind.ts'
import { readParties } from './readParties.ts'
import { type Column, upsertRows } from './upsertRows.ts'

const COLUMNS: readonly Column<ReadModelRow<SubAgent>>[] = [
  ['record', 'text', ({ record }) => record],
  ['version', 'integer', ({ version }) => version],
  ['number', 'text', ({ record }) => publicNumber('SA', record)],
  ['agency', 'text', ({ state }) => state.agency],
  ['name', 'text', ({ state }) => state.name],
  ['area', 'text', ({ state }) => state.area],
  ['status', 'text', ({ state }) => state.status],
  ['identity_digest', 'text', ({ state }) => state.identityDigest],
  ['office', 'text', ({ state }) => state.office],
  ['jurisdiction', 'text', ({ state }) => state.jurisdiction],
  ['state', 'text', ({ state }) => canonicalJson(state)],
]

/** Registered intermediaries of agencies: their rules and their table. */
export const subAgentKind: RecordKind<SubAgent, SubAgentFacts> = {
  definition: subAgentRecord,
  async readFacts(client, tenant, _record, _place, command) {
    const { agency, identityDigest } = namedIn(command)
    const parties = await readParties(client, tenant, agency === null ? [] : [agency])
    return {
      agency: parties.get(agency ?? '') ?? null,
      isRegistered:
        identityDigest === null ? null : await isRegistered(client, tenant, identityDigest),
    }
  },
  project: (client, tenant, rows) => upsertRows(client, tenant, 'sub_agent', COLUMNS, rows),
  async clear(client, tenant) {
    await client.query('delete from sub_agent where tenant = $1', [tenant])
  },
}

function namedIn({ payload }: Command) {
  const { agency, identityDigest } = (payload ?? {}) as Readonly<Record<string, unknown>>
  return {
    agency: typeof agency === 'string' ? agency : null,
    identityDigest: typeof identityDigest === 'string' ? identityDigest : null,
  }
}

/** Whether a person of this identity works for any agency now. */
async function isRegistered(client: Queryable, tenant: string, digest: string): Promise<boolean> {
  const { rows } = await client.query({
    name: 'sub_agent_registered',
    text: `select from sub_agent
           where tenant = $1 and identity_digest = $2 and status <> 'ended' limit 1`,
    values: [tenant, digest],
  })
  return rows.length > 0
}
