import {
  LARGEST_REPORT_FILE_BYTES,
  QUESTIONNAIRE_ACT_ROUTES,
  questionnaireRoute,
  questionnairesRoute,
  REPORT_ACT_ROUTES,
  releaseCalendarRoute,
  releaseChangesRoute,
  reportedFiguresRoute,
  reportRoute,
  reportsRoute,
  reportTemplateRoute,
  uploadAnswersRoute,
  writeAnswersRoute,
} from '@corridor/contract'
import { REPORTED_COLUMNS } from '@corridor/evidence'
import { DomainError } from '@corridor/kernel'
import type { Explanation, Report } from '@corridor/reporting'
import { noSuchRecord } from '../../http/decisions.ts'
import type { Sender } from '../../http/guard.ts'
import { type Mounting, mount } from '../../http/mount.ts'
import { mountAttachment } from '../../http/mountAttachment.ts'
import { mountCommand } from '../../http/mountCommand.ts'
import { mountPrivate } from '../../http/mountPrivate.ts'
import { RefusedRequest } from '../../http/refuseUnfitRequest.ts'
import { lookUpGate } from '../agencies/lookUpGate.ts'
import { requirePerson } from '../identity/sessions.ts'
import { mountActions } from '../ledger/mountActions.ts'
import { newRecordId } from '../registers/newRecordId.ts'
import { examineAnswers } from './examined.ts'
import { readCalendar, readChanges, readReported } from './publicReports.ts'
import { protectedQuestionnaire, questionnaireKind } from './questionnaireKind.ts'
import type { ReportParts } from './ReportParts.ts'
import { findQuestionnaire, listQuestionnaires, readQuestionnaire } from './readQuestionnaires.ts'
import { findReport, listReports, openReport, readReport } from './readReports.ts'
import { readUpload } from './readUpload.ts'
import { protectedReport, reportKind } from './reportKind.ts'
import { writeTemplate } from './workbook/writeTemplate.ts'
import { writeAnswers } from './writeAnswers.ts'

/** A definition names every table in four languages. */
const LARGEST_DEFINITION_BYTES = 256 * 1024
const LARGEST_ANSWERS_BYTES = 4 * 1024 * 1024
/** Base64 and the rest of the body. */
const LARGEST_UPLOAD_BYTES = Math.ceil(LARGEST_REPORT_FILE_BYTES / 3) * 4 + 4096
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Questionnaires of a region, what countries report, and what is released of it. */
export function reportingRoutes(place: Mounting, parts: ReportParts): void {
  publicRoutes(place, parts)
  mountPrivate(place, questionnairesRoute, (_, sender) => listQuestionnaires(parts, sender))
  mountPrivate(place, questionnaireRoute, ({ questionnaire }, sender) =>
    readQuestionnaire(parts, sender, questionnaire),
  )
  mountPrivate(place, reportsRoute, (wanted, sender) => listReports(parts, sender, wanted))
  mountPrivate(place, reportRoute, ({ report }, sender) => readReport(parts, sender, report))
  answerRoutes(place, parts)
  actRoutes(place, parts)
}

function publicRoutes(place: Mounting, parts: ReportParts): void {
  const gate = lookUpGate()
  mount(place, releaseCalendarRoute, {
    isLive: true,
    answer: () => gate.enter(() => readCalendar(parts)),
  })
  mount(place, reportedFiguresRoute, {
    answer: (wanted) => readReported(parts, wanted),
    table: ({ source, figures }) => ({
      columns: [...REPORTED_COLUMNS],
      rows: figures.map((figure) => REPORTED_COLUMNS.map((column) => figure[column])),
      fileName: source?.release ?? 'country-reports',
    }),
  })
  mount(place, releaseChangesRoute, { answer: (wanted) => readChanges(parts, wanted) })
}

/** @throws {DomainError} `not_found` for a report that is not there or out of reach. */
async function requireFilling(parts: ReportParts, sender: Sender, id: string): Promise<Report> {
  const row = await findReport(parts, id)
  if (row === undefined) throw noSuchRecord('fill.report')
  sender.require('fill.report', protectedReport(row))
  return JSON.parse(row.state) as Report
}

function answerRoutes(place: Mounting, parts: ReportParts): void {
  mountCommand(
    place,
    writeAnswersRoute,
    async ({ report: id }, { revision, cells, explanations }, sender) => {
      await requireFilling(parts, sender, id)
      const { person } = requirePerson(sender)
      const change = { revision, cells, explanations: explanations as readonly Explanation[] }
      return await writeAnswers(parts, id, person, change)
    },
    { largestBodyBytes: LARGEST_ANSWERS_BYTES },
  )
  mountCommand(
    place,
    uploadAnswersRoute,
    async ({ report: id }, { revision, content }, sender) => {
      const state = await requireFilling(parts, sender, id)
      const { person } = requirePerson(sender)
      const bytes = Buffer.from(content, 'base64')
      if (bytes.length > LARGEST_REPORT_FILE_BYTES) {
        throw new RefusedRequest(
          413,
          'too_large',
          `The file is over the limit of ${LARGEST_REPORT_FILE_BYTES} bytes`,
        )
      }
      return await takeUpload(parts, sender, { id, state, revision, person, bytes })
    },
    { largestBodyBytes: LARGEST_UPLOAD_BYTES },
  )
  mountAttachment(place, reportTemplateRoute, async ({ report: id, language }, sender) => {
    const { state, definition, layout, draft } = await openReport(parts, sender, id)
    const bytes = writeTemplate({
      ...{ report: state, definition, layout, cells: draft.cells, language },
    })
    return {
      fileName: `${state.definition}-${state.country}-${state.period}-${language}.xlsx`,
      ...{ mediaType: XLSX, sizeBytes: bytes.length },
      pieces: (async function* () {
        yield bytes
      })(),
    }
  })
}

interface Upload {
  readonly id: string
  readonly state: Report
  readonly revision: number
  readonly person: string
  readonly bytes: Uint8Array
}

async function takeUpload(
  parts: ReportParts,
  sender: Sender,
  { id, state, revision, person, bytes }: Upload,
) {
  if (state.status !== 'in_progress') {
    throw new DomainError('not_in_state', 'This report is not being filled at the moment', {
      ...{ status: state.status, available: [] },
    })
  }
  const { definition, layout, draft } = await openReport(parts, sender, id)
  const { cells, replacesAll, problems } = await readUpload(bytes, state, definition, layout)
  const { pool, tenant } = parts.ledger
  const examined =
    cells === null
      ? await examineAnswers(pool, tenant, state, definition, draft)
      : await writeAnswers(parts, id, person, { revision, cells, explanations: [], replacesAll })
  return { taken: cells !== null, problems: [...problems], examined }
}

function actRoutes(place: Mounting, parts: ReportParts): void {
  const { ledger, evidence } = parts
  mountActions(
    place,
    {
      ...{ ledger, kind: questionnaireKind, largestBodyBytes: LARGEST_DEFINITION_BYTES },
      async findRecord({ input, type, key }) {
        if (type !== 'questionnaire.define') {
          const row = await findQuestionnaire(parts, String(input.questionnaire))
          return row === undefined ? null : protectedQuestionnaire(row)
        }
        const record = newRecordId('r', 'questionnaire', key)
        return protectedQuestionnaire({ record, status: 'drafted' })
      },
      async check({ payload }) {
        const { definition } = payload as { readonly definition?: { readonly countries: string[] } }
        const known = new Set(evidence.areas.areas.map(({ code }) => code))
        const unknown = (definition?.countries ?? []).filter((code) => !known.has(code))
        if (unknown.length === 0) return
        throw new DomainError('unknown_area', `${unknown.join(', ')}: no known country`, {
          areas: unknown,
        })
      },
    },
    QUESTIONNAIRE_ACT_ROUTES,
  )
  mountActions(
    place,
    {
      ...{ ledger, kind: reportKind },
      async findRecord({ input, type, key, payload }) {
        if (type !== 'report.draft') {
          const row = await findReport(parts, String(input.report))
          return row === undefined ? null : protectedReport(row)
        }
        const record = newRecordId('r', 'report', key)
        const { country } = payload as { readonly country: string }
        return protectedReport({ record, country, status: 'drafted' })
      },
    },
    REPORT_ACT_ROUTES,
  )
}
