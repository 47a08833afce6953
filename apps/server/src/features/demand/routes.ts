import {
  ACCREDITATION_ACT_ROUTES,
  accreditationRoute,
  accreditationsRoute,
  demandChoicesRoute,
  JOB_ORDER_ACT_ROUTES,
  jobOrderRoute,
  jobOrdersRoute,
  SUB_AGENT_ACT_ROUTES,
  subAgentRoute,
  subAgentsRoute,
  verifyJobOrderRoute,
  verifySubAgentRoute,
} from '@corridor/contract'
import { type Mounting, mount } from '../../http/mount.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { type AskedAct, mountActions } from '../ledger/mountActions.ts'
import { accreditationKind } from './accreditationKind.ts'
import type { DemandParts } from './DemandParts.ts'
import { demandChoices } from './demandChoices.ts'
import {
  accreditationSummary,
  listAccreditations,
  listSubAgents,
  partyNames,
  selectAccreditation,
  selectSubAgent,
  subAgentSummary,
  todayOf,
} from './demandStore.ts'
import { jobOrderKind } from './jobOrderKind.ts'
import { listJobOrders, selectJobOrder, summariesOf } from './jobOrderStore.ts'
import { newDemandId } from './newDemandId.ts'
import { protectedDemand, protectedSubAgent, viewFor } from './protectedDemand.ts'
import { readAccreditation, readSubAgent } from './readDemand.ts'
import { readJobOrder } from './readJobOrder.ts'
import { subAgentKind } from './subAgentKind.ts'
import { verifyJobOrder, verifySubAgent } from './verifyNumbers.ts'

/** Accreditations, sub-agents and job orders, and what the public may ask of them. */
export function demandRoutes(place: Mounting, parts: DemandParts): void {
  mountReadings(place, parts)
  mountVerification(place, parts)
  const { ledger } = parts
  mountActions(
    place,
    { ledger, kind: accreditationKind, findRecord: (asked) => accreditationOf(parts, asked) },
    ACCREDITATION_ACT_ROUTES,
  )
  mountActions(
    place,
    { ledger, kind: subAgentKind, findRecord: (asked) => subAgentOf(parts, asked) },
    SUB_AGENT_ACT_ROUTES,
  )
  mountActions(
    place,
    { ledger, kind: jobOrderKind, findRecord: (asked) => jobOrderOf(parts, asked) },
    JOB_ORDER_ACT_ROUTES,
  )
}

function mountReadings(place: Pick<Mounting, 'app' | 'guard'>, parts: DemandParts): void {
  mountPrivate(place, accreditationsRoute, async (wanted, sender) => {
    const rows = await listAccreditations(parts, sender, wanted)
    const named = await partyNames(
      parts,
      rows.flatMap(({ agency, principal }) => [agency, principal]),
    )
    const today = todayOf(parts)
    return { accreditations: rows.map((row) => accreditationSummary(row, named, today)) }
  })
  mountPrivate(place, accreditationRoute, ({ accreditation }, sender) =>
    readAccreditation(parts, sender, accreditation),
  )
  mountPrivate(place, subAgentsRoute, async (wanted, sender) => {
    const rows = await listSubAgents(parts, sender, wanted)
    const named = await partyNames(
      parts,
      rows.map(({ agency }) => agency),
    )
    return { subAgents: rows.map((row) => subAgentSummary(row, named)) }
  })
  mountPrivate(place, subAgentRoute, ({ subAgent }, sender) =>
    readSubAgent(parts, sender, subAgent),
  )
  mountPrivate(place, jobOrdersRoute, async (wanted, sender) => {
    const { rows, next } = await listJobOrders(parts, sender, wanted)
    const named = await partyNames(
      parts,
      rows.flatMap(({ agency, principal }) => [agency, principal]),
    )
    return { jobOrders: await summariesOf(parts, rows, named), next }
  })
  mountPrivate(place, demandChoicesRoute, (wanted, sender) => demandChoices(parts, sender, wanted))
  mountPrivate(place, jobOrderRoute, ({ jobOrder }, sender) =>
    readJobOrder(parts, sender, jobOrder),
  )
}

/** Made for every question: what is good changes with the date and with other registers. */
function mountVerification(place: Mounting, parts: DemandParts): void {
  mount(place, verifyJobOrderRoute, {
    isLive: true,
    answer: ({ number }) => verifyJobOrder(parts, number),
  })
  mount(place, verifySubAgentRoute, {
    isLive: true,
    answer: ({ number }) => verifySubAgent(parts, number),
  })
}

type Prepared = Readonly<
  Record<'agency' | 'principal' | 'post' | 'office' | 'jurisdiction', string>
>

async function accreditationOf(parts: DemandParts, { input, type, payload, key }: AskedAct) {
  if (type === 'accreditation.submit') {
    const record = newDemandId('a', key)
    const named = { record, status: 'submitted', ...(payload as Prepared) }
    return protectedDemand('accreditation', named).atOffice
  }
  const row = await selectAccreditation(parts, String(input.accreditation))
  return row === undefined ? null : viewFor(type, protectedDemand('accreditation', row))
}

async function subAgentOf(parts: DemandParts, { input, type, payload, key }: AskedAct) {
  if (type === 'subAgent.register') {
    const record = newDemandId('s', key)
    return protectedSubAgent({ record, status: 'registered', ...(payload as Prepared) })
  }
  const row = await selectSubAgent(parts, String(input.subAgent))
  return row === undefined ? null : protectedSubAgent(row)
}

async function jobOrderOf(parts: DemandParts, { input, type, payload, key }: AskedAct) {
  if (type === 'jobOrder.prepare') {
    const record = newDemandId('j', key)
    const named = { record, status: 'draft', ...(payload as Prepared) }
    return protectedDemand('job-order', named).atOffice
  }
  const row = await selectJobOrder(parts, String(input.jobOrder))
  return row === undefined ? null : viewFor(type, protectedDemand('job-order', row))
}
