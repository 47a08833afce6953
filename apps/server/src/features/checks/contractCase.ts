import type { IsoDate } from '@corridor/kernel'
import type {
  BarredIndex,
  ContractCase,
  DocumentFacts,
  ParameterBook,
  Party,
  PartyIndex,
} from '@corridor/recruitment/checks'
import {
  agreedVersion,
  type Contract,
  countWords,
  destinationVersion,
  offeredVersion,
  type Worker,
} from '@corridor/recruitment/contracts'
import { DOCUMENT_TYPES, type HeldDocument } from '@corridor/recruitment/documents'
import { effectiveStatus } from '@corridor/recruitment/licence'
import { bondFacts } from './bondFacts.ts'
import { partiesBehind } from './partiesBehind.ts'
import type { CaseRow } from './readCaseRow.ts'

/** What was read besides the registers' row. */
export interface CaseParts {
  readonly today: IsoDate
  readonly parameters: ParameterBook
  readonly barred: BarredIndex
  readonly worker: Party | null
  /** Null where the worker's file says nothing by which others could be found. */
  readonly others: PartyIndex | null
  readonly documents: readonly HeldDocument[]
}

/** What the checks ask for, from what the registers say; what they do not say is null. */
export function contractCase(row: CaseRow, parts: CaseParts): ContractCase {
  const { contract, jobOrder } = row
  const content = (agreedVersion(contract) ?? offeredVersion(contract))?.content ?? null
  const terms = content?.terms ?? null
  const language = contract.signatures?.worker.language ?? contract.language
  const text = content?.texts.find((one) => one.language === language)
  return {
    parameters: parts.parameters,
    origin: contract.jurisdiction?.slice(0, 3) ?? null,
    destination: jobOrder?.state.destination ?? row.employerCountry,
    sector: terms?.sector ?? jobOrder?.state.sector ?? null,
    signedOn: contract.signatures?.on ?? null,
    issuedOn: parts.today,
    step: 'clearance',
    terms: terms === null ? null : { ...terms, language: terms.language ?? text?.language ?? null },
    fees: feesOf(contract),
    atDestination: {
      destination: destinationVersion(contract)?.content?.terms ?? null,
      arrived: arrivalOf(row.worker, contract),
      today: parts.today,
      shortWageMonths: 'not_connected',
    },
    licence: licenceOf(row),
    bond:
      row.agencyBond === null
        ? 'none'
        : bondFacts(row.agencyBond, parts.today, row.principalDefaulted),
    linked: {
      own: row.licence === null ? null : partiesBehind(row.licence.record, row.licence.state),
      isComplete: row.licence === null ? null : namesEverybody(row.licence.state),
      isCleared: row.licence?.state.reviews.some(isCleared) ?? false,
      barred: parts.barred,
    },
    bans: { bans: row.bans, site: terms?.site ?? jobOrder?.state.site ?? null, siteAreas: null },
    principal: {
      watchEntries: row.watchEntries,
      approvedVacancies: row.approvedVacancies,
      headcount: jobOrder?.state.attestation?.headcount ?? null,
      // The register of organisations does not say either yet.
      ...{ businessAgeMonths: null, sites: null },
    },
    jobOrder: jobOrderOf(row),
    documents: parts.documents.filter(isThere).map(documentOf),
    identity: {
      worker: parts.worker,
      isBirthDateReliable: parts.documents.some(provesBirthDate) ? true : null,
      others: parts.others,
      ...{ medical: 'not_recorded', orientation: 'not_recorded' },
    },
    reading: {
      workerLanguages: row.worker?.particulars?.languages ?? null,
      textWords: text === undefined ? null : countWords(text),
      openSeconds: contract.signatures?.worker.readSeconds ?? null,
    },
  }
}

/** Nobody having stated a fee is not the same as there being none. */
function feesOf({ fees }: Contract): ContractCase['fees'] {
  const standing = fees.filter(({ struckAt }) => struckAt === null)
  const lines = standing.flatMap(({ line }) => (line === null ? [] : [line]))
  return lines.length === 0 || lines.length < standing.length ? null : lines
}

/** Whether she arrived under this contract; null once she departed and nobody said more. */
function arrivalOf(
  worker: Worker | null,
  { signatures }: Contract,
): ContractCase['atDestination']['arrived'] {
  const since = signatures?.on ?? null
  if (worker === null || since === null) return 'not_yet'
  const movements = worker.movements.filter(({ on }) => on >= since)
  const arrived = movements.findLast(({ event }) => event === 'arrived')
  if (arrived !== undefined) return arrived.on
  return movements.some(({ event }) => event === 'departed') ? null : 'not_yet'
}

function licenceOf({ licence }: CaseRow): ContractCase['licence'] {
  const read = { route: 'agency', register: { kind: 'live' } } as const
  if (licence === null) return { ...read, licence: 'none' }
  const { number, term } = licence.state
  const status = effectiveStatus(licence.state)
  return {
    ...read,
    licence: {
      number: number ?? '',
      effectiveStatus: status,
      isFrozen: status === 'frozen',
      validFrom: term?.validFrom ?? null,
      validUntil: term?.validUntil ?? null,
      // An earlier register may not have said.
      destinations: known(term?.destinations),
      sectors: known(term?.sectors),
    },
  }
}

const known = (list: readonly string[] | undefined): readonly string[] | null =>
  list === undefined || list.length === 0 ? null : list

type LicenceState = NonNullable<CaseRow['licence']>['state']

/** At least an owner and a director are named: a list without either is not whole. */
const namesEverybody = ({ application }: LicenceState): boolean =>
  ['owner', 'director'].every((role) => application.people.some((one) => one.function === role))

const isCleared = ({ check, outcome }: LicenceState['reviews'][number]): boolean =>
  check === 'linked_parties' && outcome === 'cleared'

function jobOrderOf({ jobOrder }: CaseRow): ContractCase['jobOrder'] {
  if (jobOrder === null) return null
  const { state, number, left, isReserved, reusedIn, causes } = jobOrder
  return {
    ...{ number, isReserved, reusedIn },
    status: state.status,
    isFrozen: causes.length > 0,
    validUntil: state.approval?.validUntil ?? null,
    vacanciesLeft: left,
    // The register of job orders knows no dispute of a count.
    isDisputed: false,
  }
}

const isThere = ({ status }: HeldDocument): boolean =>
  status === 'received' || status === 'scanned' || status === 'accepted'

const documentOf = ({
  type,
  document,
  expiresOn,
  status,
  usedForAnother,
}: HeldDocument): DocumentFacts => ({
  ...{ type, record: document, expiresOn },
  // Nobody has looked at one that is not accepted yet.
  isReadable: status === 'accepted' ? true : null,
  isReused: DOCUMENT_TYPES[type].unique ? usedForAnother : false,
})

const provesBirthDate = ({ type, status }: HeldDocument): boolean =>
  (type === 'passport' || type === 'identity_card') && status === 'accepted'
