import type { Clause, ClauseStep, Instrument } from '../instruments/Instrument.ts'
import type { StateCode } from '../periods/InsurancePeriod.ts'
import { isChecked, type Verification } from '../Verification.ts'

/** A step of the answer; the first group are those of clauses, the rest are the engine's own. */
export type TraceStep =
  | ClauseStep
  | 'selection'
  | 'own-periods'
  | 'entitlement'
  | 'national-law'
  | 'payable'
  | 'rounding'
  | 'window'

/** One line of the explanation: which rule, of which article, made what of what. */
export interface TraceLine {
  readonly step: TraceStep
  /** By its id in docs/methods/totalization.md. */
  readonly rule: string
  readonly article: string
  readonly instrument: string | null
  readonly state: StateCode | null
  /** Named values as text; numbers are exact (`7/30`), amounts as stated or decimal. */
  readonly inputs: Readonly<Record<string, string>>
  readonly result: Readonly<Record<string, string>>
  /** The rule in plain words. */
  readonly says: string
  readonly verification: Verification
  /** False: nobody compared the rule with its text, and whoever reads the answer must see it. */
  readonly checked: boolean
  readonly source: string | null
}

type Values = Readonly<Record<string, string>>

/** A rule of the engine itself, where the instrument is silent or national law decides. */
export interface OwnRule {
  readonly rule: string
  readonly article: string
  readonly says: string
  readonly verification: Verification
  readonly source: string | null
}

export interface Tracer {
  readonly lines: TraceLine[]
  /** A line under a clause of the instrument. */
  readonly byClause: (
    clause: Clause<ClauseStep>,
    state: StateCode | null,
    inputs: Values,
    result: Values,
  ) => void
  /** A line under a rule of the engine or of national law. */
  readonly byRule: (
    step: TraceStep,
    rule: OwnRule,
    state: StateCode | null,
    inputs: Values,
    result: Values,
  ) => void
}

export function startTrace(instrument: Instrument | null): Tracer {
  const lines: TraceLine[] = []
  const id = instrument?.id ?? null
  return {
    lines,
    byClause: ({ step, rule, article, says, verification, source }, state, inputs, result) => {
      const checked = isChecked(verification)
      lines.push({
        step,
        rule,
        article,
        instrument: id,
        state,
        inputs,
        result,
        says,
        verification,
        checked,
        source,
      })
    },
    byRule: (step, { rule, article, says, verification, source }, state, inputs, result) => {
      const checked = isChecked(verification)
      lines.push({
        step,
        rule,
        article,
        instrument: null,
        state,
        inputs,
        result,
        says,
        verification,
        checked,
        source,
      })
    },
  }
}
