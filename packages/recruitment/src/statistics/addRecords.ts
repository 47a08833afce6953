import { type Clearance, MOVEMENT_KINDS, type MovementKind } from '../clearance/index.ts'
import { agreedVersion, type Contract } from '../contracts/index.ts'
import { effectiveStatus, effectiveStatusOf, type Licence } from '../licence/index.ts'
import type { Override } from '../registers/index.ts'
import type { RecruitmentTally } from './RecruitmentTally.ts'
import type { StatisticPeriod } from './recruitmentStatistics.ts'
import type { StatisticEvent } from './StatisticRow.ts'

/** When things happened, in the calendar of the competent authority. */
export interface StatisticClock {
  readonly period: StatisticPeriod
  /** Month of an instant, `2030-03`. */
  readonly monthOf: (instant: string) => string
  /** Day up to which the log is counted. */
  readonly today: string
}

/** How a movement that somebody reported is counted. */
const EVENT_OF: Readonly<Record<MovementKind, StatisticEvent>> = {
  processed: 'processed',
  // The exit control looked at it; `cleared` is that it was issued.
  cleared: 'exit_control',
  departed: 'departed',
  arrived: 'arrived',
  returned: 'returned',
}

/** What is left of a corridor once it is erased. */
const ERASED = 'XXX-XXX'

/** Sectors are written with a dash or an underscore: one of them, so that each is counted once. */
const sectorName = (sector: string | null): string | null => sector?.replaceAll('-', '_') ?? null

/** The sector of what both signed last; null where the terms do not say, or were erased. */
export const sectorOf = (contract: Contract): string | null =>
  sectorName(agreedVersion(contract)?.content?.terms.sector ?? null)

/**
 * Adds what happened to one clearance's holder. Issued by hand in an outage it counts by the day on
 * the form; a form of somebody who has a clearance already is no other clearance. That one was
 * revoked later takes nothing back: it was issued.
 *
 * @param sector of its contract.
 */
export function addClearance(
  tally: RecruitmentTally,
  clearance: Clearance,
  sector: string | null,
  { period, monthOf }: StatisticClock,
): void {
  const { agency, issue, form, movements, assessment } = clearance
  const corridor = clearance.corridor === ERASED ? null : clearance.corridor
  const add = (event: StatisticEvent, at: string) =>
    tally.addMovement({ event, month: monthOf(at), corridor, sector, agency })
  if (issue !== null && form?.duplicateOf == null) add('cleared', issue.occurredAt)
  for (const kind of MOVEMENT_KINDS) {
    for (const movement of movements.filter((one) => one.kind === kind)) {
      add(EVENT_OF[kind], movement.occurredAt)
    }
  }
  if (assessment !== null && isIn(period, monthOf(assessment.at))) {
    tally.addChecks('checks_at_clearance', assessment.findings)
  }
}

/** Adds what the checks last said of a contract, and the fees stated of it and not taken back. */
export function addContract(
  tally: RecruitmentTally,
  contract: string,
  { checks, fees }: Contract,
  { period, monthOf }: StatisticClock,
): void {
  if (checks !== null && isIn(period, monthOf(checks.at))) {
    tally.addChecks('checks_at_signature', checks.findings)
  }
  for (const { line, source, at, struckAt } of fees) {
    if (line === null || struckAt !== null || !isIn(period, monthOf(at))) continue
    const { category, payer, amount } = line
    tally.addFee({ contract, source, category, payer, amount })
  }
}

/** Adds a result that two persons set aside. */
export function addOverride(
  tally: RecruitmentTally,
  { rule, met, confirmedAt }: Override,
  { period, monthOf }: StatisticClock,
): void {
  if (confirmedAt !== null && isIn(period, monthOf(confirmedAt))) tally.overrides.add(rule, met)
}

/** Adds a licence by its effective status on the last day counted; applications are none yet. */
export function addLicence(
  tally: RecruitmentTally,
  licence: Licence,
  { today }: Pick<StatisticClock, 'today'>,
): void {
  if (licence.number === null) return
  const validUntil = licence.term?.validUntil ?? null
  const kept = { effectiveStatus: effectiveStatus(licence), validUntil }
  tally.licences.add(effectiveStatusOf(kept, today))
}

const isIn = ({ from, to }: StatisticPeriod, month: string): boolean => from <= month && month <= to
