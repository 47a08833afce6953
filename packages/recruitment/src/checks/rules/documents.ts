import type { IsoDate } from '@corridor/kernel'
import type { CheckFinding } from '../verdict/index.ts'
import { NO_DATE, notStated, type Open, openRule, type RuleContext } from './openRule.ts'

export interface DocumentFacts {
  readonly type: string
  readonly record: string
  readonly expiresOn: IsoDate | null
  /** Whether somebody or the reader could read it. */
  readonly isReadable: boolean | null
  /** The same file was handed in for another person; null where not compared. */
  readonly isReused: boolean | null
}

/**
 * Check 12: every document on the list of the step is there, valid and not another person's. Of two
 * of one type the good one counts, unless the other was handed in for somebody else.
 *
 * @param all null where the documents could not be read
 * @source operations, section 5, check 12
 */
export function documents(
  all: readonly DocumentFacts[] | null,
  step: 'signature' | 'clearance',
  context: RuleContext,
): CheckFinding {
  const rule = openRule('documents', context)
  if (rule.on === null) return rule.cannotTell(NO_DATE)
  const list = rule.ask(`documents_at_${step}`)
  if (!list.known) return rule.cannotTell(list.open)
  if (all === null) return rule.cannotTell(notStated('documents', 'system'))
  const { required, expiring } = list.value
  const judged = required.map((type) =>
    judge(
      all.filter((document) => document.type === type),
      type,
      expiring.includes(type),
      rule.on!,
    ),
  )
  const evidence = all.map(({ type, record }) => ({ what: type, value: record, source: null }))
  for (const one of judged) {
    if (one.met === 'no') return rule.no(one.code, one.params, { evidence })
  }
  for (const one of judged) {
    if (one.met === 'open') return rule.cannotTell(one.open, { evidence })
  }
  return rule.yes('documents_complete', { count: required.length }, { evidence })
}

type Judged =
  | { readonly met: 'yes' }
  | {
      readonly met: 'no'
      readonly code: 'document_missing' | 'document_reused' | 'document_expired'
      readonly params: Readonly<Record<string, string>>
    }
  | { readonly met: 'open'; readonly open: Open }

function judge(own: readonly DocumentFacts[], type: string, expires: boolean, on: IsoDate): Judged {
  if (own.some(({ isReused }) => isReused === true)) {
    return { met: 'no', code: 'document_reused', params: { type } }
  }
  if (own.length === 0) return { met: 'no', code: 'document_missing', params: { type } }
  const valid = own.filter((one) => !expires || one.expiresOn === null || one.expiresOn >= on)
  if (valid.length === 0) {
    const date = own
      .map(({ expiresOn }) => expiresOn ?? '')
      .toSorted()
      .at(-1)!
    return { met: 'no', code: 'document_expired', params: { type, date } }
  }
  if (own.some(({ isReused }) => isReused === null)) {
    return { met: 'open', open: notStated('document_reuse', 'system') }
  }
  const readable = valid.filter(({ isReadable }) => isReadable === true)
  if (readable.length === 0) {
    return {
      met: 'open',
      open: { code: 'document_unreadable', params: { type }, supplier: 'agency' },
    }
  }
  return expires && readable.every(({ expiresOn }) => expiresOn === null)
    ? { met: 'open', open: notStated('document_expiry', 'agency') }
    : { met: 'yes' }
}
