import type { NoticeKind, NoticeParams, RecordWord } from '../Notice.ts'

/** How values are written into a sentence of one language. */
export interface Written {
  /** A name or other text as it is, kept apart from the writing direction around it. */
  readonly value: (text: string) => string
  /** Day and time of the authority. */
  readonly time: (instant: string) => string
  /** A role's title. */
  readonly role: (role: string) => string
  /** Word and name of a record. */
  readonly about: (about: { readonly what: RecordWord; readonly title: string }) => string
}

/** What is said in one language. */
export interface NoticeWords {
  readonly records: Readonly<Record<RecordWord, string>>
  readonly roles: Readonly<Record<string, string>>
  /** Round the title of a record. */
  readonly quotes: readonly [string, string]
  /** In a mail, round the text. */
  readonly greeting: (name: string) => string
  readonly see: (address: string) => string
  /** Under mails that can be switched off. */
  readonly switchOff: string
  /** Under notices of security. */
  readonly notYou: string
  readonly kinds: {
    readonly [Kind in NoticeKind]: {
      readonly subject: string
      readonly text: (params: NoticeParams[Kind], written: Written) => string
    }
  }
}
