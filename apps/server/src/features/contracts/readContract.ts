import type { ContractFile } from '@corridor/contract'
import type { PermissionName, ProtectedRecord } from '@corridor/permissions'
import { findingsShownTo } from '@corridor/recruitment/checks'
import {
  type CheckedAt,
  type Contract,
  type ContractContent,
  compareVersions,
  contractActions,
  destinationVersion,
  type FeeEntry,
  feeDifferences,
  minimumReadingSeconds,
  SECONDS_PER_100_WORDS,
} from '@corridor/recruitment/contracts'
import type { Sender } from '../../http/guard.ts'
import { localDate } from '../../localDate.ts'
import { openRecord } from '../ledger/openRecord.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { personNames } from '../organisations/personNames.ts'
import type { ContractParts } from './ContractParts.ts'
import { readContractFacts } from './contractFacts.ts'
import { contractKind } from './contractKind.ts'
import { type ContractRow, selectContract, workerName } from './contractStore.ts'
import { atPost, protectedContract, protectedFor } from './protectedFiles.ts'
import { eventsOf } from './readWorker.ts'
import { organisationNames } from './workerStore.ts'

const TYPES = Object.values(contractActions).map(({ type }) => type)

/** Whoever is a party: what the worker alone or the authority alone should know is kept from them. */
type Viewer = 'worker' | 'agency' | 'employer' | 'official'

/**
 * A contract with its versions; that it was opened, and by whom, is in the log before it is shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readContract(
  parts: ContractParts,
  sender: Sender,
  id: string,
): Promise<ContractFile> {
  const row = await selectContract(parts, id)
  const person = row?.person ?? null
  const seen = (state: Contract): ProtectedRecord => {
    const judged = { record: id, person, ...state }
    const atOffice = protectedContract(judged)
    return sender.decide('read.contract', atOffice).allowed ? atOffice : atPost(judged)
  }
  const known = row === undefined ? null : seen(JSON.parse(row.state) as Contract)
  const { ledger } = parts
  const read = await openRecord(ledger, contractKind, sender, 'read.contract', { id, known }, seen)
  const state = read.state!
  const judged = { record: id, person, ...state }
  const decide: Sender['decide'] = (permission, record) =>
    sender.decide(
      permission,
      record === null ? null : { ...protectedFor(permission, judged), kind: record.kind },
    )
  const basis = sender.require('read.contract', seen(state))
  const viewer = viewerOf(basis.role)
  const facts = await readContractFacts(ledger.pool, ledger.tenant, id, ledger, {
    type: '',
    payload: null,
  })
  const hidden = hides(viewer)
  return {
    ...(await describe(parts, id, row!, read, viewer)),
    today: localDate(ledger.timeZone, parts.now()),
    fees: feesFor(decide, state, viewer),
    feeDifferences:
      viewer === 'worker' || viewer === 'official' ? [...feeDifferences(state.fees)] : null,
    history: await eventsOf(
      parts,
      read.actions.filter(({ entry }) => !hidden(entry)),
    ),
    acts: [
      ...possibleActs(
        contractKind,
        TYPES,
        read,
        { ...sender, decide },
        protectedContract(judged),
        { now: parts.now().toISOString(), facts },
        trialsOf(state, facts.today),
      ),
    ],
  }
}

export const viewerOf = (role: string): Viewer =>
  role === 'worker' || role === 'agency' || role === 'employer' ? role : 'official'

/** Lines that a party does not see: what the other side stated of fees. */
const hides =
  (viewer: Viewer) =>
  ({ type, role }: { readonly type: string; readonly role: string }): boolean =>
    (viewer === 'agency' || viewer === 'employer') &&
    (type === 'contract.recordFee' || type === 'contract.strikeFee') &&
    role !== viewer

/** Tried with what the page would send, so that what stands against it can be told beforehand. */
function trialsOf(state: Contract, today: string) {
  const version = state.review?.number ?? state.versions.length + 1
  // As long as passed since she opened it: that is all that can be known before she signs.
  const reading = { version, language: state.language, readSeconds: 86_400 }
  return {
    'contract.sign': reading,
    'contract.signAmendment': reading,
    'contract.refuse': { reason: 'not_said' },
    'contract.countersign': { version, on: today },
  }
}

function feesFor(decide: Sender['decide'], { fees }: Contract, viewer: Viewer) {
  const permission: PermissionName = 'read.fee'
  if (!decide(permission, { ...NOTHING, kind: 'fee' }).allowed) return null
  // Neither what the worker states nor what an inspector found is for the agency to see.
  const shown = viewer === 'agency' ? fees.filter(({ source }) => source === 'agency') : fees
  return shown.map(feeOf)
}

const feeOf = ({ number, line, source, at, struckAt }: FeeEntry) => ({
  number,
  line,
  source,
  at,
  struck: struckAt !== null,
})

const NOTHING = {
  id: '',
  owner: null,
  organisations: [],
  office: null,
  jurisdiction: null,
  assignees: [],
  mandateHolders: [],
  state: null,
} as const

async function describe(
  parts: ContractParts,
  id: string,
  row: ContractRow,
  { state: folded, version }: { readonly state: Contract | null; readonly version: number },
  viewer: Viewer,
) {
  const state = folded!
  const { agency, employer, signatures, review, amendment, checks, end } = state
  const organisations = await organisationNames(parts, [agency, employer])
  const names = await personNames(
    parts,
    [signatures?.employer.by, signatures?.worker.by].map((one) => one ?? null),
  )
  const organisation = (one: string) => ({ id: one, name: organisations.get(one) ?? null })
  return {
    id,
    version,
    status: state.status,
    worker: { id: state.worker, name: workerName(row) },
    agency: organisation(agency),
    employer: organisation(employer),
    jobOrder: state.jobOrder,
    office: state.office,
    jurisdiction: state.jurisdiction,
    post: state.post,
    language: state.language,
    openedAt: state.openedAt,
    // What is not offered yet is the agency's to write.
    draft: viewer === 'agency' || viewer === 'official' ? contentOf(state.draft) : null,
    versions: state.versions.map((one) => ({ ...one, content: contentOf(one.content) })),
    review:
      review === null
        ? null
        : {
            number: review.number,
            sentAt: review.sentAt,
            signedByWorker: review.worker !== null,
            leastSeconds: leastSeconds(
              state.versions[review.number - 1]?.content ?? null,
              state.language,
            ),
          },
    refusals: [...state.refusals],
    signatures:
      signatures === null
        ? null
        : {
            worker: {
              by: signatures.worker.by,
              name: workerName(row),
              at: signatures.worker.at,
            },
            employer: {
              ...signatures.employer,
              name: names.get(signatures.employer.by) ?? null,
            },
            on: signatures.on,
            readSeconds:
              viewer === 'agency' || viewer === 'employer' ? null : signatures.worker.readSeconds,
          },
    checks: checks === null || viewer === 'employer' ? null : checkedFor(viewer, checks),
    earlierChecks:
      viewer === 'employer'
        ? []
        : (state.earlierChecks ?? []).map((one) => checkedFor(viewer, one)),
    comparisons: comparisonsOf(state),
    amendment:
      amendment === null
        ? null
        : {
            number: state.versions.length + 1,
            content: contentOf(amendment.content),
            proposedAt: amendment.proposedAt,
            byRole: amendment.byRole,
            needsApproval: amendment.needsApproval,
            signedByWorker: amendment.worker !== null,
            signedByEmployer: amendment.employer !== null,
            approved: amendment.approvedBy !== null,
            leastSeconds: leastSeconds(amendment.content, state.language),
          },
    end: end === null ? null : { reason: end.reason, role: end.role, on: end.on, at: end.at },
  }
}

const checkedFor = (viewer: Exclude<Viewer, 'employer'>, checks: CheckedAt) => ({
  ...checks,
  findings: [...findingsShownTo(viewer === 'agency' ? 'party' : viewer, checks.findings)],
})

const contentOf = (content: ContractContent | null) =>
  content === null
    ? null
    : { ...content, texts: [...content.texts], documents: [...content.documents] }

function leastSeconds(content: ContractContent | null, language: string): number {
  const text = content?.texts.find((one) => one.language === language)
  return text === undefined ? 0 : minimumReadingSeconds(text, SECONDS_PER_100_WORDS)
}

function comparisonsOf(state: Contract): ContractFile['comparisons'] {
  const destination = destinationVersion(state)
  const pairs = [
    {
      against: 'destination' as const,
      version: destination?.number ?? 0,
      compared: compareVersions(state, destination?.content ?? null),
    },
    {
      against: 'amendment' as const,
      version: state.versions.length + 1,
      compared: compareVersions(state, state.amendment?.content ?? null),
    },
  ]
  return pairs.flatMap(({ against, version, compared }) =>
    compared === null
      ? []
      : [{ against, version, outcome: compared.outcome, terms: [...compared.terms] }],
  )
}
