import type { AgencyWorkspace } from '@corridor/contract'
import { sql } from 'kysely'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import { CLEARANCE_COLUMNS, isHeld } from '../clearances/clearanceStore.ts'
import { CONTRACT_COLUMNS } from '../contracts/contractStore.ts'
import { WORKER_COLUMNS } from '../contracts/workerStore.ts'
import { logSearch } from '../ledger/logSearch.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { selectOrganisation } from '../organisations/organisationStore.ts'
import { protectedOrganisation } from '../organisations/protectedOrganisation.ts'
import { askedDocuments } from './askedDocuments.ts'
import { comingDays } from './comingDays.ts'
import {
  CONTRACTS_WITH_WORKERS,
  type Reading,
  readingOn,
  type WorkspaceParts,
} from './WorkspaceParts.ts'

/**
 * What stands in the records of an agency: counts by state, what comes due, documents asked for.
 * Each part holds only what the one who asks may read; that she looked is noted.
 *
 * @throws {DomainError} `not_found` also for one out of reach and for what is no agency.
 */
export async function readAgencyWorkspace(
  parts: WorkspaceParts,
  sender: Sender,
  agency: string,
): Promise<AgencyWorkspace> {
  const { ledger, db } = parts
  const row = await selectOrganisation({ ledger, db, now: ledger.now }, agency)
  if (row === undefined) {
    sender.require('read.organisation', null)
    throw noSuchRecord('read.organisation')
  }
  const basis = sender.require('read.organisation', protectedOrganisation(row))
  if (row.kind !== 'agency') throw noSuchRecord('read.organisation')
  const terms = { workspaceOf: agency }
  return await logSearch(ledger, readerOf(sender, basis), 'list', terms, async (client) => {
    const reading = readingOn(parts, sender, client)
    const coming = await comingDays(reading, agency)
    const { documents, more } = await askedDocuments(reading, agency)
    return {
      result: {
        agency: { id: agency, name: row.name },
        today: reading.today,
        workers: [...(await countWorkers(reading, agency))],
        contracts: [...(await countContracts(reading, agency))],
        clearances: [...(await countClearances(reading, agency))],
        coming: [...coming],
        documents: [...documents],
        moreDocuments: more,
      },
      records: [...new Set([...coming, ...documents].map(({ record }) => record))],
    }
  })
}

const countWorkers = ({ rows, within, tenant }: Reading, agency: string) =>
  rows(sql<AgencyWorkspace['workers'][number]>`
    select worker.status, count(*)::integer as count from worker
    where worker.tenant = ${tenant} and worker.open_to @> array[${agency}]
      and ${within('read.worker', WORKER_COLUMNS)}
    group by worker.status`)

const countContracts = ({ rows, within, tenant }: Reading, agency: string) =>
  rows(sql<AgencyWorkspace['contracts'][number]>`
    select contract.status, count(*)::integer as count from ${CONTRACTS_WITH_WORKERS}
    where contract.tenant = ${tenant} and contract.organisations @> array[${agency}]
      and contract.agency = ${agency} and ${within('read.contract', CONTRACT_COLUMNS)}
    group by contract.status`)

const countClearances = ({ rows, within, tenant, today }: Reading, agency: string) =>
  rows(sql<AgencyWorkspace['clearances'][number]>`
    select clearance.status, count(*)::integer as count,
      (count(*) filter (where ${isHeld(today)}))::integer as held
    from clearance
    where clearance.tenant = ${tenant} and clearance.agency = ${agency}
      and ${within('read.clearance', CLEARANCE_COLUMNS)}
    group by clearance.status`)
