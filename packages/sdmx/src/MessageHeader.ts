import type { LocalisedText } from './model/Artefact.ts'

/** What stands at the head of every message. The time and the id are arguments, so that equal answers are equal. */
export interface MessageHeader {
  /** Letters, digits, `_`, `@`, `$` and `-`. */
  readonly id: string
  /** When the content became as it is: ISO 8601 with zone. */
  readonly prepared: string
  readonly sender: string
  readonly receiver?: string
  readonly test?: boolean
  readonly names?: LocalisedText
}

/** The text in the first language there is one in; any text where there is none of them. */
export function textIn(text: LocalisedText, languages: readonly string[]): string | undefined {
  for (const language of languages) {
    const found = text[language] ?? text[language.split('-')[0]!]
    if (found !== undefined) return found
  }
  return text.en ?? Object.values(text)[0]
}
