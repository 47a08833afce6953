import {
  approveJobOrderRoute,
  assessBondRoute,
  assessClearanceRoute,
  assignLicenceRoute,
  cancelClearanceRoute,
  createLicenceRoute,
  depositBondRoute,
  inspectLicenceRoute,
  issueClearanceRoute,
  jobOrderRoute,
  lodgeBondRoute,
  MOVEMENT_ROUTES,
  NEPAL_VOLUME_TIERS,
  proposeLicenceRoute,
  receiveCashRoute,
  requestClearanceRoute,
  screenLicenceRoute,
  submitLicenceRoute,
} from '@corridor/contract'
import { holdByClock } from '../apps/server/src/features/clearances/followClearances.ts'
import { sweepDeadlines } from '../apps/server/src/features/deadlines/missDeadline.ts'
import { sweepJobOrders } from '../apps/server/src/features/demand/sweepJobOrders.ts'
import { handOut } from '../apps/server/src/features/notifications/notificationJobs.ts'
import type { State } from '../apps/server/src/scenarios/testing/openState.ts'
import {
  adopt,
  approve,
  attestedOrder,
  type Recruited,
  recruited,
  versionOf,
  type Wanted,
} from '../apps/server/src/scenarios/testing/recruit.ts'
import { PARAMETERS, parameter } from '../packages/recruitment/src/checks/testing/sampleCase.ts'
import { type Agency, type Country, demandOf, partiesOf } from './openCountry.ts'

const KEPT = { office: 'home.north', jurisdiction: 'XAA' }
const SCOPE = { destinations: ['XBB'], sectors: ['construction'] }

export const npr = (amount: number) => ({ minorUnits: amount * 100, currency: 'NPR' })

/** A worker who may be cleared, with her clearance. */
export interface Candidate extends Recruited {
  readonly clearance: string
}

/** OS-1 as far as its fourth step: the grant is proposed, and the bank has not confirmed. */
export async function applyForLicence({
  done,
  bravo,
  omar,
  ines,
  fin,
}: Country): Promise<{ readonly bond: string; readonly licence: string }> {
  const { agent, id, name, number } = bravo
  const { record: licence } = await done(agent, createLicenceRoute, {}, 0, {
    ...{ organisation: id, ...KEPT },
    application: {
      ...{ name, ...SCOPE, plannedVolume: 2400, phones: [] },
      people: [
        { name: 'Example Director', function: 'director', birthDate: '1970-01-01' },
        { name: 'Example Owner', function: 'owner', birthDate: '1980-02-03' },
      ],
    },
  })
  await done(agent, submitLicenceRoute, { licence }, 1, {})
  await done(omar, screenLicenceRoute, { licence }, 2, { complete: true, inspector: null })
  await done(omar, assignLicenceRoute, { licence }, 3, { task: 'inspect', person: ines.id })
  const found = { on: '2030-01-05', passed: true, findings: [], photographs: [] }
  await done(ines, inspectLicenceRoute, { licence }, 4, found)
  const { record: bond } = await done(agent, lodgeBondRoute, {}, 0, {
    ...{ holder: id, holderName: name, purpose: 'agency', ...KEPT },
    deposit: { kind: 'cash', amount: npr(5_000_000), reference: 'r-1' },
  })
  const guarantee = {
    ...{ kind: 'guarantee', amount: npr(15_000_000), reference: 'g-1' },
    ...{ bank: 'Example Bank', validUntil: '2033-03-31' },
  }
  await done(agent, depositBondRoute, { bond }, 1, { deposit: guarantee })
  const seen = { instrument: 'i1', on: '2030-01-05', reference: 's-1' }
  await done(fin, receiveCashRoute, { bond }, 2, seen)
  await done(fin, assessBondRoute, { bond }, 3, {
    ...{ required: npr(20_000_000), reading: null },
    basis: { kind: 'volume_tiers', plannedWorkers: 2400, ...NEPAL_VOLUME_TIERS },
  })
  const term = {
    ...{ validFrom: '2030-02-01', validUntil: '2033-01-31', provisionalUntil: null },
    ...SCOPE,
  }
  await done(omar, proposeLicenceRoute, { licence }, 5, { terms: { act: 'grant', number, term } })
  return { bond, licence }
}

/** A job order good beyond the licence of its agency; gives its number besides. */
export async function lastingOrder(
  country: Country,
  quantity: number,
): Promise<{ readonly jobOrder: string; readonly number: string }> {
  const { done, omar, bravo } = country
  const { jobOrder, version } = await attestedOrder(country, {
    ...{ ...demandOf(country, bravo), sector: 'construction', quantity },
    ...{ digest: 'd1'.repeat(32), accreditedUntil: '2033-12-31' },
  })
  await done(omar, approveJobOrderRoute, { jobOrder }, version, {
    ...{ validUntil: '2033-12-31', quantities: [{ position: 'one', quantity }] },
    reason: 'Seen by the post',
  })
  const { number } = await omar.browser.ask(jobOrderRoute, { jobOrder })
  return { jobOrder, number: number! }
}

/** A worker with an approved contract whose clearance was looked at: ready, and not issued. */
export async function ready(country: Country, agency: Agency, wanted: Wanted): Promise<Candidate> {
  const one = await recruited(country, partiesOf(country, agency), wanted)
  await approve(country, country.omar, one.contract)
  return { ...one, clearance: await readied(country, agency, one) }
}

/** The clearance of a contract, asked for and looked at. */
export async function readied(
  { done, omar }: Country,
  { agent }: Agency,
  { contract }: Pick<Recruited, 'contract'>,
): Promise<string> {
  const asked = { contract, kind: 'first' }
  const { record: clearance } = await done(agent, requestClearanceRoute, {}, 0, asked)
  await done(omar, assessClearanceRoute, { clearance }, 1, {})
  return clearance
}

/** The same, issued. */
export async function cleared(
  country: Country,
  agency: Agency,
  wanted: Wanted,
): Promise<Candidate> {
  const one = await ready(country, agency, wanted)
  await issued(country, one)
  return one
}

export async function issued(country: Country, { clearance }: Candidate): Promise<void> {
  const version = await versionOf(country, clearance)
  const reason = { reason: 'papers seen' }
  await country.done(country.omar, issueClearanceRoute, { clearance }, version, reason)
}

/** Given up by the agency: the vacancy is free again. */
export async function cancelled(
  country: Country,
  { agent }: Agency,
  { clearance }: Candidate,
): Promise<void> {
  const version = await versionOf(country, clearance)
  const reason = { reason: 'does not go' }
  await country.done(agent, cancelClearanceRoute, { clearance }, version, reason)
}

export async function departed(country: Country, { clearance }: Candidate): Promise<void> {
  const version = await versionOf(country, clearance)
  const report = { occurredAt: country.clock.now().toISOString(), place: 'Example airport' }
  await country.done(country.omar, MOVEMENT_ROUTES.departed, { clearance }, version, report)
}

/** The parameters of the checks as the scenarios have them: no floor for care in XBB. */
export const adoptRules = (country: Country): Promise<void> =>
  adopt(country, [
    ...PARAMETERS.filter(
      ({ name }) => name !== 'documents_at_clearance' && name !== 'capacity_ratio',
    ),
    parameter('documents_at_clearance', { required: ['passport'], expiring: ['passport'] }),
    parameter('capacity_ratio', {
      ...{ vacanciesPerEmployee: '0.5', leastAgeMonths: null, vacanciesPerSite: null },
    }),
  ])

/** What the clock of the server does on its own, in the order of the day. */
export async function clockRuns({ server: { ledger, clearances } }: State): Promise<void> {
  const parts = { ledger, warn: () => {} }
  await sweepDeadlines(parts)
  await sweepJobOrders(parts)
  await holdByClock(clearances)
}

/** Hands every notice that waits to those it is meant for. */
export async function handOutNotices({ server: { ledger, identity } }: State): Promise<void> {
  const { rows } = await ledger.owner.query<{ id: string }>(
    'select id from notice where delivered is null',
  )
  const parts = { ...ledger, messages: identity.messages, publicUrl: identity.publicUrl }
  for (const { id } of rows) await handOut(parts, id)
}
