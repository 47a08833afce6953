import type { LicenceFile, TimelineEntry } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
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
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { readRecord } from '../ledger/readRecord.ts'
import { officeName } from '../organisations/organisationStore.ts'
import { personNames } from '../organisations/personNames.ts'
import type { LicenceParts } from './LicenceParts.ts'
import { readLicenceFacts } from './licenceFacts.ts'
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
  const facts = await readLicenceFacts(ledger.pool, ledger.tenant, id, ledger, { payload: {} })
  return {
    ...describe(id, read, names, facts.today),
    officeName: await officeName(parts, state.office),
    checks: [...grantFindings(state, facts)],
    history: read.actions.map((action) => lineOf(action, names)),
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
  const decision = row === undefined ? null : sender.decide('read.licence', protectedLicence(row))
  // She may read some licences: so much the guard has asked.
  const basis = decision?.allowed === true ? decision.by : sender.require('read.licence', null)
  try {
    return await readRecord(parts.ledger, licenceKind, id, readerOf(sender, basis), {
      admit: ({ state }) =>
        sender.require(
          'read.licence',
          protectedLicence({ record: id, ...state!, assignees: assigneesOf(state!) }),
        ),
    })
  } catch (error) {
    // One that is not there is answered like one out of reach.
    if (error instanceof DomainError && error.code === 'not_found' && row === undefined) {
      throw noSuchRecord('read.licence')
    }
    throw error
  }
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
  } as unknown as Omit<LicenceFile, 'officeName' | 'checks' | 'history' | 'acts'>
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
  for (const { entry } of actions) {
    yield entry.actor
    yield entry.onBehalfOf ?? null
  }
  yield inspector
  yield appealBody
  yield* proposal?.by ?? []
  yield* decision?.by ?? []
  yield* inspection?.by ?? []
  for (const { by } of reviews) yield* by
}

function lineOf({ entry, hash, content }: StoredAction, names: Names): TimelineEntry {
  const { version, type, actor, role, organisation = null, onBehalfOf = null, recordedAt } = entry
  return {
    version,
    type,
    actor,
    actorName: names.get(actor) ?? null,
    role,
    organisation,
    onBehalfOf,
    onBehalfOfName: onBehalfOf === null ? null : (names.get(onBehalfOf) ?? null),
    recordedAt,
    hash,
    payload:
      content.kind === 'present' ? { ...(content.payload as Record<string, unknown>) } : null,
  }
}
