import type { PolicyAssessment } from '@corridor/standards'
import { RefusedRequest } from '../../../http/refuseUnfitRequest.ts'
import { compilePdf, type PdfOptions } from './compilePdf.ts'
import { gapReportDocument, type NameOf } from './gapReportDocument.ts'
import type { ReportDocument } from './ReportDocument.ts'
import { renderHtml } from './renderHtml.ts'

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
}

export function policyReports(options: PdfOptions = {}): PolicyReports {
  const waiting = new Map<string, number>()
  let last: Promise<unknown> = Promise.resolve()
  return {
    async make({ assessment, language, as, nameOf }, address) {
      const document = gapReportDocument(assessment, language, nameOf)
      if (as === 'html') return new TextEncoder().encode(renderHtml(document))
      refuseTooMany(waiting, address)
      waiting.set(address, (waiting.get(address) ?? 0) + 1)
      const made = last.then(() => compilePdf(document, options))
      last = made.catch(() => {})
      try {
        return await made
      } finally {
        const left = waiting.get(address)! - 1
        if (left === 0) waiting.delete(address)
        else waiting.set(address, left)
      }
    },
  }
}

function refuseTooMany(waiting: ReadonlyMap<string, number>, address: string): void {
  const all = [...waiting.values()].reduce((sum, count) => sum + count, 0)
  const own = waiting.get(address) ?? 0
  const retry = { 'retry-after': '3' }
  if (own >= POLICY_REPORT_LIMITS.waitingPerAddress) {
    throw new RefusedRequest(
      429,
      'unavailable',
      `${own} reports for you are being made already; ask again when one is done, or take HTML`,
      retry,
    )
  }
  if (all >= POLICY_REPORT_LIMITS.waiting) {
    throw new RefusedRequest(
      503,
      'unavailable',
      `${all} reports are being made already; ask again in a moment, or take HTML`,
      retry,
    )
  }
}
