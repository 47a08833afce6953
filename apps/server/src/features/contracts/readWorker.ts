import type { FileEvent, WorkerFile } from '@corridor/contract'
import type { StoredAction } from '@corridor/ledger'
import { workerActions } from '@corridor/recruitment/contracts'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import { logSearch } from '../ledger/logSearch.ts'
import { openRecord } from '../ledger/openRecord.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { personNames } from '../organisations/personNames.ts'
import type { ContractParts } from './ContractParts.ts'
import { protectedWorker } from './protectedFiles.ts'
import { workerKind } from './workerKind.ts'
import { organisationNames, protectedRow, selectWorker } from './workerStore.ts'

const TYPES = Object.values(workerActions).map(({ type }) => type)

/**
 * A worker's file; that it was opened, and by whom, is in the log before it is shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readWorker(
  parts: ContractParts,
  sender: Sender,
  id: string,
): Promise<WorkerFile> {
  const row = await selectWorker(parts, id)
  const known = row === undefined ? null : protectedRow(row)
  const read = await openRecord(
    parts.ledger,
    workerKind,
    sender,
    'read.worker',
    { id, known },
    (state) => protectedWorker({ record: id, ...state }),
  )
  const state = read.state!
  const judged = protectedWorker({ record: id, ...state })
  const { particulars, registeredBy, openTo, claimGivenBy, person } = state
  const named = [registeredBy, ...openTo, ...(claimGivenBy === null ? [] : [claimGivenBy])]
  const organisations = await organisationNames(parts, named)
  const organisation = (one: string) => ({ id: one, name: organisations.get(one) ?? null })
  const maySeeContact = sender.decide('read.worker-contact', {
    ...judged,
    kind: 'worker-contact',
  }).allowed
  return {
    id,
    version: read.version,
    status: state.status,
    particulars:
      particulars === null
        ? null
        : {
            ...particulars,
            languages: [...particulars.languages],
            qualifications: [...particulars.qualifications],
            contact: maySeeContact ? particulars.contact : null,
          },
    registeredBy: organisation(registeredBy),
    registeredAt: state.registeredAt,
    openTo: openTo.map(organisation),
    office: state.office,
    jurisdiction: state.jurisdiction,
    claimed: person !== null,
    claimGivenBy: claimGivenBy === null ? null : organisation(claimGivenBy),
    movements: [...state.movements],
    history: await eventsOf(parts, read.actions),
    acts: [
      ...possibleActs(workerKind, TYPES, read, sender, judged, {
        now: parts.now().toISOString(),
        facts: { officeOpen: null, agencyActive: null },
      }),
    ],
  }
}

/** The lines of a file's time line, without what was said. */
export async function eventsOf(
  parts: ContractParts,
  actions: readonly StoredAction[],
): Promise<FileEvent[]> {
  const names = await personNames(
    parts,
    actions.map(({ entry }) => entry.actor),
  )
  return actions.map(({ entry, hash }) => ({
    version: entry.version,
    type: entry.type,
    actor: entry.actor,
    actorName: names.get(entry.actor) ?? null,
    role: entry.role,
    organisation: entry.organisation ?? null,
    recordedAt: entry.recordedAt,
    hash,
  }))
}

interface ReadRow {
  readonly record: string
  readonly what: 'file' | 'contract' | 'clearance' | 'document'
  readonly actor: string
  readonly role: string
  readonly organisation: string | null
  readonly read_at: Date
}

const NEWEST = 200

/** Who else opened what is kept of a worker: file, contracts, clearances, documents; for herself alone. */
export async function readersOfWorker(parts: ContractParts, sender: Sender, id: string) {
  const row = await selectWorker(parts, id)
  const { actor } = sender
  // Others who may read the file are not told who else does.
  if (row === undefined || actor.kind !== 'person' || row.person !== actor.person) {
    sender.require('read.worker', { ...EMPTY, id })
    throw noSuchRecord('read.worker')
  }
  const reader = readerOf(sender, sender.require('read.worker', protectedRow(row)))
  const found = await logSearch(parts.ledger, reader, 'list', { readersOf: id }, async (client) => {
    const { rows } = await client.query<ReadRow>(
      `with hers as (
         select $2 as record, 'file' as what
         union all select record, 'contract' from contract where tenant = $1 and worker = $2
         union all select record, 'clearance' from clearance where tenant = $1 and worker = $2
         union all select record, 'document' from document where tenant = $1 and concerns = $2)
       select r.record, hers.what, r.actor, r.role, r.organisation, r.read_at
       from ledger_read r join hers on hers.record = r.record
       where r.tenant = $1 and r.act = 'open' and r.outcome = 'shown' and r.actor <> $3
       order by r.read_at desc limit ${NEWEST}`,
      [parts.ledger.tenant, id, actor.person],
    )
    return { result: rows, records: [] }
  })
  const names = await personNames(
    parts,
    found.map((line) => line.actor),
  )
  const organisations = await organisationNames(
    parts,
    found.flatMap(({ organisation }) => organisation ?? []),
  )
  return {
    reads: found.map((line) => ({
      at: line.read_at.toISOString(),
      what: line.what,
      record: line.record,
      role: line.role,
      name: names.get(line.actor) ?? null,
      organisation:
        line.organisation === null ? null : (organisations.get(line.organisation) ?? null),
    })),
  }
}

const EMPTY = {
  kind: 'worker',
  owner: null,
  organisations: [],
  office: null,
  jurisdiction: null,
  assignees: [],
  mandateHolders: [],
  state: null,
} as const
