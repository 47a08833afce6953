import { type ReportDocument, renderHtml } from '@corridor/kernel'
import type { PolicyAssessment } from '@corridor/standards'
import { waitingLimit } from '../../../http/waitingLimit.ts'
import { compilePdf, type PdfOptions } from './compilePdf.ts'
import { gapReportDocument, type NameOf } from './gapReportDocument.ts'

export interface PolicyReportRequest {
  readonly assessment: PolicyAssessment
  readonly language: ReportDocument['language']
  readonly as: 'html' | 'pdf'
  readonly nameOf: NameOf
}

const POLICY_REPORT_LIMITS = { waitingPerAddress: 2, waiting: 8 } as const

/** Makes reports of self-assessments, one PDF at a time; nothing is kept. */
export interface PolicyReports {
  /**
   * @throws {DomainError} `bad_request` for an assessment that answers no questions of ours.
   * @throws {RefusedRequest} 429 when too many of this address wait, 503 when too many wait in all.
   */
  make(request: PolicyReportRequest, address: string): Promise<Uint8Array<ArrayBuffer>>
  /** Any document in either form, under the same limits. */
  write(
    document: ReportDocument,
    as: 'html' | 'pdf',
    address: string,
  ): Promise<Uint8Array<ArrayBuffer>>
}

export function policyReports(options: PdfOptions = {}): PolicyReports {
  const limited = waitingLimit(POLICY_REPORT_LIMITS, {
    own: (count) =>
      `${count} reports for you are being made already; ask again when one is done, or take HTML`,
    all: (count) => `${count} reports are being made already; ask again in a moment, or take HTML`,
  })
  let last: Promise<unknown> = Promise.resolve()
  const write: PolicyReports['write'] = async (document, as, address) => {
    if (as === 'html') return new TextEncoder().encode(renderHtml(document))
    return await limited(address, () => {
      const made = last.then(() => compilePdf(document, options))
      last = made.catch(() => {})
      return made
    })
  }
  return {
    write,
    make: async ({ assessment, language, as, nameOf }, address) =>
      await write(gapReportDocument(assessment, language, nameOf), as, address),
  }
}
