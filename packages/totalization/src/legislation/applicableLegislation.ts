import type { TraceLine } from '../compute/Trace.ts'
import { startTrace } from '../compute/Trace.ts'
import type { Clause, ClauseStep, Instrument } from '../instruments/Instrument.ts'
import { rulesOf } from '../instruments/rulesOf.ts'
import type { StateCode } from '../periods/InsurancePeriod.ts'

export interface Activity {
  /** Where the work is done. */
  readonly state: StateCode
  readonly kind: 'employed' | 'self-employed' | 'civil-servant' | 'seafarer'
  /** Of civil servants the administration's State, of seafarers the flag, of others the employer's. */
  readonly employer?: StateCode | null
}

/** What a person does at one time. */
export interface WorkSituation {
  readonly residence: StateCode | null
  readonly activities: readonly Activity[]
  /** Sent by the usual employer of another State, for so many months. */
  readonly posting?: {
    readonly from: StateCode
    readonly months: number
    readonly replacesAnother: boolean
  } | null
}

export interface ApplicableLegislation {
  /** Null where the instrument as described does not decide. */
  readonly state: StateCode | null
  readonly line: TraceLine | null
  /** What could change the answer, in plain words. */
  readonly note: string | null
}

/**
 * Whose law applies to a person who works: one State's at a time. Rules are tried from the special
 * to the general: civil service, ships, posting, several States, place of work.
 *
 * @source European Convention on Social Security, 1972, Arts 14-15; Regulation (EC) 883/2004
 * Arts 11-16 (as each instrument is described)
 * @example applicableLegislation({ residence: 'NLD', activities: [{ state: 'NLD', kind: 'employed' }] }, instrument).state // => 'NLD'
 */
export function applicableLegislation(
  situation: WorkSituation,
  instrument: Instrument,
): ApplicableLegislation {
  const rules = rulesOf(instrument)
  const decide = (
    step: ClauseStep,
    inputs: Readonly<Record<string, string>>,
    state: StateCode | null | undefined,
    note: string | null = null,
  ): ApplicableLegislation | null => {
    const clause: Clause<ClauseStep> | null = rules.clause(step)
    if (clause === null || state == null) return null
    const trace = startTrace(instrument)
    trace.byClause(clause, state, inputs, { legislation: state })
    return { state, line: trace.lines[0]!, note }
  }
  const { activities, residence, posting } = situation
  const [first] = activities
  const servant = activities.find(({ kind }) => kind === 'civil-servant')
  const sailor = activities.find(({ kind }) => kind === 'seafarer')
  const places = [...new Set(activities.map(({ state }) => state))]
  return (
    decide('civil-service', { administration: servant?.employer ?? 'none' }, servant?.employer) ??
    decide('ship', { flag: sailor?.employer ?? 'none' }, sailor?.employer) ??
    postingAnswer(posting ?? null, rules.clause('posting'), decide) ??
    (places.length > 1 ? severalStates(activities, residence, decide) : null) ??
    (places.length === 1
      ? decide('place-of-work', { work: first!.state }, first!.state, overlong(posting ?? null))
      : null) ?? {
      state: null,
      line: null,
      note: 'The instrument as described here does not decide this situation',
    }
  )
}

type Decide = (
  step: ClauseStep,
  inputs: Readonly<Record<string, string>>,
  state: StateCode | null | undefined,
  note?: string | null,
) => ApplicableLegislation | null

function postingAnswer(
  posting: NonNullable<WorkSituation['posting']> | null,
  clause: Clause<'posting'> | null,
  decide: Decide,
): ApplicableLegislation | null {
  if (posting === null || clause === null) return null
  const { months, notToReplace } = clause.setting
  if (posting.months > months || (notToReplace && posting.replacesAnother)) return null
  const inputs = { months: String(posting.months), atMost: String(months) }
  return decide('posting', inputs, posting.from, 'A certificate of the sending State proves it')
}

function severalStates(
  activities: readonly Activity[],
  residence: StateCode | null,
  decide: Decide,
): ApplicableLegislation | null {
  const works = activities.map(({ state }) => state)
  const employers = [...new Set(activities.map(({ employer }) => employer ?? null))]
  const inputs = { work: works.join(', '), residence: residence ?? 'not said' }
  if (residence !== null && (works.includes(residence) || employers.length > 1)) {
    const note =
      'Some instruments ask that a substantial part of the work is done where the person lives'
    return decide('several-states', inputs, residence, note)
  }
  return decide('several-states', inputs, employers.length === 1 ? employers[0] : null)
}

const overlong = (posting: WorkSituation['posting']): string | null =>
  posting == null
    ? null
    : 'The posting is longer than the instrument allows, or replaces somebody; the authorities may agree otherwise'
