import type { ExplanationLanguage } from '../explanation/explainLine.ts'

/** One piece of a statement, in reading order. */
export type StatementBlock =
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

/** A statement as plain text in blocks: on the page, as HTML and as PDF it is the same. */
export interface StatementDocument {
  readonly language: ExplanationLanguage
  readonly title: string
  readonly blocks: readonly StatementBlock[]
}
