import type { Examined } from '@corridor/contract'
import { examineReport, layOut, type Questionnaire, type Report, saidBy } from '@corridor/reporting'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { readCompared } from './compareReport.ts'
import type { ReportDraft } from './reportDrafts.ts'

/** What the rules say of answers, as the one who writes them is told. */
export async function examineAnswers(
  client: Queryable,
  tenant: string,
  place: Pick<Report, 'questionnaire' | 'country' | 'period'>,
  definition: Questionnaire,
  { cells, explanations, revision, checksum }: ReportDraft,
): Promise<Examined> {
  const compared = await readCompared(client, tenant, place, definition, 'country')
  const layout = layOut(definition, place.country)
  const examination = examineReport(definition, layout, cells, explanations, compared)
  const { errors, unexplained, explained, findings, progress } = examination
  return {
    ...{ revision, checksum, errors, unexplained, explained },
    findings: findings.map((finding) => ({
      ...{ rule: finding.rule, severity: finding.severity, address: finding.address },
      ...{ parameters: { ...finding.parameters }, explanation: finding.explanation },
      said: saidBy(finding),
    })),
    progress: [...progress],
  }
}
