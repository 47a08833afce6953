import type { LicenceFile } from '@corridor/contract'
import type { Folded, StoredAction } from '@corridor/ledger'
import {
  CONFIRMED_BY,
  effectiveStatus,
  effectiveStatusOf,
  grantFindings,
  type Licence,
  type LicenceProposal,
  licenceActions,
} from '@corridor/recruitment/licence'
import type { Sender } from '../../http/guard.ts'
import { openRecord } from '../ledger/openRecord.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { actorsOf, timelineOf } from '../ledger/timelineOf.ts'
import { officeName } from '../organisations/organisationStore.ts'
import { personNames } from '../organisations/personNames.ts'
import { readAgencyLinks } from './agencyLinks.ts'
import { findCandidates } from './findCandidates.ts'
import type { LicenceParts } from './LicenceParts.ts'
import { CONFIRM, readLicenceFacts } from './licenceFacts.ts'
import { assigneesOf, licenceKind } from './licenceKind.ts'
import { selectLicence } from './licenceStore.ts'
import { protectedLicence } from './protectedLicence.ts'

const TYPES = Object.values(licenceActions).map(({ type }) => type)

const REASON = { reason: '-' }

/** So that rules are looked at though nothing was typed yet. */
const trialsOn = (today: string) => ({
  'licence.return': REASON,
  'licence.screen': { complete: true, inspector: null },
  'licence.inspect': { on: today, passed: true, findings: [], photographs: [] },
  'licence.decline': REASON,
  'licence.withdraw': REASON,
  'licence.surrender': REASON,
  'licence.appeal': REASON,
  'licence.stay': REASON,
  'licence.liftStay': REASON,
  'licence.decideAppeal': { outcome: 'upheld', ...REASON },
})

/**
 * A licence with its time line; that it was opened, and by whom, is in the log before it is shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readLicence(
  parts: LicenceParts,
  sender: Sender,
  id: string,
): Promise<LicenceFile> {
  const read = await openFile(parts, sender, id)
  // Read in one moment: what may be done is judged on what is shown.
  const state = read.state!
  const { ledger } = parts
  const judged = protectedLicence({ record: id, ...state, assignees: assigneesOf(state) })
  const names = await personNames(parts, namedIn(state, read.actions))
  const asked = { type: CONFIRM, payload: {} }
  const facts = await readLicenceFacts(ledger.pool, ledger.tenant, id, ledger, asked)
  const judges = ['propose.licence', 'confirm.licence'] as const
  // Who is linked to whom is for those who decide; the agency is not told what gave it away.
  const { links } = judges.some((permission) => sender.decide(permission, judged).allowed)
    ? await readAgencyLinks(ledger.pool, ledger.tenant, id, state)
    : { links: [] }
  return {
    ...describe(id, read, names, facts.today),
    officeName: await officeName(parts, state.office),
    candidates: sender.decide('assign.licence', judged).allowed
      ? await findCandidates(parts, state.office, facts.today)
      : { inspect: [], appeal: [] },
    checks: [...grantFindings(state, facts)],
    links: links.map(({ own, other, kind, evidence, conflict }) => ({
      ...{ kind, evidence, conflict, licence: other.source },
      own: own.name,
      other: other.name,
    })),
    history: timelineOf(read.actions, names),
    acts: [
      ...possibleActs(
        licenceKind,
        TYPES,
        read,
        sender,
        judged,
        { now: parts.now().toISOString(), facts },
        trialsOn(facts.today),
      ),
    ],
  }
}

/** Opens the file, and notes who did; an attempt that is refused is noted too. */
async function openFile(parts: LicenceParts, sender: Sender, id: string) {
  const row = await selectLicence(parts, id)
  const known = row === undefined ? null : protectedLicence(row)
  return await openRecord(
    parts.ledger,
    licenceKind,
    sender,
    'read.licence',
    { id, known },
    (state) => protectedLicence({ record: id, ...state, assignees: assigneesOf(state) }),
  )
}

type Names = ReadonlyMap<string, string>

const person = (id: string, names: Names) => ({ id, name: names.get(id) ?? null })
const people = (ids: readonly string[], names: Names) => ids.map((id) => person(id, names))

function describe(id: string, { state, version }: Folded<Licence>, names: Names, today: string) {
  const licence = state!
  const { application, term, inspection, decision } = licence
  const { screenedBy: _, prior: __, ...shown } = licence
  return {
    ...shown,
    id,
    version,
    name: application.name,
    effectiveStatus: effectiveStatusOf(
      { effectiveStatus: effectiveStatus(licence), validUntil: term?.validUntil ?? null },
      today,
    ),
    validFrom: term?.validFrom ?? null,
    validUntil: term?.validUntil ?? null,
    destinations: [...(term ?? application).destinations],
    sectors: [...(term ?? application).sectors],
    inspector: licence.inspector === null ? null : person(licence.inspector, names),
    appealBody: licence.appealBody === null ? null : person(licence.appealBody, names),
    inspection: inspection === null ? null : { ...inspection, by: people(inspection.by, names) },
    reviews: licence.reviews.map((review) => ({ ...review, by: people(review.by, names) })),
    decision: decision === null ? null : { ...decision, by: people(decision.by, names) },
    proposal: licence.proposal === null ? null : proposalOf(licence.proposal, names),
  } as unknown as Omit<
    LicenceFile,
    'officeName' | 'candidates' | 'checks' | 'links' | 'history' | 'acts'
  >
}

function proposalOf({ terms, proposedAt, by }: LicenceProposal, names: Names) {
  return {
    act: terms.act,
    confirmedBy: CONFIRMED_BY[terms.act],
    number: 'number' in terms ? terms.number : null,
    term: 'term' in terms ? terms.term : null,
    reason: 'reason' in terms ? terms.reason : null,
    order: terms.act === 'revoke' ? terms.order : terms.act === 'refuse' ? terms.appealRoute : null,
    proposedAt,
    by: people(by, names),
  }
}

function* namedIn(
  { inspector, appealBody, proposal, decision, inspection, reviews }: Licence,
  actions: readonly StoredAction[],
): Generator<string | null> {
  yield* actorsOf(actions)
  yield inspector
  yield appealBody
  yield* proposal?.by ?? []
  yield* decision?.by ?? []
  yield* inspection?.by ?? []
  for (const { by } of reviews) yield* by
}
