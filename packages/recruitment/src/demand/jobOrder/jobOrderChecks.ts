import type { IsoDate } from '@corridor/kernel'
import { type Finding, finding } from '@corridor/ledger'
import { RULES, type RuleId } from '../../checks/index.ts'
import type { FreezeCause, JobOrder } from './JobOrder.ts'

/** What checks 6, 7, 9, 10 and 11 look at, as the registers have it; null: it could not be read. */
export interface JobOrderCheckFacts {
  readonly licence: {
    readonly number: string
    /** With stays and suspensions worked in. */
    readonly effectiveStatus: string
    readonly destinations: readonly string[]
    readonly sectors: readonly string[]
  } | null
  readonly agencyBond: BondFacts | null
  /** Escrows of the principal; empty where none is asked for. */
  readonly principalBonds: readonly BondFacts[] | null
  /** Bans in force today on the destination. */
  readonly bans: readonly { readonly sector: string | null; readonly site: string | null }[] | null
  /** Whether the principal stands on the watch list. */
  readonly isWatched: boolean | null
  /** Vacancies of the principal in other job orders, each as `countedAgainstPrincipal`. */
  readonly otherVacancies: number | null
  /** Most vacancies for each person employed; null where no parameter is set. */
  readonly capacityRatio: number | null
  /** Whether the same paper or reference stands in the order of another agency. */
  readonly isReused: boolean | null
  /** Rules, and which version of each, that two persons set aside for this order. */
  readonly overridden: readonly { readonly rule: string; readonly ruleVersion: number }[]
}

export interface BondFacts {
  readonly coverMinor: number
  /** Null where it is not known how much is required. */
  readonly requiredMinor: number | null
  readonly isDefaulted: boolean
}

/** Effective statuses of a licence under which an agency may recruit. */
const RECRUITING: readonly string[] = ['provisional', 'active', 'renewal_due']

type Asked = Pick<
  JobOrder,
  'destination' | 'sector' | 'site' | 'positions' | 'attestation' | 'approval'
>

/**
 * Checks 6, 7, 9, 10 (watch list) and 11 of a job order that is to be approved. What could not be
 * read is cannot tell, which refuses.
 */
export const judgeJobOrder = (order: Asked, facts: JobOrderCheckFacts): readonly Finding[] =>
  findingsOf(order, facts).map((one) => setAside(one, facts))

/**
 * What one rule says of an order, whatever was set aside: what a request to set it aside is held
 * against. Null for a rule that is not asked of job orders.
 */
export function standingOfRule(
  order: Asked,
  facts: JobOrderCheckFacts,
  rule: string,
): {
  readonly ruleVersion: number
  readonly met: Finding['met']
  readonly overridable: boolean
} | null {
  const found = findingsOf(order, facts).find((one) => one.rule === rule)
  if (found === undefined) return null
  const { version } = RULES[rule as RuleId]
  return { ruleVersion: version, met: found.met, overridable: !isFirm(rule, facts) }
}

function findingsOf(order: Asked, facts: JobOrderCheckFacts): readonly Finding[] {
  return [
    judgeLicence(order, facts),
    judgeBonds(facts),
    judgeBans(order, facts),
    finding(
      'principal_watch' satisfies RuleId,
      facts.isWatched === null ? null : !facts.isWatched,
      facts.isWatched === null
        ? 'the watch list could not be read'
        : 'the principal is on the watch list',
    ),
    finding(
      'job_order_ledger' satisfies RuleId,
      facts.isReused === null ? null : !facts.isReused,
      'the same demand letter or reference stands in the job order of another agency',
    ),
  ]
}

/**
 * Check 10, capacity: it sends to a person and does not stop. Not known: headcount, or the ratio
 * that is plausible.
 */
export function judgeCapacity(
  { attestation }: Pick<JobOrder, 'attestation'>,
  asked: number,
  { otherVacancies, capacityRatio }: Pick<JobOrderCheckFacts, 'otherVacancies' | 'capacityRatio'>,
): Finding {
  const headcount = attestation?.headcount ?? null
  const rule = 'principal_capacity'
  if (headcount === null) {
    return finding(rule, null, 'it is not known how many persons the principal employs')
  }
  if (capacityRatio === null || otherVacancies === null) {
    return finding(rule, null, 'no ratio of vacancies to persons employed is set')
  }
  const all = asked + otherVacancies
  return finding(
    rule,
    all <= headcount * capacityRatio,
    `${all} vacancies for ${headcount} persons employed; more than ${capacityRatio} for each is implausible`,
  )
}

function judgeLicence({ destination, sector }: Asked, { licence }: JobOrderCheckFacts): Finding {
  const rule = 'licence_effective' satisfies RuleId
  if (licence === null) return finding(rule, null, 'the agency’s licence could not be read')
  const { number, effectiveStatus, destinations, sectors } = licence
  if (!RECRUITING.includes(effectiveStatus)) {
    return finding(rule, false, `the licence ${number} is ${effectiveStatus.replaceAll('_', ' ')}`)
  }
  if (!destinations.includes(destination)) {
    return finding(rule, false, `the licence ${number} does not cover ${destination}`)
  }
  return finding(
    rule,
    sectors.includes(sector),
    `the licence ${number} does not cover the sector ${sector}`,
  )
}

function judgeBonds({ agencyBond, principalBonds }: JobOrderCheckFacts): Finding {
  const rule = 'bond_cover' satisfies RuleId
  if (agencyBond === null || principalBonds === null) {
    return finding(rule, null, 'no bond of the agency could be read')
  }
  const all = [agencyBond, ...principalBonds]
  if (all.some(({ isDefaulted }) => isDefaulted)) {
    return finding(rule, false, 'a bond or escrow was not topped up in time')
  }
  if (
    all.some(
      ({ coverMinor, requiredMinor }) => requiredMinor !== null && coverMinor < requiredMinor,
    )
  ) {
    return finding(rule, false, 'a bond or escrow is short')
  }
  return finding(
    rule,
    all.some(({ requiredMinor }) => requiredMinor === null) ? null : true,
    'it is not known which cover is required',
  )
}

function judgeBans(order: Asked, { bans }: JobOrderCheckFacts): Finding {
  const rule = 'deployment_ban' satisfies RuleId
  if (bans === null) return finding(rule, null, 'the list of bans could not be read')
  const ofSector = bans.filter(({ sector }) => sector === null || sector === order.sector)
  if (ofSector.some(({ site }) => site === null || site === order.site)) {
    return finding(rule, false, `a ban holds for ${order.destination}`)
  }
  return finding(
    rule,
    ofSector.length > 0 && order.site === null ? null : true,
    'a ban names sites there, and the order names none',
  )
}

/** An override turns no and cannot tell into yes, where the rule lets it. */
function setAside(one: Finding, facts: JobOrderCheckFacts): Finding {
  const isSetAside = facts.overridden.some(
    ({ rule, ruleVersion }) => rule === one.rule && ruleVersion === RULES[rule as RuleId].version,
  )
  if (one.met === 'yes' || !isSetAside || isFirm(one.rule, facts)) return one
  return { ...one, met: 'yes', words: `set aside by two persons: ${one.words}` }
}

/** Whether nobody can set the rule's result aside, as the catalogue of rules says. */
function isFirm(rule: string, { licence }: JobOrderCheckFacts): boolean {
  const { overridable } = RULES[rule as RuleId]
  return (
    overridable === 'never' ||
    (overridable === 'unless_revoked' && licence?.effectiveStatus === 'revoked')
  )
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
  const bonds = [...(agencyBond === null ? [] : [agencyBond]), ...(principalBonds ?? [])]
  const isBanned = (bans ?? []).some(
    ({ sector, site }) =>
      (sector === null || sector === order.sector) && (site === null || site === order.site),
  )
  return [
    ...(licence !== null && !RECRUITING.includes(licence.effectiveStatus)
      ? (['licence'] as const)
      : []),
    ...(bonds.some(({ isDefaulted }) => isDefaulted) ? (['bond'] as const) : []),
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
