import type { ClearanceFile } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { StoredAction } from '@corridor/ledger'
import {
  type Clearance,
  type ClearanceFacts,
  clearanceActions,
} from '@corridor/recruitment/clearance'
import { writeCertificate } from '@corridor/recruitment/clearance/certificate'
import type { Sender } from '../../http/guard.ts'
import { protectedContract } from '../contracts/protectedFiles.ts'
import { openRecord } from '../ledger/openRecord.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { actorsOf, timelineOf } from '../ledger/timelineOf.ts'
import { personNames } from '../organisations/personNames.ts'
import type { ClearanceParts } from './ClearanceParts.ts'
import { factsOf, selectContract } from './clearanceFacts.ts'
import { isHeld, selectClearance, todayOf } from './clearanceStore.ts'
import { protectedClearance } from './protectedClearance.ts'

const TYPES = Object.values(clearanceActions).map(({ type }) => type)

/** So that rules are looked at though nothing was typed yet. */
const REASON = { reason: '-' }
const TRIALS = {
  'clearance.proceed': REASON,
  'clearance.transfer': { agency: 'o-0', ...REASON },
  'clearance.cancelHeld': REASON,
  'clearance.cancel': REASON,
  'clearance.proposeRevocation': REASON,
  'clearance.declineRevocation': REASON,
  'clearance.withdrawRevocation': REASON,
  'clearance.appeal': { grounds: '-' },
  'clearance.dismissAppeal': REASON,
  'clearance.upholdAppeal': REASON,
  'clearance.settleForm': { outcome: 'in_order', note: '-' },
}

const openClearance = async (parts: ClearanceParts, sender: Sender, id: string) => {
  const row = await selectClearance(parts, id)
  return await openRecord(
    parts.ledger,
    parts.kind,
    sender,
    'read.clearance',
    { id, known: row === undefined ? null : protectedClearance(row) },
    (state) => protectedClearance({ record: id, ...state }),
  )
}

/**
 * A clearance with its time line; that it was opened, and by whom, is in the log before it is shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readClearance(
  parts: ClearanceParts,
  sender: Sender,
  id: string,
): Promise<ClearanceFile> {
  const read = await openClearance(parts, sender, id)
  const state = read.state!
  const names = await personNames(parts, namedIn(state, read.actions))
  const facts = await factsNow(parts, id, state)
  const { held, agencyName } = await selectNow(parts, id)
  const owed = await owedTo(parts, sender, state)
  return {
    ...describe(id, read.version, state, names, owed),
    held,
    agencyName,
    history: timelineOf(read.actions, names),
    acts: [
      ...possibleActs(
        parts.kind,
        TYPES,
        read,
        sender,
        protectedClearance({ record: id, ...state }),
        { now: parts.now().toISOString(), facts },
        { ...TRIALS, ...composedTrials(parts, facts) },
      ),
    ],
  }
}

/** What the server fills in, so that the page shows whether it would do. */
const composedTrials = (parts: ClearanceParts, { today, verdict }: ClearanceFacts) => ({
  'clearance.ready': { verdict, findings: [] },
  'clearance.open': { verdict, findings: [] },
  'clearance.issue': {
    ...{ verdict, reason: '-', overrides: [] },
    ...{ expiresOn: today, expires: parts.now().toISOString() },
  },
})

async function factsNow(
  parts: ClearanceParts,
  record: string,
  state: Clearance,
): Promise<ClearanceFacts> {
  const { ledger, now } = parts
  const today = todayOf(parts)
  const client = await ledger.pool.connect()
  try {
    await client.query('begin')
    const place = { now, timeZone: ledger.timeZone }
    const known = await factsOf(parts, client, ledger.tenant, state, place, today, record)
    const nothing = { verdict: null, licenceEffective: null, contract: null, vacancyLeft: null }
    return {
      ...nothing,
      otherOpen: null,
      reentry: null,
      formGenuine: null,
      formLinked: null,
      today,
      ...known,
    }
  } finally {
    // Nothing was written; the locks end here.
    await client.query('rollback')
    client.release()
  }
}

async function selectNow(parts: ClearanceParts, id: string) {
  const row = await parts.db
    .selectFrom('clearance')
    .leftJoin('organisation', (join) =>
      join
        .onRef('organisation.tenant', '=', 'clearance.tenant')
        .onRef('organisation.record', '=', 'clearance.agency'),
    )
    .select(isHeld(todayOf(parts)).as('held'))
    .select('organisation.name as agencyName')
    .where('clearance.tenant', '=', parts.ledger.tenant)
    .where('clearance.record', '=', id)
    .executeTakeFirst()
  return { held: row?.held ?? false, agencyName: row?.agencyName ?? null }
}

type Names = ReadonlyMap<string, string>

const person = (id: string, names: Names) => ({ id, name: names.get(id) ?? null })

type Owed = NonNullable<ClearanceFile['end']>['owed']

/** What the worker bore of fees and is to have back, as far as the one who asks may know of it. */
async function owedTo(
  { ledger }: ClearanceParts,
  sender: Sender,
  { contract: id, person, end }: Clearance,
): Promise<Owed> {
  if (id === null || end?.refund !== true) return null
  const contract = await selectContract(ledger.pool, ledger.tenant, id)
  if (contract === null) return null
  const judged = protectedContract({ record: id, person, ...contract })
  const decision = sender.decide('read.fee', { ...judged, kind: 'fee' })
  if (!decision.allowed) return null
  // Neither what the worker states nor what an inspector found is for the agency to see.
  const isAgency = decision.by.role === 'agency'
  return contract.fees.flatMap(({ line, source, struckAt }) => {
    if (line === null || struckAt !== null || (isAgency && source !== 'agency')) return []
    const isBorne = line.payer === 'worker' || line.recoveredFromWages === true
    const { label, category, payee, amount } = line
    return isBorne ? [{ label, category, payee, amount, source }] : []
  })
}

function describe(id: string, version: number, state: Clearance, names: Names, owed: Owed) {
  const { kind, worker, contract, agency, jobOrder, corridor, status, requestedAt } = state
  const { licenceNumber, jobOrderNumber, office, jurisdiction, assessment, issue, form } = state
  const { hold, pastHolds, proposal, revocation, appeal, movements, end } = state
  return {
    ...{ id, version, kind, worker, contract, agency, jobOrder, corridor, status, requestedAt },
    ...{ licenceNumber, jobOrderNumber, office, jurisdiction, hold },
    end: end === null ? null : { ...end, owed },
    number: issue === null ? null : state.number,
    expiresOn: issue?.expiresOn ?? null,
    movements: [...movements],
    assessment: assessment === null ? null : { ...assessment, findings: [...assessment.findings] },
    issue:
      issue === null
        ? null
        : {
            ...{ at: issue.at, occurredAt: issue.occurredAt, reason: issue.reason },
            by: person(issue.by, names),
            overrides: [...issue.overrides],
          },
    pastHolds: pastHolds.map((past) => ({ ...past, by: person(past.by, names) })),
    proposal:
      proposal === null
        ? null
        : {
            ...{ reason: proposal.reason, proposedAt: proposal.proposedAt },
            by: proposal.by.map((one) => person(one, names)),
          },
    revocation: revocation === null ? null : { reason: revocation.reason, at: revocation.at },
    appeal,
    form:
      form === null
        ? null
        : {
            ...{ serial: form.serial, office: form.office, duplicateOf: form.duplicateOf },
            reviews: [...form.reviews],
            settled:
              form.settled === undefined
                ? null
                : { ...form.settled, by: person(form.settled.by, names) },
          },
  }
}

function* namedIn(
  { proposal, pastHolds, issue, form }: Clearance,
  actions: readonly StoredAction[],
): Generator<string | null> {
  yield* actorsOf(actions)
  yield* proposal?.by ?? []
  yield issue?.by ?? null
  yield form?.settled?.by ?? null
  for (const { by } of pastHolds) yield by
}

/**
 * The certificate as the holder carries it. It is signed anew each time, and says the same: only the
 * seal is added once there is one.
 *
 * @throws {DomainError} `not_found`; `not_in_state` for one that does not hold; `unavailable` without
 * a key to sign with.
 */
export async function readCertificateOf(parts: ClearanceParts, sender: Sender, id: string) {
  const { state, actions } = await openClearance(parts, sender, id)
  const { issue, status, kind } = state!
  if (issue === null || kind === 'form' || !['issued', 'used'].includes(status)) {
    throw new DomainError('not_in_state', 'There is a certificate while the clearance holds')
  }
  const signer = parts.certificates.signer()
  if (signer === null) {
    throw new DomainError(
      'unavailable',
      'No key signs certificates here yet. An administrator runs corridor clearances key introduce',
    )
  }
  const version = actions.find(({ entry }) => entry.type === 'clearance.issue')?.entry.version ?? 0
  const seal = await selectSeal(parts, id, version)
  const { number, corridor, contractDigest, holderDigest } = state!
  const content = {
    ...{ number, corridor, contractDigest, holderDigest, seal },
    licence: referenceOf(state!.licenceNumber),
    jobOrder: referenceOf(state!.jobOrderNumber),
    issued: `${issue.at.slice(0, 19)}.000Z`,
    expires: issue.expires,
  }
  const text = await writeCertificate(content, signer)
  return { text, number, corridor, issuedAt: issue.at, expiresOn: issue.expiresOn, seal }
}

/** As it fits into the certificate. */
const referenceOf = (number: string | null): string | null =>
  number === null ? null : number.replaceAll(/[^\x21-\x7e]+/g, '-').slice(0, 24)

async function selectSeal({ ledger }: ClearanceParts, record: string, version: number) {
  const { rows } = await ledger.pool.query<{ seal: number }>(
    'select seal from ledger_seal_leaf where tenant = $1 and record = $2 and version = $3',
    [ledger.tenant, record, version],
  )
  return rows[0]?.seal ?? 0
}
