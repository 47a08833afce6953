import type { ReportDocument } from '@corridor/kernel'
import {
  computeTotalization,
  type ExplanationLanguage,
  explainFinding,
  explainLine,
  type Instrument,
  type PortabilityGap,
  portabilityGap,
  type TotalizationAnswer,
  type TotalizationCase,
  writeStatement,
} from '@corridor/totalization'

/** Names of the States of a case, by code. */
export type StateNames = Readonly<Record<string, string>>

/** What the thread is asked: plain data, so that it can be copied. */
export type TotalizationJob =
  | {
      readonly kind: 'compute'
      readonly given: TotalizationCase
      readonly language: ExplanationLanguage
      readonly names: StateNames
    }
  | { readonly kind: 'gap'; readonly given: TotalizationCase; readonly alternative: string }
  | {
      readonly kind: 'statement'
      readonly given: TotalizationCase
      readonly language: ExplanationLanguage
      readonly names: StateNames
    }

export interface ComputedCase {
  readonly answer: TotalizationAnswer
  readonly explanation: { readonly findings: readonly string[]; readonly trace: readonly string[] }
}

/** What each kind of job gives. */
export interface TotalizationResults {
  compute: ComputedCase
  gap: PortabilityGap
  statement: ReportDocument
}

/** Does one job; pure, so that the thread and a test share it. */
export function runTotalizationJob(
  job: TotalizationJob,
  instruments: readonly Instrument[],
): TotalizationResults[TotalizationJob['kind']] {
  if (job.kind === 'gap') return portabilityGap(job.given, instruments, job.alternative)
  const { given, language, names } = job
  const answer = computeTotalization(given, instruments)
  const stateName = (code: string): string => names[code] ?? code
  const instrumentName = (id: string): string =>
    instruments.find((one) => one.id === id)?.name ?? id
  if (job.kind === 'statement') {
    return writeStatement(given, answer, { language, stateName, instrumentName })
  }
  const context = { language, stateName, instrumentName, unit: answer.unit }
  return {
    answer,
    explanation: {
      findings: answer.findings.map((finding) => explainFinding(finding, context)),
      trace: answer.trace.map((line) => explainLine(line, context)),
    },
  }
}
