import type { Command } from '@corridor/ledger'
import {
  type BondFacts,
  type BondHolder,
  type RegisteredTables,
  registeredTables,
} from '@corridor/recruitment/bond'
import { isVerified } from '@corridor/recruitment/checks'
import { localDate } from '../../localDate.ts'
import type { LedgerPlace, Queryable } from '../ledger/LedgerPlace.ts'
import { parametersInForce } from '../registers/parameters/parametersInForce.ts'

/** What the rules of a bond need to know of the world. */
export async function bondFacts(
  client: Queryable,
  tenant: string,
  record: string,
  { timeZone, now }: Pick<LedgerPlace, 'now' | 'timeZone'>,
  { type, payload }: Command,
): Promise<BondFacts> {
  const today = localDate(timeZone, now())
  if (type === 'bond.lodge') {
    const { holder } = payload as { readonly holder: string }
    return {
      today,
      holder: await readHolder(client, tenant, holder),
      hasAnother: await hasOpenBond(client, tenant, holder),
      ...{ licenceInForce: null, registered: null },
    }
  }
  return {
    ...{ today, holder: null, hasAnother: null },
    licenceInForce: await isLicenceInForce(client, tenant, record, today),
    registered: type === 'bond.assess' ? await tablesOf(client, tenant, record, today) : null,
  }
}

/** The tables of the register for the jurisdiction of the bond. */
async function tablesOf(
  client: Queryable,
  tenant: string,
  record: string,
  today: string,
): Promise<RegisteredTables> {
  const { rows } = await client.query<{ jurisdiction: string | null }>({
    name: 'bond_jurisdiction',
    text: 'select jurisdiction from bond where tenant = $1 and record = $2',
    values: [tenant, record],
  })
  const parameters = await parametersInForce(client, tenant, today)
  return registeredTables(
    parameters.map((one) => ({ ...one, isVerified: isVerified(one) })),
    rows[0]?.jurisdiction ?? null,
  )
}

async function readHolder(
  client: Queryable,
  tenant: string,
  holder: string,
): Promise<BondHolder | null> {
  const { rows } = await client.query<BondHolder>({
    name: 'bond_holder',
    text: `select name, kind, status, office, jurisdiction from organisation
           where tenant = $1 and record = $2`,
    values: [tenant, holder],
  })
  return rows[0] ?? null
}

async function hasOpenBond(client: Queryable, tenant: string, holder: string): Promise<boolean> {
  const { rows } = await client.query({
    name: 'bond_open_of_holder',
    text: `select from bond where tenant = $1 and holder = $2
             and status not in ('released', 'forfeited')`,
    values: [tenant, holder],
  })
  return rows.length > 0
}

/** A principal has no licence: its escrow does not wait for the end of one. */
async function isLicenceInForce(
  client: Queryable,
  tenant: string,
  record: string,
  today: string,
): Promise<boolean> {
  const { rows } = await client.query({
    name: 'bond_licence_in_force',
    text: `select from bond b join licence l on l.tenant = b.tenant and l.organisation = b.holder
           where b.tenant = $1 and b.record = $2 and l.valid_until >= $3
             and l.effective_status not in
               ('draft', 'submitted', 'screened', 'inspected', 'refused', 'revoked', 'expired',
                'surrendered')
           limit 1`,
    values: [tenant, record, today],
  })
  return rows.length > 0
}
