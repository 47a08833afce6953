/** Errors of form and of sums: they are corrected. */
export const ERROR_RULES = [
  'unknown_cell',
  'own_country',
  'duplicate_cell',
  'not_a_number',
  'not_whole',
  'negative',
  'too_large',
  'unknown_status',
  'unknown_confidentiality',
  'status_without_value',
  'value_and_missing',
  'required',
  'total_differs',
  'parts_exceed',
  'twins_differ',
] as const

/** What may well be so: it is corrected or explained. */
export const WARNING_RULES = ['change', 'stopped', 'mirror'] as const

export type ReportRule = (typeof ERROR_RULES)[number] | (typeof WARNING_RULES)[number]

export const REPORT_RULES: readonly ReportRule[] = [...ERROR_RULES, ...WARNING_RULES]

/** What a rule says of one cell. */
export interface ReportFinding {
  readonly rule: ReportRule
  readonly severity: 'error' | 'warning'
  /** `S1/NPL/F`; as sent where it is no cell. */
  readonly address: string
  /** What its words name: figures and codes. */
  readonly parameters: Readonly<Record<string, string | number>>
}

/** Why a warning is as it should be, in the words of who reports. */
export interface Explanation {
  readonly rule: ReportRule
  readonly address: string
  /** The parameters that the warning had: with other figures it is another warning. */
  readonly said: string
  readonly text: string
}

export interface SettledFinding extends ReportFinding {
  /** Null for an error, and for a warning that nobody explained. */
  readonly explanation: string | null
}

export const saidBy = ({ parameters }: Pick<ReportFinding, 'parameters'>): string =>
  JSON.stringify(Object.entries(parameters).sort())

/**
 * Findings with the explanations that were given for exactly them. An error has none whatever was
 * written, and an explanation of other figures counts for nothing.
 */
export function settleFindings(
  findings: readonly ReportFinding[],
  explanations: readonly Explanation[],
): readonly SettledFinding[] {
  const named = (rule: string, address: string, said: string) => `${rule} ${address} ${said}`
  const given = new Map(
    explanations
      .filter(({ text }) => text.trim() !== '')
      .map(({ rule, address, said, text }) => [named(rule, address, said), text.trim()]),
  )
  return findings.map((finding) => ({
    ...finding,
    explanation:
      finding.severity === 'error'
        ? null
        : (given.get(named(finding.rule, finding.address, saidBy(finding))) ?? null),
  }))
}

export interface FindingCount {
  readonly errors: number
  /** Warnings without explanation. */
  readonly unexplained: number
  readonly explained: number
}

export const countFindings = (settled: readonly SettledFinding[]): FindingCount => ({
  errors: settled.filter(({ severity }) => severity === 'error').length,
  unexplained: settled.filter(
    ({ severity, explanation }) => severity === 'warning' && explanation === null,
  ).length,
  explained: settled.filter(({ explanation }) => explanation !== null).length,
})
