import type { ComparedFigure, ReportFile, ReportSummary, reportsRoute } from '@corridor/contract'
import {
  type Compared,
  layOut,
  mirrorCells,
  publishReport,
  type Questionnaire,
  type Report,
  type ReportFacts,
  type ReportLayout,
  readCells,
  reportActions,
} from '@corridor/reporting'
import { oneIn, whereFilter } from '../../db/recordFilterSql.ts'
import type { Sender } from '../../http/guard.ts'
import type { Answer } from '../../http/mount.ts'
import { seenAs } from '../ledger/actionContextOf.ts'
import { openRecord } from '../ledger/openRecord.ts'
import { possibleActs } from '../ledger/possibleActs.ts'
import { readerOf } from '../ledger/readerOf.ts'
import { actorsOf, timelineOf } from '../ledger/timelineOf.ts'
import { personNames } from '../organisations/personNames.ts'
import { findRow, listRecords } from '../registers/listRecords.ts'
import { readCompared } from './compareReport.ts'
import { examineAnswers } from './examined.ts'
import type { ReportParts } from './ReportParts.ts'
import { readProtection } from './readProtection.ts'
import { definitionOf } from './readQuestionnaireState.ts'
import { readDraft } from './reportDrafts.ts'
import { protectedReport, reportKind } from './reportKind.ts'

interface ReportRow {
  readonly record: string
  readonly country: string
  readonly status: Report['status']
  readonly state: string
}

export const findReport = (parts: ReportParts, id: string) =>
  findRow<ReportRow>(parts, 'country_report', id)

/** A page of the reports that one may see, the latest year first. */
export async function listReports(
  parts: ReportParts,
  sender: Sender,
  wanted: { readonly after?: string | undefined; readonly limit: number },
): Promise<Answer<(typeof reportsRoute)['output']>> {
  const { after, limit } = wanted
  const reader = readerOf(sender, sender.require('read.report', null))
  const reach = whereFilter(sender.filter('read.report'), {
    kind: 'report',
    attributes: {
      ...{ id: oneIn('r.record'), state: oneIn('r.status') },
      jurisdiction: oneIn('r.country'),
    },
  })
  const { rows, next } = await listRecords<ReportRow>(parts, reader, {
    ...{ table: 'country_report', sort: 'period', direction: 'desc', after, limit },
    ...{ where: [reach], terms: { reports: true, ...wanted } },
  })
  const { ledger } = parts
  const reports: ReportSummary[] = []
  for (const { record, state } of rows) {
    const report = JSON.parse(state) as Report
    const { names } = await definitionOf(ledger.pool, ledger.tenant, report.questionnaire)
    reports.push(summaryOf(record, report, names))
  }
  const fresh = protectedReport({ record: 'new', country: '', status: 'drafted' })
  const mayCall = sender.decide('call.report', seenAs('call.report', fresh)).allowed
  return { reports, next, mayCall }
}

const summaryOf = (id: string, report: Report, names: Questionnaire['names']): ReportSummary => ({
  ...{ id, questionnaire: report.questionnaire, definition: report.definition, names },
  ...{ country: report.country, period: report.period, status: report.status },
  ...{ revision: report.revision, due: report.due },
  publishAt: report.schedule?.publishAt ?? null,
})

const TYPES = Object.values(reportActions).map(({ type }) => type)

/**
 * A report with its tables, answers and what the rules say; that it was opened is in the log before
 * it is shown.
 *
 * @throws {DomainError} `not_found` also for one out of reach.
 */
export async function readReport(
  parts: ReportParts,
  sender: Sender,
  id: string,
): Promise<ReportFile> {
  const { ledger, evidence } = parts
  const { pool, tenant } = ledger
  const opened = await openReport(parts, sender, id)
  const { read, state, definition, draft, layout } = opened
  const record = protectedReport({ ...state, record: id })
  const examined = await examineAnswers(pool, tenant, state, definition, draft)
  const isReviewer = sender.decide('review.report', seenAs('review.report', record)).allowed
  const whom = isReviewer ? 'secretariat' : 'country'
  const compared = await readCompared(pool, tenant, state, definition, whom)
  const names = await personNames(parts, actorsOf(read.actions))
  const entries = await evidence.list()
  return {
    ...summaryOf(id, state, definition.names),
    version: read.version,
    ...{ modules: modulesOf(definition, layout), cells: [...draft.cells] },
    ...{ explanations: [...draft.explanations], examined },
    compared: comparedFigures(definition, layout, compared),
    ...{ returned: state.returned, revising: state.revising },
    submission:
      state.submission === null
        ? null
        : { at: state.submission.at, checksum: state.submission.checksum },
    wouldShow: state.submission === null ? null : await showing(parts, id, opened),
    releases: state.releases.map(({ release, revision, releasedAt }) => ({
      ...{ release, revision, releasedAt },
      isWritten: entries.some((entry) => entry.id === release),
    })),
    history: timelineOf(read.actions, names),
    acts: [...actsOn(parts, sender, id, { read, state, definition, draft, examined })],
  }
}

/** Opens it and gives what it is made of; the reading is noted. */
export async function openReport(parts: ReportParts, sender: Sender, id: string) {
  const { ledger, evidence } = parts
  const row = await findReport(parts, id)
  const protect = ({ country, status }: Pick<Report, 'country' | 'status'>) =>
    protectedReport({ record: id, country, status })
  const known = row === undefined ? null : protect(row)
  const read = await openRecord(ledger, reportKind, sender, 'read.report', { id, known }, protect)
  const state = read.state!
  const definition = await definitionOf(ledger.pool, ledger.tenant, state.questionnaire)
  const draft = await readDraft(ledger.pool, ledger.tenant, id)
  const named = new Map(evidence.areas.areas.map(({ code, names }) => [code, names]))
  const layout = layOut(definition, state.country, (code) => {
    const unknown = { en: code, fr: code, es: code, ar: code }
    return named.get(code) ?? unknown
  })
  return { read, state, definition, draft, layout }
}

type Opened = Awaited<ReturnType<typeof openReport>>

function actsOn(
  { ledger }: ReportParts,
  sender: Sender,
  id: string,
  opened: Pick<Opened, 'read' | 'state' | 'definition' | 'draft'> & {
    readonly examined: { readonly errors: number; readonly unexplained: number }
  },
) {
  const { read, state, definition, draft, examined } = opened
  const { errors, unexplained } = examined
  const facts: ReportFacts = {
    ...{ asked: true, isRepeated: false, definition: definition.id },
    answers: draft.checksum === null ? null : { checksum: draft.checksum, errors, unexplained },
  }
  const now = ledger.now()
  const later = new Date(now.getTime() + 60_000).toISOString()
  const checksum = draft.checksum ?? '0'.repeat(64)
  return possibleActs(
    reportKind,
    TYPES,
    read,
    sender,
    protectedReport({ ...state, record: id }),
    { now: now.toISOString(), facts },
    {
      'report.submit': { checksum },
      'report.accept': { checksum: state.submission?.checksum ?? checksum },
      'report.take-back': { reason: '-' },
      'report.return': { reason: '-' },
      'report.schedule': { publishAt: later, licence: '-' },
      'report.reschedule': { publishAt: later, reason: '-' },
      'report.unschedule': { reason: '-' },
      'report.revise': { kind: 'revision', reason: '-' },
    },
  )
}

/** How many figures would be released, and how many of them without their value. */
async function showing(
  { ledger }: ReportParts,
  record: string,
  { state, definition, draft, layout }: Opened,
): Promise<NonNullable<ReportFile['wouldShow']>> {
  const { pool, tenant, timeZone } = ledger
  const place = { tenant, timeZone, record, now: ledger.now() }
  const protection = await readProtection(pool, place, state, state.revision, layout)
  const { cells } = readCells(layout, draft.cells)
  const { rows } = publishReport(definition, layout, cells, state.period, protection)
  return { figures: rows.length, hidden: rows.filter(({ status }) => status === 'Q').length }
}

function modulesOf({ modules }: Questionnaire, { tables }: ReportLayout): ReportFile['modules'] {
  return modules.map((module) => ({
    ...{ id: module.id, names: module.names },
    tables: module.tables.map(({ id, names, measure, required, rows, columns }) => {
      const laid = tables.find(({ table }) => table.id === id)!
      return {
        ...{ id, names, measure, required, rowDimension: rows, columnDimension: columns },
        ...{ rows: [...laid.rows], columns: [...laid.columns] },
      }
    }),
  }))
}

function comparedFigures(
  definition: Questionnaire,
  layout: ReportLayout,
  { before, reported }: Compared,
): ComparedFigure[] {
  const mirrors = new Map(
    mirrorCells(definition, layout).flatMap(({ address, partner, partnerAddress }) => {
      const value = reported.get(partner)?.get(partnerAddress)
      return value === undefined ? [] : [[address, { country: partner, value }] as const]
    }),
  )
  return [...layout.cells.keys()]
    .filter((address) => before.has(address) || mirrors.has(address))
    .map((address) => ({
      address,
      before: before.get(address) ?? null,
      mirror: mirrors.get(address) ?? null,
    }))
}
