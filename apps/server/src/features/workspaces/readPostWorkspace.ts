import type { Arrival, PostWorkspace } from '@corridor/contract'
import { addDays } from '@corridor/kernel'
import { type ParameterBook, parameterBook, resolveParameter } from '@corridor/recruitment/checks'
import type { Contract, Worker } from '@corridor/recruitment/contracts'
import { sql } from 'kysely'
import type { Sender } from '../../http/guard.ts'
import { localDate } from '../../localDate.ts'
import { CONTRACT_COLUMNS } from '../contracts/contractStore.ts'
import { nameOf } from '../contracts/workerStore.ts'
import { logSearch } from '../ledger/logSearch.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { parametersInForce } from '../registers/parameters/parametersInForce.ts'
import {
  CONTRACTS_WITH_WORKERS,
  type Reading,
  readingOn,
  type WorkspaceParts,
} from './WorkspaceParts.ts'

const MOST = 100
const NEWEST = 30

/** Contracts of a post abroad, as far as the one who asks may read them; that she looked is noted. */
export async function readPostWorkspace(
  parts: WorkspaceParts,
  sender: Sender,
  post: string,
): Promise<PostWorkspace> {
  const { ledger } = parts
  const reader = readerOf(sender, sender.require('read.contract', null))
  return await logSearch(ledger, reader, 'list', { workspaceOf: post }, async (client) => {
    const reading = readingOn(parts, sender, client)
    const book = parameterBook(await parametersInForce(client, ledger.tenant, reading.today))
    const described = (row: ArrivalRow) => describe(row, book, ledger.timeZone)
    const awaited = await arrivals(reading, post, 'awaited')
    const mismatches = await arrivals(reading, post, 'mismatch')
    const newest = await arrivals(reading, post, 'newest')
    return {
      result: {
        today: reading.today,
        contracts: [...(await countContracts(reading, post))],
        toRegister: awaited.map(described),
        mismatches: mismatches.map(described),
        arrivals: newest.map(described),
      },
      records: [...new Set([...awaited, ...mismatches, ...newest].map(({ record }) => record))],
    }
  })
}

const countContracts = ({ rows, within, tenant }: Reading, post: string) =>
  rows(sql<PostWorkspace['contracts'][number]>`
    select contract.status, count(*)::integer as count from ${CONTRACTS_WITH_WORKERS}
    where contract.tenant = ${tenant} and contract.offices @> array[${post}]
      and ${within('read.contract', CONTRACT_COLUMNS)}
    group by contract.status`)

interface ArrivalRow {
  readonly record: string
  readonly worker: string
  readonly worker_state: string | null
  readonly employer: string
  readonly employer_name: string | null
  readonly employer_country: string | null
  readonly status: Arrival['status']
  readonly state: string
  readonly departed: Date | null
  readonly arrived: Date | null
}

const WANTED = {
  // Nothing came from the destination yet, and she is on her way or there.
  awaited: {
    where: sql`contract.status = 'approved' and (m.departed is not null or m.arrived is not null)`,
    order: sql`m.arrived nulls last, m.departed, contract.record`,
    limit: MOST,
  },
  mismatch: {
    where: sql`contract.status = 'mismatch'`,
    order: sql`m.arrived nulls last, contract.opened_at, contract.record`,
    limit: MOST,
  },
  newest: {
    where: sql`m.arrived is not null`,
    order: sql`m.arrived desc, contract.record`,
    limit: NEWEST,
  },
} as const

/**
 * Contracts with what is known of the journey. When a worker arrived is a fact of the contract that
 * the post registers; nothing else of her clearance is read.
 */
const arrivals = (
  { rows, within, tenant }: Reading,
  post: string,
  wanted: keyof typeof WANTED,
): Promise<readonly ArrivalRow[]> => {
  const { where, order, limit } = WANTED[wanted]
  return rows(sql<ArrivalRow>`
    select contract.record, contract.worker, worker.state as worker_state, contract.employer,
      o.name as employer_name, o.country as employer_country, contract.status, contract.state,
      m.departed, m.arrived
    from ${CONTRACTS_WITH_WORKERS}
    left join organisation o on o.tenant = contract.tenant and o.record = contract.employer
    left join lateral (
      select min(cm.occurred_at) filter (where cm.kind = 'departed') as departed,
        min(cm.occurred_at) filter (where cm.kind = 'arrived') as arrived
      from clearance c
      join clearance_movement cm on cm.tenant = c.tenant and cm.clearance = c.record
      where c.tenant = contract.tenant and c.contract = contract.record) m on true
    where contract.tenant = ${tenant} and contract.offices @> array[${post}]
      and ${within('read.contract', CONTRACT_COLUMNS)} and ${where}
    order by ${order} limit ${limit}`)
}

function describe(row: ArrivalRow, book: ParameterBook, timeZone: string): Arrival {
  const { departed, arrived, employer_country: destination, worker_state: file } = row
  const { jurisdiction, versions } = JSON.parse(row.state) as Contract
  const terms = versions.findLast(({ content }) => content !== null)?.content?.terms ?? null
  const arrivedOn = arrived === null ? null : localDate(timeZone, arrived)
  const limit =
    arrivedOn === null
      ? null
      : resolveParameter(
          book,
          'destination_registration_days',
          {
            origin: jurisdiction?.slice(0, 3) ?? null,
            destination,
            sector: terms?.sector ?? null,
            occupation: terms?.occupation ?? null,
          },
          arrivedOn,
        )
  return {
    contract: row.record,
    worker: {
      id: row.worker,
      name: file === null ? null : nameOf((JSON.parse(file) as Worker).particulars),
    },
    employer: { id: row.employer, name: row.employer_name },
    status: row.status,
    departedAt: departed?.toISOString() ?? null,
    arrivedAt: arrived?.toISOString() ?? null,
    registerBy:
      arrivedOn !== null && limit?.kind === 'found'
        ? addDays(arrivedOn, limit.parameter.value.days)
        : null,
  }
}
