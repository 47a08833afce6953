import { type ProblemList, problemList, stopOnProblems } from '@corridor/kernel'
import { instrumentFault } from '../files/knownNames.ts'
import { type FileContext, RowFields } from '../files/RowFields.ts'
import { parseJson, readCsvTable, readJsonTable, type TableRow } from '../files/readTable.ts'
import {
  SUPERVISION_KINDS,
  SUPERVISION_STATUSES,
  type SupervisionRecord,
} from './SupervisionRecord.ts'

/** Columns of a file of supervision records; `articles` are separated by semicolons. */
export const SUPERVISION_COLUMNS = {
  required: ['id', 'kind', 'state', 'date', 'status', 'title'],
  optional: ['instrument', 'articles', 'due', 'closed', 'link', 'verification', 'source'],
} as const

/**
 * Supervision records from CSV with a header; records without a level are `context.verification`.
 *
 * @throws {DomainError} `bad_file` with file, row, column, problem and fix of every fault: an id that
 * occurs twice, a State or instrument that is not held, a date that is none, an answer due or a
 * closing before the record, a link that is no address of the web.
 * @throws {DomainError} `too_large`.
 * @remarks O(rows).
 */
export function readSupervisionCsv(
  text: string,
  fileName: string,
  context: FileContext,
): readonly SupervisionRecord[] {
  const problems = problemList(fileName, 100)
  return readRecords(readCsvTable(text, SUPERVISION_COLUMNS, fileName, problems), context, problems)
}

/**
 * The same from JSON: a list of records, or `{ "schema": 1, "records": [...] }`; `articles` may be a
 * list.
 *
 * @throws {DomainError} as for CSV; rows are entries, counted from 1.
 */
export function readSupervisionJson(
  text: string,
  fileName: string,
  context: FileContext,
): readonly SupervisionRecord[] {
  const problems = problemList(fileName, 100)
  const content = parseJson(text, fileName)
  const isObject = content !== null && typeof content === 'object' && !Array.isArray(content)
  const entries = isObject ? (content as { readonly records?: unknown }).records : content
  const flat = Array.isArray(entries) ? entries.map(withArticlesAsText) : entries
  return readRecords(readJsonTable(flat, SUPERVISION_COLUMNS, problems), context, problems)
}

/** Articles hold blanks, as in `Annex II, 3(6)`, so that a list of them is joined by semicolons. */
function withArticlesAsText(entry: unknown): unknown {
  if (entry === null || typeof entry !== 'object' || !('articles' in entry)) return entry
  const { articles } = entry
  const isList = Array.isArray(articles) && articles.every((article) => typeof article === 'string')
  return isList ? { ...entry, articles: articles.join('; ') } : entry
}

function readRecords(
  rows: readonly TableRow[],
  context: FileContext,
  problems: ProblemList,
): readonly SupervisionRecord[] {
  const rowOfId = new Map<string, number>()
  const records = rows.flatMap((row) => {
    const fields = new RowFields(row, problems)
    const record = recordOf(row, fields, context)
    const earlier = rowOfId.get(record.id)
    if (earlier !== undefined) {
      fields.refuse('id', {
        problem: `${record.id} stands in row ${earlier} already`,
        fix: 'Remove one of the two rows, or give each record an id of its own',
      })
    } else if (record.id !== '') rowOfId.set(record.id, row.row)
    return fields.isWhole ? [record] : []
  })
  stopOnProblems(problems)
  return records
}

function recordOf(row: TableRow, fields: RowFields, context: FileContext): SupervisionRecord {
  for (const column of SUPERVISION_COLUMNS.required) {
    // Dates and States say by themselves what is wrong with them.
    if (column === 'date' || column === 'state') continue
    if ((row.fields[column] ?? '') === '') {
      fields.refuse(column, { problem: 'it is empty', fix: REQUIRED_FIX[column] })
    }
  }
  const record: SupervisionRecord = {
    id: fields.text('id') ?? '',
    kind: fields.word('kind', SUPERVISION_KINDS, 'observation'),
    state: fields.state(context.states),
    instrument: instrumentIn(fields, context),
    articles: articlesIn(fields.text('articles') ?? ''),
    date: fields.neededDay('date'),
    due: fields.day('due'),
    closed: fields.day('closed'),
    status: fields.word('status', SUPERVISION_STATUSES, 'open'),
    title: fields.text('title') ?? '',
    link: fields.text('link'),
    ...fields.provenance(context.verification),
  }
  checkOrder(record, fields)
  return record
}

const REQUIRED_FIX = {
  id: 'Give the number by which the publisher names it',
  kind: `Write one of ${SUPERVISION_KINDS.join(', ')}`,
  status: `Write one of ${SUPERVISION_STATUSES.join(', ')}`,
  title: 'Say in a few words what it is about',
}

const articlesIn = (text: string): readonly string[] =>
  text
    .split(';')
    .map((article) => article.trim())
    .filter((article) => article !== '')

/** Unlike a ratification, a record can be on a recommendation, or on no single instrument. */
function instrumentIn(fields: RowFields, { instruments }: FileContext): string | null {
  const id = fields.text('instrument')
  if (id !== null && !instruments.some((instrument) => instrument.id === id)) {
    fields.refuse('instrument', instrumentFault(id, instruments))
  }
  return id
}

function checkOrder(
  { date, due, closed, status, link }: SupervisionRecord,
  fields: RowFields,
): void {
  const fix = 'Correct one of the two dates'
  if (due !== null && date !== '' && due < date) {
    fields.refuse('due', { problem: `${due} is before the date of the record, ${date}`, fix })
  }
  if (closed !== null && date !== '' && closed < date) {
    fields.refuse('closed', { problem: `${closed} is before the date of the record, ${date}`, fix })
  }
  if (closed !== null && status !== 'closed') {
    fields.refuse('status', {
      problem: `it is ${status}, and the record was closed on ${closed}`,
      fix: 'Write closed, or leave the day of closing empty',
    })
  }
  if (link !== null && !/^https?:\/\/[^\s/]+/.test(link)) {
    fields.refuse('link', {
      problem: 'it is no address of the web',
      fix: 'Give the whole address, beginning with https://',
    })
  }
}
