import type { IsoDate } from '@corridor/kernel'
import {
  type Ban,
  type BondCover,
  bondCover,
  type CheckFinding,
  type ConfirmedOverride,
  deploymentBan,
  isOverridden,
  jobOrderReuse,
  type LicenceFacts,
  licenceEffective,
  type Parameter,
  type PrincipalFacts,
  parameterBook,
  principalWatch,
  type RuleContext,
  type RuleId,
  type Verdict,
  verdictOf,
} from '../../checks/index.ts'
import type { FreezeCause, JobOrder } from './JobOrder.ts'

/** What checks 6, 7, 9, 10 and 11 look at, as the registers have it; null: it could not be read. */
export interface JobOrderCheckFacts {
  /** At the authority. */
  readonly today: IsoDate
  /** In force on that day: values, and which rules were adopted here. */
  readonly parameters: readonly Parameter[]
  /** With stays, suspensions and its last day worked in. */
  readonly licence: LicenceFacts['licence']
  readonly agencyBond: BondCover | 'none' | null
  /** Escrows of the principal; empty where none is asked for. */
  readonly principalBonds: readonly BondCover[] | null
  /** In force today on the destination. */
  readonly bans: readonly Ban[] | null
  /** Standing entries of the watch list about the principal. */
  readonly watchEntries: PrincipalFacts['watchEntries']
  /** Vacancies of the principal in other job orders, each as `countedAgainstPrincipal`. */
  readonly otherVacancies: number | null
  /** Orders of other agencies with the same paper or reference. */
  readonly reusedIn: number | null
  /** Results that two persons set aside for this order. */
  readonly overridden: readonly ConfirmedOverride[]
}

/** Effective statuses of a licence under which an agency may recruit. */
const RECRUITING: readonly string[] = ['provisional', 'active', 'renewal_due']

type Asked = Pick<
  JobOrder,
  'jurisdiction' | 'destination' | 'sector' | 'site' | 'positions' | 'attestation'
>

/** What the checks say of a job order on a day, as they do of contracts. */
export interface JobOrderAssessment {
  readonly verdict: Verdict
  readonly findings: readonly CheckFinding[]
  /** Rules whose result two persons set aside, and which would else count. */
  readonly setAside: readonly RuleId[]
}

/**
 * Checks 6, 7, 9, 10 and 11 of a job order that is to be approved. A rule stops only where it was
 * adopted with a named reviewer, and advises elsewhere; what could not be read is cannot tell.
 *
 * @param asked vacancies that would be approved.
 * @source operations, section 5
 */
export function assessJobOrder(
  order: Asked,
  asked: number,
  facts: JobOrderCheckFacts,
): JobOrderAssessment {
  const findings = findingsOf(order, asked, facts)
  const { overridden, today } = facts
  const aside = findings.filter((one) => isAgainst(one) && isOverridden(one, overridden, today))
  return {
    verdict: verdictOf(findings, overridden, today),
    findings,
    setAside: [...new Set(aside.map(({ rule }) => rule))],
  }
}

/**
 * What one rule says of an order, whatever was set aside: what a request to set it aside is held
 * against. A rule of two effects counts by the one that stands against the order. Null for a rule
 * that is not asked of job orders.
 */
export function standingOfRule(
  order: Asked,
  facts: JobOrderCheckFacts,
  rule: string,
): {
  readonly ruleVersion: number
  readonly met: CheckFinding['met']
  readonly overridable: boolean
} | null {
  const found = findingsOf(order, askedFor(order), facts).filter((one) => one.rule === rule)
  const against = found.filter(isAgainst)
  const [first = found[0]] = against
  if (first === undefined) return null
  return {
    ruleVersion: first.version,
    met: first.met,
    overridable: against.every(({ overridable }) => overridable),
  }
}

const isAgainst = ({ met }: CheckFinding): boolean => met === 'no' || met === 'cannot_tell'

/** Vacancies that an order asks for. */
export const askedFor = ({ positions }: Pick<JobOrder, 'positions'>): number =>
  positions.reduce((sum, { quantity }) => sum + quantity, 0)

function findingsOf(
  order: Asked,
  asked: number,
  facts: JobOrderCheckFacts,
): readonly CheckFinding[] {
  const context: RuleContext = {
    parameters: parameterBook(facts.parameters),
    place: placeOf(order),
    on: facts.today,
  }
  const { licence, bans, watchEntries, otherVacancies, reusedIn } = facts
  const { site, attestation } = order
  return [
    licenceEffective({ route: 'agency', register: { kind: 'live' }, licence }, context),
    judgeBonds(facts, context),
    deploymentBan({ bans, site, siteAreas: null }, context),
    ...principalWatch(
      {
        watchEntries,
        approvedVacancies: otherVacancies === null ? null : asked + otherVacancies,
        headcount: attestation?.headcount ?? null,
        // No register says either.
        ...{ businessAgeMonths: null, sites: null },
      },
      context,
    ),
    jobOrderReuse(reusedIn, context),
  ]
}

/** Of several occupations none is that of the order: what depends on it cannot be told then. */
function placeOf({ jurisdiction, destination, sector, positions }: Asked): RuleContext['place'] {
  const occupations = [...new Set(positions.map(({ occupation }) => occupation))]
  const occupation = occupations.length === 1 ? occupations[0]! : null
  return { origin: jurisdiction.slice(0, 3), destination, sector, occupation }
}

const WORST_FIRST: readonly CheckFinding['met'][] = ['no', 'cannot_tell', 'yes', 'not_applicable']

/** The bond of the agency and the escrows of the principal: the worst of them counts. */
function judgeBonds(
  { agencyBond, principalBonds }: JobOrderCheckFacts,
  context: RuleContext,
): CheckFinding {
  const all = [agencyBond, ...(principalBonds ?? [null])].map((one) => bondCover(one, context))
  return all.toSorted(
    (one, other) => WORST_FIRST.indexOf(one.met) - WORST_FIRST.indexOf(other.met),
  )[0]!
}

/**
 * Why an approved order stands still today. What cannot be read freezes nothing by itself: it stops
 * the approval and the clearance instead.
 */
export function freezeCauses(
  order: Pick<JobOrder, 'destination' | 'sector' | 'site'>,
  facts: Pick<JobOrderCheckFacts, 'licence' | 'agencyBond' | 'principalBonds' | 'bans'>,
): readonly FreezeCause[] {
  const { licence, agencyBond, principalBonds, bans } = facts
  const bonds = [agencyBond, ...(principalBonds ?? [])]
  const isBanned = (bans ?? []).some(
    ({ sector, site }) =>
      (sector === null || sector === order.sector) && (site === null || site === order.site),
  )
  return [
    ...(licence !== null && licence !== 'none' && !RECRUITING.includes(licence.effectiveStatus)
      ? (['licence'] as const)
      : []),
    ...(bonds.some((bond) => bond !== null && bond !== 'none' && bond.isDefaulted === true)
      ? (['bond'] as const)
      : []),
    ...(isBanned ? (['ban'] as const) : []),
  ]
}

/** What holds on a day, whether or not the clock has written it down yet. */
export interface JobOrderStanding {
  readonly status: JobOrder['status']
  readonly causes: readonly FreezeCause[]
  /** Whether a vacancy may be taken today, if one is left. */
  readonly isOpen: boolean
}

/**
 * The effective standing of an order: past its last day it is expired, with no vacancy left it is
 * exhausted, with one given back it is what it was, and a cause of freezing freezes at once.
 *
 * @param left vacancies that are neither reserved nor used.
 * @param causes as `freezeCauses` gives them today.
 */
export function standingOf(
  order: Pick<JobOrder, 'status' | 'approval' | 'advert'>,
  left: number,
  causes: readonly FreezeCause[],
  today: IsoDate,
): JobOrderStanding {
  const status = statusOn(order, left, today)
  const isUsable = status === 'approved' || status === 'advertised'
  return { status, causes, isOpen: isUsable && causes.length === 0 }
}

function statusOn(
  { status, approval, advert }: Pick<JobOrder, 'status' | 'approval' | 'advert'>,
  left: number,
  today: IsoDate,
): JobOrder['status'] {
  if (status !== 'approved' && status !== 'advertised' && status !== 'exhausted') return status
  if (approval !== null && today > approval.validUntil) return 'expired'
  if (left === 0) return 'exhausted'
  return advert === null ? 'approved' : 'advertised'
}
