/** Whether one rule is met by what is asked for; what cannot be told is never a yes. */
export interface Finding {
  /** Such as `organisation.offices_closed`: names the rule in every language. */
  readonly rule: string
  readonly met: 'yes' | 'no' | 'cannot_tell'
  /** For the person who asked: what is so, where, and what to do. */
  readonly words: string
}

/** `holds` null stands for cannot tell. */
export const finding = (rule: string, holds: boolean | null, words: string): Finding => ({
  rule,
  met: holds === null ? 'cannot_tell' : holds ? 'yes' : 'no',
  words,
})
