import { addYears, type IsoDate } from '@corridor/kernel'
import { findSamePerson, type Party, type PartyIndex } from '../linkedParties/index.ts'
import type { CheckFinding } from '../verdict/index.ts'
import { NO_DATE, notStated, type Open, openRule, type RuleContext } from './openRule.ts'

/** The least age for hazardous work where no parameter says otherwise. @source ILO C138, Art. 3(1) */
const LEAST_AGE = 18

/** Who attended: the worker, somebody else, or that the installation does not record it; null is not known. */
type Attendance = 'self' | 'other' | 'not_recorded' | null

export interface IdentityFacts {
  /** The worker as her file states her; null where there is no file. */
  readonly worker: Party | null
  /** Whether the birth date rests on a document that was seen; null where nobody said. */
  readonly isBirthDateReliable: boolean | null
  /** The files of other workers; null where they could not be compared. */
  readonly others: PartyIndex | null
  readonly medical: Attendance
  readonly orientation: Attendance
}

/**
 * Check 13: least age on the day of issue (blocks, never overridable), other files of the same person
 * and who attended examination and orientation (flags).
 *
 * @source operations, section 5, check 13
 */
export function identity(facts: IdentityFacts, context: RuleContext): readonly CheckFinding[] {
  return [age(facts, context), duplicates(facts, context), attendance(facts, context)]
}

function age(facts: IdentityFacts, context: RuleContext): CheckFinding {
  const rule = openRule('identity', context)
  const said = { final: true } as const
  if (rule.on === null) return rule.cannotTell(NO_DATE, said)
  const asked = rule.ask('minimum_age')
  if (!asked.known && !asked.isMissing) return rule.cannotTell(asked.open, said)
  const limit = asked.known ? asked.value.years : LEAST_AGE
  const birthDate = facts.worker?.birthDate ?? null
  if (birthDate === null || facts.isBirthDateReliable !== true) {
    const open: Open = { code: 'birth_date_missing', params: {}, supplier: 'worker' }
    return rule.cannotTell(open, said)
  }
  const params = { age: ageOn(birthDate, rule.on), date: rule.on, limit }
  return params.age < limit
    ? rule.no('age_below', params, said)
    : rule.yes('age_sufficient', params, said)
}

/** Whole years; who was born on 29 February has her birthday on the 28th in other years. */
export function ageOn(birthDate: IsoDate, on: IsoDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return addYears(birthDate, years) <= on ? years : years - 1
}

function duplicates({ worker, others }: IdentityFacts, context: RuleContext): CheckFinding {
  const rule = openRule('identity', context)
  const said = { kind: 'flag' } as const
  if (worker === null || others === null) {
    return rule.cannotTell({ code: 'person_unread', params: {}, supplier: 'system' }, said)
  }
  const links = findSamePerson(worker, others)
  const evidence = links.map(({ kind, other }) => ({
    ...{ what: kind, value: other.id, source: other.source },
  }))
  const count = new Set(links.map(({ other }) => other.id)).size
  if (count > 0) return rule.no('person_duplicate', { count }, { ...said, evidence })
  // Without a birth date she is not compared by name.
  return worker.birthDate === null
    ? rule.cannotTell({ code: 'birth_date_missing', params: {}, supplier: 'worker' }, said)
    : rule.yes('person_single', {}, said)
}

function attendance(facts: IdentityFacts, context: RuleContext): CheckFinding {
  const rule = openRule('identity', context)
  const said = { kind: 'flag' } as const
  const both = [
    ['medical', facts.medical],
    ['orientation', facts.orientation],
  ] as const
  const named = (wanted: Attendance) => both.find(([, attended]) => attended === wanted)?.[0]
  const other = named('other')
  if (other !== undefined) return rule.no('attendance_other', { what: `attendance_${other}` }, said)
  const unknown = named(null)
  if (unknown !== undefined) {
    return rule.cannotTell(notStated(`attendance_${unknown}`, 'authority'), said)
  }
  return named('not_recorded') !== undefined
    ? rule.notApplicable('attendance_not_recorded', {}, said)
    : rule.yes('attendance_same', {}, said)
}
