import type { ReportDocument } from '@corridor/kernel'
import type {
  ExplanationLanguage,
  Instrument,
  PortabilityGap,
  TotalizationAnswer,
  TotalizationCase,
  TypicalCareer,
} from '@corridor/totalization'

/** What every question brings: instruments as the interface gave them, names in the language. */
interface Asked {
  readonly id: number
  readonly instruments: readonly Instrument[]
  readonly language: ExplanationLanguage
  readonly names: Readonly<Record<string, string>>
}

export type CaseRequest = Asked &
  (
    | { readonly kind: 'compute'; readonly given: TotalizationCase }
    | { readonly kind: 'gap'; readonly career: TypicalCareer; readonly alternative: string }
  )

/** A request without what the page's end of the line adds. */
export type CaseQuestion =
  | { readonly kind: 'compute'; readonly given: TotalizationCase }
  | { readonly kind: 'gap'; readonly career: TypicalCareer; readonly alternative: string }

export type CaseReply =
  | {
      readonly kind: 'computed'
      readonly id: number
      readonly answer: TotalizationAnswer
      readonly statement: ReportDocument
    }
  | { readonly kind: 'gap'; readonly id: number; readonly gap: PortabilityGap }
  /** What the reader has to put right, in the engine's words. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
