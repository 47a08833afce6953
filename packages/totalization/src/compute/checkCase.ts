import { NATIONAL_FORMULAS } from '../formulas/nationalFormulas.ts'
import { isStated } from '../periods/convertLength.ts'
import type { InsurancePeriod } from '../periods/InsurancePeriod.ts'
import type { TotalizationCase } from '../TotalizationCase.ts'
import { type Finding, finding } from './Finding.ts'

/**
 * Whether a case hangs together, before any instrument is asked: what is refused here would make
 * every answer wrong.
 *
 * @remarks O(p²) for p periods of one State.
 */
export function checkCase(given: TotalizationCase): readonly Finding[] {
  const findings: Finding[] = []
  const seen = new Set<string>()
  for (const period of given.periods) {
    if (seen.has(period.id)) {
      findings.push(
        finding(
          'refused',
          'duplicate-id',
          'D1',
          `Two periods are called ${period.id}; rename one`,
          {
            periods: [period.id],
          },
        ),
      )
    }
    seen.add(period.id)
    findings.push(...checkPeriod(period, given.person.birthDate ?? null))
  }
  findings.push(...checkOverlaps(given.periods), ...checkLegislations(given))
  if (given.periods.length === 0) {
    findings.push(
      finding(
        'refused',
        'no-periods',
        'D1',
        'The case has no period, so that there is nothing to add and nothing to pay; enter one',
      ),
    )
  }
  return findings
}

function checkPeriod(period: InsurancePeriod, birthDate: string | null): readonly Finding[] {
  const findings: Finding[] = []
  const about = { periods: [period.id], states: [period.state] }
  const refuse = (...[code, rule, message]: [Finding['code'], string, string]) =>
    findings.push(finding('refused', code, rule, `Period ${period.id}: ${message}`, about))
  const { from, to, certified } = period
  if (from !== null && to !== null && to < from) {
    refuse('end-before-start', 'D2', `it ends on ${to}, before it starts on ${from}; correct one`)
  }
  if (birthDate !== null && from !== null && from < birthDate) {
    refuse(
      'before-birth',
      'D2',
      `it starts before the birth on ${birthDate}; correct one of the days`,
    )
  }
  const hasLength = isStated(certified)
  if ((from === null || to === null) && !hasLength) {
    refuse('no-length', 'D3', 'it has neither both days nor a certified length; enter one of them')
  }
  if (hasLength && certified.days != null && certified.dayRegime == null) {
    refuse(
      'days-without-regime',
      'P15',
      'days are certified without saying how many a week has (5, 6 or 7); ask the institution',
    )
  }
  return findings
}

/** One institution records a day once in one scheme and kind. */
function checkOverlaps(periods: readonly InsurancePeriod[]): readonly Finding[] {
  const findings: Finding[] = []
  const key = ({ state, institution, scheme, kind }: InsurancePeriod) =>
    `${state}|${institution ?? ''}|${scheme ?? ''}|${kind}`
  const records = new Map<string, InsurancePeriod[]>()
  for (const period of periods) {
    if (period.from === null || period.to === null) continue
    const record = records.get(key(period))
    if (record === undefined) records.set(key(period), [period])
    else record.push(period)
  }
  for (const record of records.values()) {
    if (record.length === 1) continue
    record.sort((one, other) => (one.from! < other.from! ? -1 : 1))
    let latest = record[0]!
    for (const period of record.slice(1)) {
      if (period.from! <= latest.to!) findings.push(overlapOf(latest, period))
      if (period.to! > latest.to!) latest = period
    }
  }
  return findings
}

function overlapOf(one: InsurancePeriod, other: InsurancePeriod): Finding {
  const about = { periods: [one.id, other.id], states: [one.state] }
  const both = one.evidence === 'certified' && other.evidence === 'certified'
  return both
    ? finding(
        'refused',
        'same-institution-overlap',
        'D1',
        `Periods ${one.id} and ${other.id} are certified for the same days by the same institution of ${one.state}, in one scheme and kind; one institution records a day once. Ask it which holds`,
        about,
      )
    : finding(
        'warning',
        'declared-overlap',
        'P4',
        `Periods ${one.id} and ${other.id} cover the same days in ${one.state}; the days are counted once`,
        about,
      )
}

function checkLegislations({ legislations, periods }: TotalizationCase): readonly Finding[] {
  const findings: Finding[] = []
  const seen = new Set<string>()
  for (const { state, formula } of legislations) {
    if (seen.has(state)) {
      const message = `${state} has two legislations in this case; keep the one of this benefit`
      findings.push(finding('refused', 'duplicate-legislation', 'D1', message, { states: [state] }))
    }
    seen.add(state)
    if (formula !== null && !NATIONAL_FORMULAS.has(formula.id)) {
      const ids = [...NATIONAL_FORMULAS.keys()].join(', ')
      const message = `${state}: there is no formula "${formula.id}"; choose from ${ids}`
      findings.push(finding('refused', 'unknown-formula', 'D4', message, { states: [state] }))
    }
  }
  for (const state of new Set(periods.map((period) => period.state))) {
    if (seen.has(state)) continue
    const message = `The law of ${state} was not entered, so that its conditions and amount are not known; its periods count for the others`
    findings.push(finding('missing', 'legislation-missing', 'D4', message, { states: [state] }))
  }
  return findings
}
