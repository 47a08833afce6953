import type { Language } from '@corridor/contract'
import type { NoticeKind, NoticeParams } from '../Notice.ts'
import { ARABIC } from './arabic.ts'
import { ENGLISH } from './english.ts'
import { FRENCH } from './french.ts'
import type { NoticeWords, Written } from './NoticeWords.ts'
import { SPANISH } from './spanish.ts'

const WORDS: Readonly<Record<Language, NoticeWords>> = {
  en: ENGLISH,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
}

export interface Said {
  readonly kind: NoticeKind
  readonly params: NoticeParams[NoticeKind]
}

interface Reader {
  readonly language: Language
  /** In which days and times are written. */
  readonly timeZone: string
}

/** A notice in its reader's language: its heading, and what it says. */
export function noticeText(
  { kind, params }: Said,
  { language, timeZone }: Reader,
): { readonly subject: string; readonly text: string } {
  const words = WORDS[language]
  const { subject, text } = words.kinds[kind]
  // Each kind's text takes the params of its own kind.
  const write = text as (params: NoticeParams[NoticeKind], written: Written) => string
  return { subject, text: write(params, writtenIn(words, language, timeZone)) }
}

/**
 * The e-mail of a notice. Mail is read by others on its way: of a record it says only that there is
 * something to see; of security it says what happened.
 */
export function mailText(
  said: Said,
  { name, address, ...reader }: Reader & { readonly name: string; readonly address: string },
): { readonly subject: string; readonly body: string } {
  const words = WORDS[reader.language]
  const { subject, text } = noticeText(said, reader)
  const isSecurity = said.kind.startsWith('security.')
  const lines = isSecurity ? [text, words.notYou] : [`${subject}.`]
  const end = isSecurity ? [] : [words.switchOff]
  return {
    subject: `Corridor: ${subject}`,
    body: [words.greeting(name), ...lines, words.see(address), ...end].join('\n\n'),
  }
}

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

function writtenIn(words: NoticeWords, language: Language, timeZone: string): Written {
  const times = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  })
  const value = (text: string) => `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`
  const [open, close] = words.quotes
  return {
    value,
    time: (instant) => value(`${times.format(new Date(instant))} (${timeZone})`),
    role: (role) => words.roles[role] ?? role,
    about: ({ what, title }) => `${words.records[what]} ${open}${value(title)}${close}`,
  }
}
