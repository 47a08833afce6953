import type { OrganisationFile } from '@corridor/contract'
import type { Folded, StoredAction } from '@corridor/ledger'
import { type Organisation, officeId, organisationActions } from '@corridor/ledger/organisations'
import type { Sender } from '../../http/guard.ts'
import { HOME } from '../ledger/LedgerPlace.ts'
import { openRecord } from '../ledger/openRecord.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { actorsOf, timelineOf } from '../ledger/timelineOf.ts'
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
  const row = await selectOrganisation(parts, id)
  const read = await openRecord(
    parts.ledger,
    organisationKind,
    sender,
    'read.organisation',
    { id, known: row === undefined ? null : protectedOrganisation(row) },
    (state) => protectedOrganisation({ record: id, ...state }),
  )
  // Read in one moment: what may be done is judged on what is shown.
  const state = read.state!
  const judged = protectedOrganisation({ record: id, ...state })
  const names = await personNames(parts, namedIn(state, read.actions))
  const facts = { isHome: id === HOME, officeOpen: null, keepsFiles: null }
  return {
    ...describe(id, read, names),
    officeName: await officeName(parts, state.office),
    history: timelineOf(read.actions, names),
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
  yield* actorsOf(actions)
  for (const one of appointments) yield one.person
  yield* proposal?.by ?? []
}
