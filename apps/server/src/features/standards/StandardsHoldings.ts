import type {
  InstrumentId,
  PublishedFigure,
  ReportingStart,
  StandardsBook,
  StandardsFacts,
  SupervisionRecord,
} from '@corridor/standards'

/** A reviewer's sign-off, as the log has it. */
export interface LoggedReview {
  readonly number: number
  readonly subject: string
  readonly fromLevel: string
  readonly toLevel: string
  readonly reviewer: string
  readonly organisation: string
  readonly textSeen: string
  readonly note: string | null
  /** ISO 8601, with time. */
  readonly reviewed: string
  /** What was signed. */
  readonly statement: string
}

/** Everything held on standards at one moment: what is shipped and what was imported and signed. */
export interface StandardsHoldings {
  readonly facts: StandardsFacts
  readonly book: StandardsBook
  readonly publishedFigures: readonly PublishedFigure[]
  /** Instruments whose list was imported on this installation. */
  readonly imported: ReadonlySet<InstrumentId>
  /** Newest first. */
  readonly reviews: readonly LoggedReview[]
  /** By statement, the sign-off on which its level rests. */
  readonly standing: ReadonlyMap<string, LoggedReview>
  readonly supervision: readonly SupervisionRecord[]
  readonly cycles: readonly ReportingStart[]
  /** Changes with any of these. */
  readonly revision: string
}
