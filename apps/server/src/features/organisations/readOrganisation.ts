import type { OrganisationFile, TimelineEntry } from '@corridor/contract'
import { DomainError } from '@corridor/kernel'
import type { Folded, StoredAction } from '@corridor/ledger'
import { type Organisation, officeId, organisationActions } from '@corridor/ledger/organisations'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import { HOME } from '../ledger/LedgerPlace.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { readRecord } from '../ledger/readRecord.ts'
import type { OrganisationParts } from './OrganisationParts.ts'
import { organisationKind } from './organisationKind.ts'
import { officeName, selectOrganisation } from './organisationStore.ts'
import { personNames } from './personNames.ts'
import { protectedOrganisation } from './protectedOrganisation.ts'

const TYPES = Object.values(organisationActions).map(({ type }) => type)

/** So that rules that need a proposal are looked at though no reason was given yet. */
const TRIALS = {
  'organisation.withdraw': { reason: '-' },
  'organisation.decline': { reason: '-' },
}

/**
 * An organisation with its time line; that it was opened, and by whom, is in the log before it is
 * shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readOrganisation(
  parts: OrganisationParts,
  sender: Sender,
  id: string,
): Promise<OrganisationFile> {
  const read = await openFile(parts, sender, id)
  // Read in one moment: what may be done is judged on what is shown.
  const state = read.state!
  const judged = protectedOrganisation({ record: id, ...state })
  const names = await personNames(parts, namedIn(state, read.actions))
  const facts = { isHome: id === HOME, officeOpen: null, keepsFiles: null }
  return {
    ...describe(id, read, names),
    officeName: await officeName(parts, state.office),
    history: read.actions.map((action) => lineOf(action, names)),
    acts: [
      ...possibleActs(
        organisationKind,
        TYPES,
        read,
        sender,
        judged,
        { now: parts.now().toISOString(), facts },
        TRIALS,
      ),
    ],
  }
}

/** Opens the file, and notes who did; an attempt that is refused is noted too. */
async function openFile(parts: OrganisationParts, sender: Sender, id: string) {
  const row = await selectOrganisation(parts, id)
  const decision =
    row === undefined ? null : sender.decide('read.organisation', protectedOrganisation(row))
  // She may read some organisations: so much the guard has asked.
  const basis = decision?.allowed === true ? decision.by : sender.require('read.organisation', null)
  try {
    return await readRecord(parts.ledger, organisationKind, id, readerOf(sender, basis), {
      admit: ({ state }) =>
        sender.require('read.organisation', protectedOrganisation({ record: id, ...state! })),
    })
  } catch (error) {
    // One that is not there is answered like one out of reach.
    if (error instanceof DomainError && error.code === 'not_found' && row === undefined) {
      throw noSuchRecord('read.organisation')
    }
    throw error
  }
}

type Names = ReadonlyMap<string, string>

const person = (id: string, names: Names) => ({ id, name: names.get(id) ?? null })

function describe(id: string, { state, version }: Folded<Organisation>, names: Names) {
  const { kind, name, country, registration, status, office, jurisdiction, proposal } = state!
  return {
    id,
    version,
    kind,
    name,
    country,
    registration,
    status,
    office,
    jurisdiction,
    earlierNames: [...state!.earlierNames],
    offices: state!.offices.map((one) => ({ ...one, id: officeId(id, one.office) })),
    appointments: state!.appointments.map((one) => ({
      ...one,
      person: person(one.person, names),
    })),
    proposal:
      proposal === null
        ? null
        : { ...proposal, by: proposal.by.map((proposer) => person(proposer, names)) },
  }
}

function* namedIn(
  { appointments, proposal }: Organisation,
  actions: readonly StoredAction[],
): Generator<string | null> {
  for (const { entry } of actions) {
    yield entry.actor
    yield entry.onBehalfOf ?? null
  }
  for (const one of appointments) yield one.person
  yield* proposal?.by ?? []
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
