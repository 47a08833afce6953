/** One piece of a report, in reading order. */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Something that must not be overlooked. */
  | { readonly kind: 'remark'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

/** A report as plain text in blocks: what is written as HTML and as PDF is the same. */
export interface ReportDocument {
  readonly language: 'en' | 'fr' | 'es' | 'ar'
  readonly title: string
  readonly blocks: readonly ReportBlock[]
}
