import type { AccreditationFile, SubAgentFile } from '@corridor/contract'
import { accreditationActions, subAgentActions } from '@corridor/recruitment/demand'
import type { Sender } from '../../http/guard.ts'
import { openRecord } from '../ledger/openRecord.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { actorsOf, timelineOf } from '../ledger/timelineOf.ts'
import { personNames } from '../organisations/personNames.ts'
import { accreditationKind, hasPower } from './accreditationKind.ts'
import type { DemandParts } from './DemandParts.ts'
import {
  accreditationSummary,
  partyNames,
  selectAccreditation,
  selectSubAgent,
  subAgentSummary,
  todayOf,
} from './demandStore.ts'
import { viewOf } from './jobOrderStore.ts'
import { papersOf } from './papersOf.ts'
import { byView, protectedDemand, protectedSubAgent } from './protectedDemand.ts'
import { subAgentKind } from './subAgentKind.ts'

/**
 * An accreditation with its time line; that it was opened is in the log before it is shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readAccreditation(
  parts: DemandParts,
  sender: Sender,
  id: string,
): Promise<AccreditationFile> {
  const row = await selectAccreditation(parts, id)
  const viewsOf = (state: Parameters<typeof protectedDemand>[1]) =>
    protectedDemand('accreditation', state)
  const read = await openRecord(
    parts.ledger,
    accreditationKind,
    sender,
    'read.accreditation',
    { id, known: row === undefined ? null : viewOf(sender, 'read.accreditation', viewsOf(row)) },
    (state) => viewOf(sender, 'read.accreditation', viewsOf({ record: id, ...state })),
  )
  const state = read.state!
  const names = await personNames(parts, [
    ...actorsOf(read.actions),
    ...(state.verification?.by ?? []),
  ])
  const today = todayOf(parts)
  const views = viewsOf({ record: id, ...state })
  const types = Object.values(accreditationActions).map(({ type }) => type)
  const world = {
    now: parts.now().toISOString(),
    facts: {
      ...{ today, agency: null, principal: null, isPostOpen: false },
      hasPower: await hasPower(parts.ledger.pool, parts.ledger.tenant, id),
    },
  }
  const trials = {
    'accreditation.attest': { remark: null },
    'accreditation.refuse': { reason: '-' },
    'accreditation.withdraw': { reason: '-' },
  }
  const { destination, status, validUntil, post } = state
  const named = await partyNames(parts, [state.agency, state.principal])
  return {
    ...accreditationSummary(
      {
        ...{ tenant: parts.ledger.tenant, record: id, version: read.version, destination, status },
        ...{ agency: state.agency, principal: state.principal, post, office: state.office },
        ...{ valid_until: validUntil, jurisdiction: state.jurisdiction, state: '' },
        since: new Date(state.enteredAt),
      },
      named,
      today,
    ),
    office: state.office,
    jurisdiction: state.jurisdiction,
    documents: await papersOf(parts, { kind: 'accreditation', id }, state.documents),
    verification:
      state.verification === null
        ? null
        : {
            ...state.verification,
            by: state.verification.by.map((one) => ({ id: one, name: names.get(one) ?? null })),
          },
    history: timelineOf(read.actions, names),
    acts: [...byView(types, views)].flatMap(([view, some]) => [
      ...possibleActs(accreditationKind, some, read, sender, view, world, trials),
    ]),
  }
}

/**
 * A sub-agent with her time line; that it was opened is in the log before it is shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readSubAgent(
  parts: DemandParts,
  sender: Sender,
  id: string,
): Promise<SubAgentFile> {
  const row = await selectSubAgent(parts, id)
  const read = await openRecord(
    parts.ledger,
    subAgentKind,
    sender,
    'read.sub-agent',
    { id, known: row === undefined ? null : protectedSubAgent(row) },
    (state) => protectedSubAgent({ record: id, ...state }),
  )
  const state = read.state!
  const names = await personNames(parts, actorsOf(read.actions))
  const reason = { reason: '-' }
  const named = await partyNames(parts, [state.agency])
  return {
    ...subAgentSummary(
      // The number follows from the id: a record that can be opened has its row.
      { ...row!, ...{ name: state.name, area: state.area, status: state.status } },
      named,
    ),
    version: read.version,
    office: state.office,
    jurisdiction: state.jurisdiction,
    registeredAt: state.registeredAt,
    // The digest of an identity document is compared, and shown to nobody.
    history: timelineOf(read.actions, names).map((line) => ({
      ...line,
      payload: withoutDigest(line.payload),
    })),
    acts: [
      ...possibleActs(
        subAgentKind,
        Object.values(subAgentActions).map(({ type }) => type),
        read,
        sender,
        protectedSubAgent({ record: id, ...state }),
        { now: parts.now().toISOString(), facts: { agency: null, isRegistered: null } },
        { 'subAgent.suspend': reason, 'subAgent.lift': reason, 'subAgent.end': reason },
      ),
    ],
  }
}

function withoutDigest(payload: Record<string, unknown> | null): Record<string, unknown> | null {
  if (payload === null) return null
  const { identityDigest: _, ...shown } = payload
  return shown
}
