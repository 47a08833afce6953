import { createHash } from 'node:crypto'
import {
  CONTRACT_ACT_ROUTES,
  contractChecksRoute,
  contractRoute,
  contractsRoute,
  searchWorkersRoute,
  WORKER_ACT_ROUTES,
  workerFileRoute,
  workerReadsRoute,
  workersRoute,
} from '@corridor/contract'
import type { PermissionName } from '@corridor/permissions'
import { type Contract, contractRecord } from '@corridor/recruitment/contracts'
import type { Mounting } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { type AskedAct, mountActions } from '../ledger/mountActions.ts'
import type { ContractParts } from './ContractParts.ts'
import { contractKind } from './contractKind.ts'
import { listContracts, selectContract } from './contractStore.ts'
import { protectedContract, protectedFor, protectedWorker } from './protectedFiles.ts'
import { readChecks } from './readChecks.ts'
import { readContract } from './readContract.ts'
import { readersOfWorker, readWorker } from './readWorker.ts'
import { workerKind } from './workerKind.ts'
import { findWorkers, protectedRow, selectWorker } from './workerStore.ts'

type Place = Pick<Mounting, 'app' | 'guard'>

/** A contract has texts in several languages. */
const CONTRACT_BODY_BYTES = 1_000_000

/** Workers' files and contracts. */
export function contractRoutes(place: Place, parts: ContractParts): void {
  mountPrivate(place, workersRoute, (wanted, sender) =>
    findWorkers(parts, sender, 'read.worker', wanted),
  )
  mountPrivate(place, searchWorkersRoute, async (wanted, sender) => {
    const { workers } = await findWorkers(parts, sender, 'search.worker', wanted)
    return { workers }
  })
  mountPrivate(place, workerReadsRoute, ({ worker }, sender) =>
    readersOfWorker(parts, sender, worker),
  )
  mountPrivate(place, workerFileRoute, ({ worker }, sender) => readWorker(parts, sender, worker))
  mountPrivate(place, contractsRoute, (wanted, sender) => listContracts(parts, sender, wanted))
  mountPrivate(place, contractRoute, ({ contract }, sender) =>
    readContract(parts, sender, contract),
  )
  mountPrivate(place, contractChecksRoute, ({ contract }, sender) =>
    readChecks(parts, sender, contract),
  )
  mountActions(
    place,
    { ledger: parts.ledger, kind: workerKind, findRecord: (asked) => workerOf(parts, asked) },
    WORKER_ACT_ROUTES,
  )
  mountActions(
    place,
    {
      ledger: parts.ledger,
      kind: contractKind,
      findRecord: (asked) => contractOf(parts, asked),
      subjectOf: (asked) => workerNamed(parts, asked),
      largestBodyBytes: CONTRACT_BODY_BYTES,
    },
    CONTRACT_ACT_ROUTES,
  )
}

const text = (payload: unknown, name: string): string | null => {
  const value = (payload as Readonly<Record<string, unknown>> | null)?.[name]
  return typeof value === 'string' ? value : null
}

async function workerOf(parts: ContractParts, { input, type, payload, key }: AskedAct) {
  if (type !== 'worker.register') {
    const row = await selectWorker(parts, String(input.worker))
    return row === undefined ? null : protectedRow(row)
  }
  const organisation = text(payload, 'organisation') ?? ''
  return protectedWorker({
    record: newId('k', 'worker', key),
    person: null,
    registeredBy: organisation,
    openTo: [organisation],
    office: text(payload, 'office'),
    jurisdiction: text(payload, 'jurisdiction'),
    status: 'candidate',
  })
}

async function contractOf(parts: ContractParts, { input, type, payload, key }: AskedAct) {
  const permission = contractRecord.actionByType.get(type)?.permission as PermissionName
  if (type !== 'contract.draft') {
    const row = await selectContract(parts, String(input.contract))
    if (row === undefined) return null
    const state = JSON.parse(row.state) as Contract
    return protectedFor(permission, { record: row.record, person: row.person, ...state })
  }
  const agency = text(payload, 'agency') ?? ''
  // The agency writes for itself alone: that somebody is of the employer gives nothing here.
  return protectedContract({
    record: newId('c', 'contract', key),
    person: null,
    agency,
    employer: agency,
    office: text(payload, 'office'),
    jurisdiction: text(payload, 'jurisdiction'),
    post: text(payload, 'post'),
    status: 'draft',
  })
}

/** Whose data a contract is: those of its worker. */
async function workerNamed(parts: ContractParts, { input, type, payload }: AskedAct) {
  if (type === 'contract.draft') return text(payload, 'worker') ?? ''
  const row = await selectContract(parts, String(input.contract))
  return row?.worker ?? ''
}

/** The id of a new record: the same when the same act is sent again. */
const newId = (letter: string, kind: string, key: string): string =>
  `${letter}-${createHash('sha256').update(`${kind}\n${key}`).digest('hex').slice(0, 20)}`
