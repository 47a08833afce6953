import { addDays, DomainError, type IsoDate } from '@corridor/kernel'
import type { DueItem } from '../due/DueItem.ts'
import type { StateCode } from '../Ratification.ts'
import { isAuthority } from '../verification.ts'
import { foldLine } from './foldLine.ts'

/** What a feed is called and by whom it is made; its words are in the reader's language. */
export interface CalendarOptions {
  readonly state: StateCode
  /** Name of the calendar, for example "Nepal: labour standards". */
  readonly name: string
  /** The moment at which the feed was made, in UTC: `2026-01-01T00:00:00Z`. */
  readonly stamp: string
  /** The domain of the installation, which makes the identifiers unique in the world. */
  readonly uidDomain: string
  /** What stands before the summary of an item that is not checked against a text. */
  readonly uncheckedMark: string
  /** The summary of an item; its `text` when left out. */
  readonly summary?: (item: DueItem) => string
}

/**
 * What is due as an iCalendar file: one all-day event for each item that has a date. Items without
 * one have no place in a calendar and are left out; `dueWithin` lists them.
 *
 * @throws {DomainError} `bad_request` when the stamp is no moment in UTC.
 * @source RFC 5545; the calendar's name by the property `X-WR-CALNAME` that calendar programs read.
 * @example
 * writeCalendar(items, { state: 'NPL', name: 'Nepal', stamp: '2026-01-01T00:00:00Z',
 *   uidDomain: 'example.org', uncheckedMark: 'not checked' })
 */
export function writeCalendar(items: readonly DueItem[], options: CalendarOptions): string {
  const stamp = stampOf(options.stamp)
  const dated = items.filter((item): item is DatedItem => item.date !== null)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Corridor//Standards//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(options.name)}`,
    ...dated.flatMap((item) => eventLines(item, stamp, options)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

type DatedItem = DueItem & { readonly date: IsoDate }

function eventLines(item: DatedItem, stamp: string, options: CalendarOptions): readonly string[] {
  const { date, rule, verification, source } = item
  const summary = options.summary?.(item) ?? item.text
  const mark = isAuthority(verification) ? '' : `[${options.uncheckedMark}] `
  const description = [
    item.text,
    `Rule: ${rule}`,
    `Verification: ${verification}`,
    ...(source === null ? [] : [`Source: ${source}`]),
  ].join('\n')
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(item, options)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    `DTEND;VALUE=DATE:${compact(addDays(date, 1))}`,
    `SUMMARY:${escapeText(`${mark}${summary}`)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `CATEGORIES:${item.kind.toUpperCase()}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** The same for the same item whenever the feed is made, so that programs replace it. */
function uidOf(item: DatedItem, { state, uidDomain }: CalendarOptions): string {
  const parts = [state, item.kind, item.instrument ?? '', item.record ?? '', item.rule, item.date]
  const name = parts.filter((part) => part !== '').map(encodeURIComponent)
  return `${name.join('.')}@${uidDomain}`
}

const compact = (date: IsoDate): string => date.replaceAll('-', '')

/** @source RFC 5545, section 3.3.11; other control characters are not allowed in it. */
function escapeText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n')
  return Array.from(plain, (character) => ESCAPES[character] ?? printable(character)).join('')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  ';': '\\;',
  ',': '\\,',
  '\n': '\\n',
}

function printable(character: string): string {
  const codePoint = character.codePointAt(0)!
  return (codePoint < 0x20 && character !== '\t') || codePoint === 0x7f ? ' ' : character
}

function stampOf(moment: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?Z$/.exec(moment)
  if (match === null) {
    throw new DomainError(
      'bad_request',
      `"${moment}" is no moment in UTC; write it as 2026-01-01T00:00:00Z`,
    )
  }
  const [, year, month, day, hours, minutes, seconds] = match
  return `${year}${month}${day}T${hours}${minutes}${seconds}Z`
}
