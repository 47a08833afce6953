import type { JobOrderFile } from '@corridor/contract'
import {
  askedFor,
  assessJobOrder,
  type JobOrder,
  type JobOrderFacts,
  jobOrderActions,
} from '@corridor/recruitment/demand'
import { CompiledQuery } from 'kysely'
import type { Sender } from '../../http/guard.ts'
import { openRecord } from '../ledger/openRecord.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { actorsOf, timelineOf } from '../ledger/timelineOf.ts'
import { personNames } from '../organisations/personNames.ts'
import type { DemandParts } from './DemandParts.ts'
import { partyNames, todayOf } from './demandStore.ts'
import { jobOrderKind } from './jobOrderKind.ts'
import { type JobOrderRow, mayRead, selectJobOrder, summariesOf, viewOf } from './jobOrderStore.ts'
import { papersOf } from './papersOf.ts'
import { byView, protectedDemand } from './protectedDemand.ts'
import { readJobOrderFacts } from './readJobOrderFacts.ts'
import { SAME_DEMAND } from './sameDemand.ts'

const TYPES = Object.values(jobOrderActions).map(({ type }) => type)

/**
 * A job order with vacancies, checks and time line; that it was opened is in the log before it is
 * shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readJobOrder(
  parts: DemandParts,
  sender: Sender,
  id: string,
): Promise<JobOrderFile> {
  const known = await selectJobOrder(parts, id)
  const read = await openRecord(
    parts.ledger,
    jobOrderKind,
    sender,
    'read.job-order',
    {
      id,
      known:
        known === undefined
          ? null
          : viewOf(sender, 'read.job-order', protectedDemand('job-order', known)),
    },
    (state) =>
      viewOf(sender, 'read.job-order', protectedDemand('job-order', { record: id, ...state })),
  )
  const state = read.state!
  const today = todayOf(parts)
  // Read anew: the record may have gone on between, and counts change without it.
  const row = (await selectJobOrder(parts, id)) ?? known!
  const facts: JobOrderFacts = {
    ...{ today, agency: null, principal: null, isPostOpen: false },
    ...(await readJobOrderFacts(parts.ledger.pool, parts.ledger.tenant, id, today, true)),
  }
  const views = protectedDemand('job-order', { record: id, ...state })
  const isDeciding =
    sender.decide('approve.job-order', views.atOffice).allowed ||
    sender.decide('attest.job-order', views.atPost).allowed
  const same = isDeciding ? await readSameDemand(parts, sender, id) : []
  const named = await partyNames(parts, [
    ...[row.agency, row.principal],
    ...same.map(({ agency }) => agency),
  ])
  const names = await personNames(parts, [...actorsOf(read.actions), ...peopleIn(state)])
  const person = (one: string) => ({ id: one, name: names.get(one) ?? null })
  const [summary] = await summariesOf(parts, [row], named)
  const { attestation, proposedAdvert } = state
  return {
    ...summary!,
    version: read.version,
    since: state.since,
    recordedStatus: state.status,
    ...demandOf(state),
    attachments: await papersOf(parts, { kind: 'jobOrder', id }, state.attachments),
    attestation: attestation === null ? null : { ...attestation, by: attestation.by.map(person) },
    advert: state.advert,
    proposedAdvert:
      proposedAdvert === null
        ? null
        : {
            text: proposedAdvert.text,
            language: proposedAdvert.language,
            by: proposedAdvert.by.map(person),
          },
    checks: isDeciding ? checksOf(state, facts) : null,
    sameDemand: same.map((one) => ({
      id: one.record,
      agency: named(one.agency),
      status: one.status,
      since: one.since.toISOString(),
    })),
    history: timelineOf(read.actions, names),
    acts: actsOn(parts, sender, read, views, facts),
  }
}

function demandOf(state: JobOrder) {
  const approved = new Map(
    (state.approval?.quantities ?? []).map(({ position, quantity }) => [position, quantity]),
  )
  return {
    post: state.post,
    office: state.office,
    jurisdiction: state.jurisdiction,
    accreditation: state.accreditation,
    site: state.site,
    reference: state.reference,
    returned: state.returned,
    positions: state.positions.map((one) => ({
      ...one,
      approved: approved.get(one.position) ?? null,
    })),
  }
}

function* peopleIn({ attestation, proposedAdvert }: JobOrder): Generator<string> {
  yield* attestation?.by ?? []
  yield* proposedAdvert?.by ?? []
}

/** What the checks say now, for whoever decides; null where they could not be made. */
function checksOf(state: JobOrder, { checks }: JobOrderFacts): JobOrderFile['checks'] {
  if (checks === null) return null
  const { verdict, findings, setAside } = assessJobOrder(state, askedFor(state), checks)
  return { on: checks.today, verdict, findings: [...findings], setAside: [...setAside] }
}

type Read = Awaited<ReturnType<typeof openRecord<JobOrder, JobOrderFacts>>>

function actsOn(
  { now }: DemandParts,
  sender: Sender,
  read: Read,
  views: ReturnType<typeof protectedDemand>,
  facts: JobOrderFacts,
): JobOrderFile['acts'] {
  const state = read.state!
  const world = { now: now().toISOString(), facts }
  const quantities = state.positions.map(({ position, quantity }) => ({ position, quantity }))
  const trials = {
    'jobOrder.withdraw': { reason: '-' },
    'jobOrder.attest': { verifiedOn: facts.today, headcount: null, remark: null },
    'jobOrder.returnFromPost': { returned: '-' },
    'jobOrder.returnFromOffice': { returned: '-' },
    // As a whole, until today, with a reason: what else stands in the way is of the order itself.
    'jobOrder.approve': { validUntil: facts.today, quantities, reason: '-' },
    'jobOrder.proposeAdvert': { text: '-', language: 'en' },
    'jobOrder.declineAdvert': { reason: '-' },
  }
  return [...byView(TYPES, views)].flatMap(([view, types]) => [
    ...possibleActs(jobOrderKind, types, read, sender, view, world, trials),
  ])
}

/** Orders with the same paper or reference, as far as the one who asks may read them herself. */
async function readSameDemand(
  { db, ledger }: DemandParts,
  sender: Sender,
  id: string,
): Promise<readonly JobOrderRow[]> {
  const { rows } = await db.executeQuery<JobOrderRow>(
    CompiledQuery.raw(
      `select found.* from job_order o cross join lateral (select s.* ${SAME_DEMAND}) as found
       where o.tenant = $1 and o.record = $2 order by found.since, found.record limit 50`,
      [ledger.tenant, id],
    ),
  )
  return rows.filter((row) => mayRead(sender, row))
}
