import {
  figuresByAddress,
  layOut,
  publishReport,
  type Report,
  readCells,
} from '@corridor/reporting'
import { enterRelease } from '../../evidence/index.ts'
import { addJob, type JobTask } from '../../jobs/jobQueue.ts'
import type { Queryable } from '../ledger/LedgerPlace.ts'
import { isDemonstration, publisherOf } from '../statistics/index.ts'
import { draftReportRelease } from './draftReportRelease.ts'
import type { ReportParts } from './ReportParts.ts'
import { readProtection } from './readProtection.ts'
import { definitionOf } from './readQuestionnaireState.ts'
import { readAnswers } from './reportDrafts.ts'

const RELEASE = 'report_release'

export const addReleaseJob = (client: Queryable, record: string): Promise<void> =>
  addJob(client, { task: RELEASE, payload: { record }, key: `${RELEASE} ${record}` })

/** What the job queue runs for reports. */
export const reportTasks = (parts: ReportParts): Readonly<Record<string, JobTask>> => ({
  [RELEASE]: (payload) =>
    writeReportRelease(parts, (payload as { readonly record: string }).record),
})

/**
 * Enters what was released and is not in the catalogue yet; a second time changes nothing. The clock
 * took the action of release at its moment, so that nothing is written before it.
 *
 * @throws when the answers that were accepted are gone.
 */
export async function writeReportRelease(parts: ReportParts, record: string): Promise<void> {
  const { db, dataDir, now, ledger, evidence } = parts
  const { owner, tenant } = ledger
  const { rows } = await owner.query<{ state: string }>(
    'select state from country_report where tenant = $1 and record = $2',
    [tenant, record],
  )
  if (rows[0] === undefined) return
  const report = JSON.parse(rows[0].state) as Report
  const release = report.releases.at(-1)
  if (release === undefined) return
  const answers = await readAnswers(owner, tenant, record, release.checksum)
  if (answers === null) {
    throw new Error(`what ${release.release} is made of is gone; restore report_answers`)
  }
  const definition = await definitionOf(owner, tenant, report.questionnaire)
  const layout = layOut(definition, report.country)
  const { cells } = readCells(layout, answers.cells)
  const place = { tenant, record, timeZone: ledger.timeZone, now: now() }
  const protection = await readProtection(owner, place, report, release.revision, layout)
  const published = publishReport(definition, layout, cells, report.period, protection)
  const drafted = draftReportRelease(report, release, definition, published, {
    publisher: await publisherOf(parts),
    synthetic: await isDemonstration(parts),
    timeZone: ledger.timeZone,
    nameOf: (code) => evidence.areas.areas.find((area) => area.code === code)?.names.en ?? code,
  })
  await enterRelease({ ...drafted, origin: 'published' }, { kysely: db, dataDir, now })
  const figures = Object.fromEntries(figuresByAddress(layout, published.rows))
  await owner.query(
    `insert into report_figures (tenant, record, revision, figures) values ($1, $2, $3, $4)
     on conflict (tenant, record, revision) do nothing`,
    [tenant, record, release.revision, JSON.stringify(figures)],
  )
}
