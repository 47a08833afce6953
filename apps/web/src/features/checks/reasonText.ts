import type { ContractChecks } from '@corridor/contract'
import type { Money } from '@corridor/kernel'
import { moneyWords } from '../contracts/termWords.ts'

export type CheckFinding = ContractChecks['findings'][number]
type Reason = CheckFinding['reason']

/** The reader's words and way of writing. */
export interface ReasonReader {
  readonly t: (id: string, values?: Record<string, unknown>) => string
  /** Whether there are words for an id. */
  readonly has: (id: string) => boolean
  /** As `Intl` takes it. */
  readonly locale: string
}

/** Where the names stand that a parameter of a reason may have, one or several parted by commas. */
export const NAME_PLACES: Readonly<Record<string, string>> = {
  what: 'checks.input-',
  status: 'checks.status-',
  clauses: 'checks.clause-',
  category: 'checks.category-',
  measure: 'checks.measure-',
  why: 'checks.why-',
  parameter: 'rules.name-',
  type: 'documents.type-',
  terms: 'terms.',
  sector: 'sectors.',
}

/** Without a change of case, so that names of terms stay what they are. */
export const wordId = (name: string): string => name.replaceAll('_', '-')

/**
 * Why a finding is what it is, in the reader's language; the server's English where there are no
 * words for it.
 */
export function reasonText(
  { reason, words }: Pick<CheckFinding, 'reason' | 'words'>,
  reader: ReasonReader,
): string {
  const id = `checks.reason-${wordId(reason.code)}`
  if (!reader.has(id)) return words
  const shown = Object.entries(reason.params).map(
    ([name, value]) => [name, shownAs(name, value, reader)] as const,
  )
  return reader.t(id, Object.fromEntries(shown))
}

type Param = Reason['params'][string]

function shownAs(name: string, value: Param, reader: ReasonReader): string {
  const { locale, t } = reader
  if (typeof value === 'object') return moneyWords(value as Money, locale)
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value)
  if (value === '') return name === 'sector' ? t('checks.every-sector') : '–'
  if (name === 'language' || name === 'languages') return languageNames(value, locale)
  const place = NAME_PLACES[name]
  if (place !== undefined) return listOf(value, locale, (one) => named(place, one, reader))
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
    return format.format(new Date(`${value}T00:00:00Z`))
  }
  if (/^\d+(\.\d+)?$/.test(value) && !IDENTIFIERS.has(name)) {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(Number(value))
  }
  return isolated(value)
}

/** What is read sign by sign, whatever its digits. */
const IDENTIFIERS: ReadonlySet<string> = new Set(['licence', 'number', 'label', 'place'])

function named(place: string, name: string, { t, has }: ReasonReader): string {
  if (name.startsWith('allowance:')) {
    return t('terms.allowance', { name: name.slice('allowance:'.length) })
  }
  const id = `${place}${wordId(name)}`
  return has(id) ? t(id) : isolated(name)
}

const listOf = (value: string, locale: string, nameOf: (one: string) => string): string =>
  new Intl.ListFormat(locale, { type: 'unit' }).format(value.split(', ').map(nameOf))

function languageNames(value: string, locale: string): string {
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  return listOf(value, locale, (one) => {
    try {
      return names.of(one) ?? one
    } catch {
      return one
    }
  })
}

/** Codes keep their own direction inside a sentence of the other one. */
const isolated = (text: string): string => `\u2068${text}\u2069`
