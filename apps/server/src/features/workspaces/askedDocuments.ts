import type { AskedDocument } from '@corridor/contract'
import type { Worker } from '@corridor/recruitment/contracts'
import { documentsNeededOf, missingDocuments } from '@corridor/recruitment/documents'
import { sql } from 'kysely'
import { CONTRACT_COLUMNS } from '../contracts/contractStore.ts'
import { nameOf } from '../contracts/workerStore.ts'
import { ACCREDITATION_COLUMNS } from '../demand/demandStore.ts'
import { JOB_ORDER_COLUMNS } from '../demand/jobOrderStore.ts'
import { heldDocuments } from '../documents/heldDocuments.ts'
import { LICENCE_COLUMNS } from '../licences/licenceStore.ts'
import { parametersInForce } from '../registers/parameters/parametersInForce.ts'
import { CONTRACTS_WITH_WORKERS, type Reading } from './WorkspaceParts.ts'

/** Records of each kind that are looked through, the oldest first. */
const MOST_RECORDS = 50

/** A record that needs documents at this stage. */
interface Needing {
  readonly kind: AskedDocument['kind']
  readonly record: string
  readonly title: string
  readonly contract: string | null
  /** Whose lists ask for documents. */
  readonly jurisdiction: string | null
}

/**
 * Documents that an agency's open records need and that it can bring: there is none, it has ended, it
 * was refused. What waits for an officer to look at it is not asked for again.
 */
export async function askedDocuments(
  reading: Reading,
  agency: string,
): Promise<{ readonly documents: readonly AskedDocument[]; readonly more: boolean }> {
  const ofAgency = await needingOfAgency(reading, agency)
  const contracts = await openContracts(reading, agency)
  const more = ofAgency.length > MOST_RECORDS || contracts.length > MOST_RECORDS
  const needing = [
    ...ofAgency.slice(0, MOST_RECORDS),
    ...needingOf(contracts.slice(0, MOST_RECORDS)),
  ]
  const parameters = await parametersInForce(reading.client, reading.tenant, reading.today)
  const held = await heldDocuments(
    reading.client,
    reading.tenant,
    needing.map(({ kind, record }) => ({ kind, id: record })),
  )
  const documents = needing.flatMap((one) => {
    // The agency is not told that another holds the same file.
    const own = held
      .filter(({ subject, subjectKind }) => subject === one.record && subjectKind === one.kind)
      .map((document) => ({ ...document, usedForAnother: false }))
    const { jurisdiction, ...shown } = one
    const needed = documentsNeededOf(one.kind, parameters, jurisdiction)
    return missingDocuments(needed, own, reading.today).flatMap(({ type, reason }) =>
      isOurs(reason)
        ? [{ ...shown, type, reason, isAsked: needed.some((it) => it.type === type && it.isAsked) }]
        : [],
    )
  })
  return { documents, more }
}

const OURS = ['missing', 'expired', 'refused', 'unreadable', 'expiry_unknown'] as const

const isOurs = (reason: string): reason is AskedDocument['reason'] =>
  (OURS as readonly string[]).includes(reason)

const needingOfAgency = ({ rows, within, tenant }: Reading, agency: string) =>
  rows(sql<Needing>`
    select 'licence' as kind, licence.record, licence.name as title, null as contract,
      licence.jurisdiction
    from licence
    where licence.tenant = ${tenant} and licence.organisation = ${agency}
      and licence.status in ('draft', 'submitted', 'screened', 'inspected')
      and ${within('read.licence', LICENCE_COLUMNS)}
    union all
    select 'accreditation', accreditation.record, coalesce(principal.name, accreditation.principal), null,
      accreditation.jurisdiction
    from accreditation
    left join organisation principal on principal.tenant = accreditation.tenant
      and principal.record = accreditation.principal
    where accreditation.tenant = ${tenant} and accreditation.agency = ${agency}
      and accreditation.status = 'submitted'
      and ${within('read.accreditation', ACCREDITATION_COLUMNS)}
    union all
    select 'jobOrder', job_order.record, job_order.number, null, job_order.jurisdiction
    from job_order
    where job_order.tenant = ${tenant} and job_order.agency = ${agency}
      and job_order.status in ('draft', 'submitted', 'attested')
      and ${within('read.job-order', JOB_ORDER_COLUMNS)}
    order by kind, record limit ${MOST_RECORDS + 1}`)

interface OpenContract {
  readonly record: string
  readonly worker: string
  /** Null where the file is not open to the agency. */
  readonly worker_state: string | null
  readonly jurisdiction: string | null
}

/** Contracts that both have signed and whose worker holds no clearance yet. */
const openContracts = ({ rows, within, tenant }: Reading, agency: string) =>
  rows(sql<OpenContract>`
    select contract.record, contract.worker, contract.jurisdiction,
      case when worker.open_to @> array[${agency}] then worker.state end as worker_state
    from ${CONTRACTS_WITH_WORKERS}
    where contract.tenant = ${tenant} and contract.organisations @> array[${agency}]
      and contract.agency = ${agency} and contract.status in ('signed', 'checked', 'approved')
      and not exists (
        select from clearance c
        where c.tenant = contract.tenant and c.contract = contract.record
          and c.status in ('issued', 'used'))
      and ${within('read.contract', CONTRACT_COLUMNS)}
    order by contract.opened_at, contract.record limit ${MOST_RECORDS + 1}`)

const needingOf = (contracts: readonly OpenContract[]): readonly Needing[] =>
  contracts.flatMap(({ record, worker, worker_state, jurisdiction }) => {
    const file = worker_state === null ? null : (JSON.parse(worker_state) as Worker)
    const title = (file === null ? null : nameOf(file.particulars)) ?? record
    const ofContract = { kind: 'contract' as const, record, title, contract: record, jurisdiction }
    if (file === null) return [ofContract]
    return [
      ofContract,
      { kind: 'worker' as const, record: worker, title, contract: record, jurisdiction },
    ]
  })
