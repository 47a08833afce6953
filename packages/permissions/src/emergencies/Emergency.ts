import type { IsoDate } from '@corridor/kernel'
import type { Instant } from '@corridor/ledger'
import type { BreakGlass } from '../breakGlass.ts'

/** What somebody else found when she looked at it. */
export const JUDGEMENTS = ['justified', 'unjustified', 'cannot_tell'] as const
export type Judgement = (typeof JUDGEMENTS)[number]

interface Opened extends Omit<BreakGlass, 'noticeOwedTo'> {
  /** Whose record it is, who is told; null where nobody is known. */
  readonly owner: string | null
  /** Where the opener’s mandate is: whose authority looks at it. */
  readonly organisation: string | null
  readonly office: string | null
  readonly jurisdiction: string | null
  /** How often the same person broke the glass in the year before. */
  readonly earlierThisYear: number
  readonly reviewDueOn: IsoDate
}

/** One use of break-glass as its actions leave it (rule SD8). */
export type Emergency =
  | (Opened & { readonly status: 'open' })
  | (Opened & { readonly status: 'lapsed' })
  | (Opened & {
      readonly status: 'reviewed'
      readonly judgement: Judgement
      readonly words: string
      readonly reviewedBy: string
      readonly reviewedAt: Instant
    })
