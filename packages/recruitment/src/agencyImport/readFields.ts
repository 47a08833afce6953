import { isIsoDate } from '@corridor/kernel'
import type { AgencyColumn, ProblemLevel, RawRow } from './AgencyRow.ts'

type Note<Column extends string = AgencyColumn> = (
  column: Column,
  level: ProblemLevel,
  code: string,
  problem: string,
  fix: string,
) => void

/** A field as it stands, and whether a spreadsheet keeps it as a number. */
export type FieldOf<Column extends string = AgencyColumn> = (
  column: Column,
) => { readonly text: string; readonly isNumber: boolean } | null

const NOTHING = /^(null|none|nil|n\/?a|nan|-+|—|\.)$/i

/** Text without stray spaces; nothing for what only stands for nothing, which is told. */
export function plainText<Column extends string>(
  column: Column,
  field: FieldOf<Column>,
  note: Note<Column>,
): string | null {
  const given = field(column)?.text ?? ''
  const text = given
    .normalize('NFC')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()
  if (text === '') return null
  if (NOTHING.test(text)) {
    note(
      column,
      'changed',
      'stands_for_nothing',
      'the text only stands for nothing',
      'It is read as empty; leave the field empty in the file',
    )
    return null
  }
  return text
}

const NUMBER = /^[\p{L}\p{N}][\p{L}\p{N}./-]{0,39}$/u

/** A number that names something: without spaces, its zeros kept, no words round it. */
export function identifier(column: AgencyColumn, field: FieldOf, note: Note): string | null {
  const text = plainText(column, field, note)
  if (text === null) return null
  if (field(column)?.isNumber === true) {
    note(
      column,
      'question',
      'zeros_lost',
      'the spreadsheet keeps it as a number, so that zeros in front are lost',
      'Format the column as text and type the numbers again, or take it as it is',
    )
  }
  const given = field(column)?.text ?? ''
  const joined = text.replaceAll(' ', '')
  if (NUMBER.test(joined) && !isProse(text)) {
    if (joined !== given) {
      note(
        column,
        'changed',
        'spaces_in_number',
        `there are stray spaces in it; it is read as ${joined}`,
        'Take them out in the file',
      )
    }
    return joined
  }
  const inside = /[\p{L}\p{N}]*\d[\p{L}\p{N}./-]*/u.exec(text)?.[0]
  note(
    column,
    'wrong',
    'text_round_number',
    'there is text where a number is to be',
    inside === undefined
      ? 'Write the number alone, or leave it empty'
      : `Write the number alone, such as ${inside}`,
  )
  return null
}

/** Words beside a code: a colon, or two words of letters. */
const isProse = (text: string): boolean =>
  text.includes(':') || (text.match(/\p{L}{3,}/gu) ?? []).length > 1

/** A day as 2030-01-31; other ways of writing one are not guessed at. */
export function day(column: AgencyColumn, field: FieldOf, note: Note): string | null {
  const text = plainText(column, field, note)
  if (text === null) return null
  if (isIsoDate(text)) return text
  note(
    column,
    'wrong',
    'no_day',
    'it is no day as 2030-01-31',
    'Write year, month and day in this order, so that nobody has to guess',
  )
  return null
}

/** Several things in one field, parted by semicolons, commas or bars. */
function list(column: AgencyColumn, field: FieldOf, note: Note): readonly string[] {
  const text = plainText(column, field, note)
  if (text === null) return []
  return [...new Set(text.split(/[;,|]/).map((one) => one.trim()))].filter((one) => one !== '')
}

const SECTOR = /^[a-z][a-z0-9-]{0,39}$/

/** Sectors as `domestic-work`: small letters, gaps as one hyphen. */
export function sectorsOf(field: FieldOf, note: Note): readonly string[] {
  const found = list('sectors', field, note).map((one) => ({
    one,
    code: one
      .toLowerCase()
      .replaceAll(/[\s/_-]+/g, '-')
      .replaceAll(/[^a-z0-9-]/g, ''),
  }))
  const unfit = found.filter(({ code }) => !SECTOR.test(code))
  if (unfit.length > 0) {
    note(
      'sectors',
      'question',
      'no_sector',
      `${unfit.map(({ one }) => one).join(', ')} cannot be written as a sector and is left out`,
      'Write sectors in letters from a to z, such as domestic-work',
    )
  }
  return [...new Set(found.map(({ code }) => code).filter((code) => SECTOR.test(code)))]
}

/** Countries by their codes of three letters. */
export function destinationsOf(field: FieldOf, note: Note): readonly string[] {
  const found = list('destinations', field, note).map((one) => one.toUpperCase())
  const unfit = found.filter((one) => !/^[A-Z]{3}$/.test(one))
  if (unfit.length > 0) {
    note(
      'destinations',
      'question',
      'no_country',
      `${unfit.join(', ')} is no code of a country and is left out`,
      'Write countries by their codes of three letters, such as QAT',
    )
  }
  return found.filter((one) => /^[A-Z]{3}$/.test(one))
}

const PHONE = /^\+?[0-9][0-9 ()./-]{4,29}$/

export function phonesOf(field: FieldOf, note: Note): readonly string[] {
  const found = list('phones', field, note)
  const unfit = found.filter((one) => !PHONE.test(one))
  if (unfit.length > 0) {
    note(
      'phones',
      'question',
      'no_phone',
      `${unfit.join(', ')} is no telephone number and is left out`,
      'Write digits, with + and the code of the country in front',
    )
  }
  return found.filter((one) => PHONE.test(one)).slice(0, 10)
}

const STATUSES: Readonly<Record<string, 'provisional' | 'active' | 'suspended'>> = {
  active: 'active',
  approved: 'active',
  valid: 'active',
  licensed: 'active',
  provisional: 'provisional',
  suspended: 'suspended',
}

/** Null for a status with which no licence is in force; active where the file has no such column. */
export function statusOf(field: FieldOf, note: Note) {
  if (field('status') === null) return 'active' as const
  const text = plainText('status', field, note)
  const known = text === null ? undefined : STATUSES[text.toLowerCase()]
  if (known !== undefined) return known
  note(
    'status',
    'question',
    'no_status',
    'no licence is in force with it, so that none is entered; the agency is',
    'Write active, provisional or suspended',
  )
  return null
}

export function countryOf(field: FieldOf, note: Note): string | null {
  const text = plainText('country', field, note)?.toUpperCase() ?? null
  if (text === null || /^[A-Z]{3}$/.test(text)) return text
  note(
    'country',
    'wrong',
    'no_country',
    'it is no code of a country',
    'Write the code of three letters, such as NPL, or leave it empty',
  )
  return null
}

export function volumeOf(field: FieldOf, note: Note): number | null {
  const text = plainText('planned_volume', field, note)
  if (text === null) return null
  const volume = Number(text.replaceAll(/[ ,]/g, ''))
  if (Number.isInteger(volume) && volume >= 1 && volume <= 1_000_000) return volume
  note(
    'planned_volume',
    'wrong',
    'no_volume',
    'it is no number of workers from 1 to 1,000,000',
    'Write a whole number, or leave it empty',
  )
  return null
}

/** The fields of a row by what they are. */
export const fieldsOf =
  <Column extends string>(
    { fields, numbers }: RawRow,
    placeOf: ReadonlyMap<Column, number>,
  ): FieldOf<Column> =>
  (column) => {
    const place = placeOf.get(column)
    if (place === undefined) return null
    return { text: fields[place] ?? '', isNumber: numbers.includes(place) }
  }
