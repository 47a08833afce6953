import type { Branch } from '../Branch.ts'
import type { CountRules } from '../periods/PeriodCount.ts'
import type { BranchCoverage, Clause, ClauseStep, Instrument } from './Instrument.ts'

/** An instrument as the engine asks it: clauses by step, and what they say about adding periods. */
export interface CoordinationRules {
  readonly instrument: Instrument
  readonly counting: CountRules
  readonly clause: <Step extends ClauseStep>(step: Step) => Clause<Step> | null
  readonly clauses: <Step extends ClauseStep>(step: Step) => readonly Clause<Step>[]
  readonly coverage: (branch: Branch) => BranchCoverage | null
}

const known = new WeakMap<Instrument, CoordinationRules>()

/** The rules of an instrument; made once for each, since careers by the million ask for them. */
export function rulesOf(instrument: Instrument): CoordinationRules {
  const made = known.get(instrument)
  if (made !== undefined) return made
  const byStep = Map.groupBy(instrument.clauses, ({ step }) => step)
  const clauses = <Step extends ClauseStep>(step: Step): readonly Clause<Step>[] =>
    (byStep.get(step) ?? []) as unknown as readonly Clause<Step>[]
  const clause = <Step extends ClauseStep>(step: Step): Clause<Step> | null =>
    clauses(step)[0] ?? null
  const rules: CoordinationRules = {
    instrument,
    clause,
    clauses,
    coverage: (branch) => instrument.branches.find((one) => one.branch === branch) ?? null,
    counting: {
      unit: clause('aggregation')?.setting.unit ?? 'months',
      weekColumn: clause('conversion')?.setting.weeksAndMonths ?? 'six-day',
      yearCeiling: clause('year-ceiling') !== null,
      displaceVoluntary: clause('compulsory-over-voluntary') !== null,
      displaceAssimilated: clause('actual-over-assimilated') !== null,
      doubleAssimilated: clause('double-assimilated') !== null,
      coinciding: clause('coinciding-compulsory')?.setting.ratio ?? 'shared',
    },
  }
  known.set(instrument, rules)
  return rules
}
