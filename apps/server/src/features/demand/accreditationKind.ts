import { localDateOf } from '@corridor/deadlines'
import { type Command, canonicalJson } from '@corridor/ledger'
import {
  type Accreditation,
  type AccreditationFacts,
  accreditationRecord,
} from '@corridor/recruitment/demand'
import { followRecord } from '../deadlines/followRecord.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import type { ReadModelRow, RecordKind } from '../ledger/RecordKind.ts'
import { isOpenOffice } from '../organisations/isOpenOffice.ts'
import { protectedDemand } from './protectedDemand.ts'
import { readParties } from './readParties.ts'
import { WITHDRAWN } from './sameDemand.ts'
import { tellAuthors } from './tellAuthors.ts'
import { type Column, upsertRows } from './upsertRows.ts'

const COLUMNS: readonly Column<ReadModelRow<Accreditation>>[] = [
  ['record', 'text', ({ record }) => record],
  ['version', 'integer', ({ version }) => version],
  ['agency', 'text', ({ state }) => state.agency],
  ['principal', 'text', ({ state }) => state.principal],
  ['destination', 'text', ({ state }) => state.destination],
  ['status', 'text', ({ state }) => state.status],
  ['valid_until', 'date', ({ state }) => state.validUntil],
  ['post', 'text', ({ state }) => state.post],
  ['office', 'text', ({ state }) => state.office],
  ['jurisdiction', 'text', ({ state }) => state.jurisdiction],
  ['since', 'timestamptz', ({ state }) => state.enteredAt],
  ['state', 'text', ({ state }) => canonicalJson(state)],
]

const titleOf = ({ destination, validUntil }: Accreditation) => `${destination}, ${validUntil}`

const follow = followRecord<Accreditation>({
  definition: accreditationRecord,
  word: 'accreditation',
  jurisdictionOf: ({ jurisdiction }) => jurisdiction,
  waitingOf: (record, state) =>
    state.status === 'submitted'
      ? {
          permission: 'attest.accreditation',
          act: 'attest',
          title: titleOf(state),
          since: state.enteredAt,
          excluded: state.enteredBy,
          on: protectedDemand('accreditation', { record, ...state }).atPost,
        }
      : null,
})

/** Powers of attorney: their rules and their table. */
export const accreditationKind: RecordKind<Accreditation, AccreditationFacts> = {
  definition: accreditationRecord,
  readFacts: async (client, tenant, record, { now, timeZone }, command) => ({
    ...(await readPartyFacts(client, tenant, localDateOf(now().getTime(), timeZone), command)),
    hasPower: await hasPower(client, tenant, record),
  }),
  project: (client, tenant, rows) => upsertRows(client, tenant, 'accreditation', COLUMNS, rows),
  async clear(client, tenant) {
    await client.query('delete from accreditation where tenant = $1', [tenant])
  },
  async follow(client, recorded, place) {
    await follow(client, recorded, place)
    const { entry, state, tenant } = recorded
    await tellAuthors(client, { tenant, now: place.now }, entry, {
      what: 'accreditation',
      title: titleOf(state),
      permission: 'prepare.accreditation',
      on: protectedDemand('accreditation', { record: entry.record, ...state }).atOffice,
    })
  },
}

/** What the rules need; the parties only for an act that names them. */
export async function readPartyFacts(
  client: Queryable,
  tenant: string,
  today: string,
  { payload }: Pick<Command, 'payload'>,
): Promise<Omit<AccreditationFacts, 'hasPower'>> {
  const { agency, principal, post } = (payload ?? {}) as Readonly<Record<string, unknown>>
  const named = [agency, principal].filter((id) => typeof id === 'string')
  const parties = await readParties(client, tenant, named)
  return {
    today,
    agency: parties.get(String(agency)) ?? null,
    principal: parties.get(String(principal)) ?? null,
    isPostOpen: typeof post === 'string' && (await isOpenOffice(client, tenant, post)),
  }
}

/** Whether the power of attorney itself was uploaded with the record. */
export async function hasPower(
  client: Queryable,
  tenant: string,
  record: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from document d where d.tenant = $1 and d.subject_kind = 'accreditation'
       and d.subject = $2 and d.type = 'power_of_attorney' and d.status not in ${WITHDRAWN} limit 1`,
    [tenant, record],
  )
  return rowCount === 1
}
